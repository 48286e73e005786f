import CanonicalJSON
import MCPTransport

/// A legacy server's demand that a person goes to a URL first (2025-11-25: error -32042) as a round of questions for a modern
/// agent. The call is over by then; when the agent comes back, it is sent anew.
extension Transit {
  static let urlElicitationRequired = -32042
  private static let state = "cavra-url"

  /// The questions, where the error is that demand and the agent can be asked; nil for any other error.
  func urlRound(_ error: MCPError, _ context: RequestContext) -> JSONObject? {
    guard error.code.number == Self.urlElicitationRequired, let list = error.data?["elicitations"]?.arrayValue else {
      return nil
    }
    var requests = JSONObject()
    for (place, elicitation) in list.enumerated() {
      let params = Question.modern(elicitation.objectValue ?? JSONObject())
      guard Question.isCovered("elicitation/create", params, by: context.clientCapabilities) else { return nil }
      requests["\(Self.state)-\(place + 1)"] = ["method": "elicitation/create", "params": .object(params)]
    }
    guard !requests.isEmpty else { return nil }
    return [
      "resultType": "input_required", "inputRequests": .object(requests), "requestState": .string(Self.state),
    ]
  }

  /// Whether the request comes back from such a round. The state holds nothing: whoever sends it only has the call made anew.
  func isURLRound(_ context: RequestContext) -> Bool { context.requestState?.sameBytes(as: Self.state) ?? false }

  /// The person did not go there, so there is nothing to try again.
  func refusedURL(_ context: RequestContext) -> Refusal? {
    guard isURLRound(context) else { return nil }
    let isAccepted = context.inputResponses.members.allSatisfy { $0.value["action"]?.stringValue == "accept" }
    return isAccepted && !context.inputResponses.isEmpty
      ? nil : Refusal(text: "the server needs a person to go to a URL first, and that was declined")
  }
}
