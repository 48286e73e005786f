package import CanonicalJSON

/// What a handler may answer: the output, or that the client must supply something first (2026-07-28, multi round-trip
/// requests). Only `tools/call`, `prompts/get` and `resources/read` can ask.
package enum Answer<Output: Sendable>: Sendable {
  case complete(Output)
  /// Only for a modern client (`RequestContext.era`); a legacy one gets an internal error, because it has no such answer.
  case inputRequired(InputRequired)
  /// The members of another server's result, of any kind, to be passed on as they are. What the client's revision does not
  /// know is left out, as with everything else.
  case passed(JSONObject)
}

/// One question to the client's user, model or file system.
package struct InputRequest: Sendable {
  /// What is asked for.
  package enum Method: String, Sendable {
    case elicit = "elicitation/create"
    case sample = "sampling/createMessage"
    case listRoots = "roots/list"
  }

  /// The name under which the answer comes back in `RequestContext.inputResponses`; unique within one answer.
  package let key: String
  /// Which kind of question it is.
  package let method: Method
  /// The parameters of that method.
  package let params: JSONObject

  /// A question; see the properties.
  package init(key: String, method: Method, params: JSONObject) {
    self.key = key
    self.method = method
    self.params = params
  }

  /// Whether the client declared with this request that it can be asked this. An empty `elicitation` means forms.
  package func isCovered(by capabilities: JSONObject) -> Bool {
    switch method {
    case .sample: capabilities["sampling"]?.objectValue != nil
    case .listRoots: capabilities["roots"]?.objectValue != nil
    case .elicit:
      switch capabilities["elicitation"]?.objectValue {
      case nil: false
      case .some(let modes): modes[elicitationMode] != nil || (modes.isEmpty && elicitationMode.sameBytes(as: "form"))
      }
    }
  }

  /// The capability that `isCovered` looks for, as it is named in the error.
  var requiredCapability: (name: String, value: JSON) {
    switch method {
    case .sample: ("sampling", [:])
    case .listRoots: ("roots", [:])
    case .elicit: ("elicitation", [elicitationMode: [:]])
    }
  }

  private var elicitationMode: String {
    params["mode"]?.stringValue?.sameBytes(as: "url") ?? false ? "url" : "form"
  }
}

/// A round of questions. The client sends the request anew, with another id, the answers, and the state as it was given.
package struct InputRequired: Sendable {
  /// The questions; none where only the state is to come back.
  package let requests: [InputRequest]
  /// Comes back in `RequestContext.requestState`. It passes through the client, so it must be sealed and bound to the
  /// request by whoever makes it, and checked as input from outside when it comes back.
  package let state: String?

  /// Nil where there is neither a question nor a state, or a key stands twice.
  package init?(requests: [InputRequest], state: String?) {
    guard !requests.isEmpty || state != nil else { return nil }
    guard Set(requests.map { ByteKey($0.key) }).count == requests.count else { return nil }
    self.requests = requests
    self.state = state
  }

  /// The members of the result.
  ///
  /// - Throws: `MCPError.missingClientCapability` where the client cannot be asked one of the questions.
  func json(for capabilities: JSONObject) throws(MCPError) -> JSONObject {
    var missing = JSONObject()
    for request in requests where !request.isCovered(by: capabilities) {
      let required = request.requiredCapability
      missing[required.name] = required.value
    }
    guard missing.isEmpty else { throw .missingClientCapability(missing) }
    var questions = JSONObject()
    for request in requests {
      questions[request.key] = ["method": .string(request.method.rawValue), "params": .object(request.params)]
    }
    var object = JSONObject()
    if !questions.isEmpty { object["inputRequests"] = .object(questions) }
    object["requestState"] = state.map(JSON.string)
    return object
  }
}
