import CanonicalJSON
import MCPTransport

/// One request of the agent on its way to a server.
struct Errand: Sendable {
  let server: DownstreamServer
  let method: String
  /// The agent's parameters, with the server's own names in them.
  let params: JSONObject
  let context: RequestContext
  let subject: GatewayAction.Subject
  /// Whether the agent's era lets the answer be a question (2026-07-28: `tools/call`, `prompts/get`, `resources/read`).
  let canAsk: Bool

  /// Whether what was judged is still what the server offers, now that it is open.
  func isOffered(_ surface: ApprovedSurface?) -> Bool {
    guard let surface else { return false }
    switch subject {
    case .tool(_, _, let definition): return surface.tools.contains(definition)
    case .prompt(_, _, let definition): return surface.prompts.contains(definition)
    case .resource: return surface.hasResources
    case .completion: return surface.capabilities["completions"] != nil
    }
  }

  /// What has to be the same when the agent comes back with answers (2026-07-28: the same parameters).
  var essence: JSONObject {
    var params = params
    params["_meta"] = nil
    params["inputResponses"] = nil
    params["requestState"] = nil
    return params
  }

  /// The answer as it is screened.
  func matter(_ result: JSONObject) -> ScreenedMatter {
    switch subject {
    case .tool(let name, _, let definition):
      result["task"] != nil && result["content"] == nil
        ? .task(result) : .toolResult(result, tool: name, outputSchema: definition["outputSchema"])
    case .resource(let uri): .resource(result, uri: uri)
    case .prompt(let name, _, _): .prompt(result, name: name)
    case .completion: .completion(result)
    }
  }

  /// The member that a result of this kind cannot do without.
  var neededMember: String {
    switch subject {
    case .tool: "content"
    case .resource: "contents"
    case .prompt: "messages"
    case .completion: "completion"
    }
  }
}

/// The agent is told in words that it gets nothing, and why: a result that is an error, or an error where there is no such
/// result.
struct Refusal: Error {
  let text: String
}
