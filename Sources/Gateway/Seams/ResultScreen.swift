package import CanonicalJSON

/// Text of a server on its way to the agent.
package enum ScreenedMatter: Sendable, Hashable {
  /// The result of `tools/call`; the schema is the tool's `outputSchema`.
  case toolResult(JSONObject, tool: String, outputSchema: JSON?)
  /// The result of `resources/read`.
  case resource(JSONObject, uri: String)
  /// The result of `prompts/get`.
  case prompt(JSONObject, name: String)
  /// The result of `completion/complete`.
  case completion(JSONObject)
  /// One entry of `resources/list`.
  case listing(JSONObject)
  /// The parameters of a request to the agent: `elicitation/create`, `sampling/createMessage`, `roots/list`, `tasks/…`.
  case question(method: String, JSONObject)
  /// The parameters of `notifications/message` or `notifications/progress`.
  case notice(JSONObject)
  /// An error object: `code`, `message`, `data`.
  case failure(JSONObject)
  /// What a server says of a task.
  case task(JSONObject)

  /// What is to be screened.
  package var object: JSONObject {
    switch self {
    case .toolResult(let object, _, _), .resource(let object, _), .prompt(let object, _), .completion(let object),
      .listing(let object), .question(_, let object), .notice(let object), .failure(let object), .task(let object):
      object
    }
  }
}

/// One thing that was taken out or marked.
package struct ScreenNote: Sendable, Hashable {
  /// What kind of thing, in the words of who screens.
  package let kind: String
  /// How many of them.
  package let count: Int

  package init(kind: String, count: Int) {
    self.kind = kind
    self.count = count
  }
}

/// What is left of a server's text.
package enum Screened: Sendable, Hashable {
  /// This may be passed on.
  case passed(JSONObject, [ScreenNote])
  /// Nothing of it may be passed on; the text tells the agent why.
  case withheld(String, [ScreenNote])
}

/// Takes out of a server's text what must not reach an agent or its model. Works on the value alone, without I/O.
package protocol ResultScreen: Sendable {
  func screen(_ matter: ScreenedMatter, from server: String) -> Screened
}
