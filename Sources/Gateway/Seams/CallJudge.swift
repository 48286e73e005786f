package import CanonicalJSON
package import Signing

/// Something that the agent wants of a server, as it is judged before anything of it is sent there.
package struct GatewayAction: Sendable {
  /// What is wanted; names are the server's own.
  package enum Subject: Sendable, Hashable {
    /// The definition is the approved one.
    case tool(name: String, arguments: JSONObject, definition: JSONObject)
    case resource(uri: String)
    case prompt(name: String, arguments: JSONObject, definition: JSONObject)
    /// Proposals for an argument of a prompt or of a resource's template; `of` is the prompt's name or the template.
    case completion(of: String, argument: String, value: String)
  }

  /// The server's name in the trust registry.
  package let server: String
  package let subject: Subject
  /// The id of the agent's request as it was written, unique while that is in flight.
  package let callID: String
  /// The request's `_meta`: a client may name its call there. Input from outside.
  package let meta: JSONObject
  /// How the client calls itself; claimed.
  package let clientInfo: JSONObject?
  /// Whether the agent answers questions that an earlier try of the same call brought up (2026-07-28). It is judged anew.
  package let isRetry: Bool
}

/// Joins a judgement with what became of the call.
package struct CallToken: Sendable, Hashable {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// What was decided on an action.
package enum JudgedCall: Sendable, Hashable {
  /// It goes on; `settle` is called with the token exactly once.
  case forward(CallToken)
  /// It does not; the text tells the agent why and what to do instead.
  case refuse(String)
}

/// What became of a call that went on.
package enum CallOutcome: Sendable, Hashable {
  /// The server answered, and this was passed on.
  case completed(CallReceipt)
  /// The server needs input first; the agent was asked and may come back with a call of its own.
  case asked(CallReceipt)
  /// The server answered, but nothing of it was passed on; the reason.
  case withheld(String, CallReceipt)
  /// The server answered with an error, or not at all; the reason.
  case failed(String)
  /// The agent does not want the answer any more.
  case cancelled
}

/// What is kept of an answer.
package struct CallReceipt: Sendable, Hashable {
  /// SHA-256 of the result that was passed on, as it is written.
  package let digest: Digest
  /// The bytes of the server's result before anything was taken out.
  package let size: Int
  /// From the judgement to the answer.
  package let duration: Duration
  /// Whether the server called its answer an error.
  package let isError: Bool
  /// What was taken out or marked.
  package let notes: [ScreenNote]
}

/// Decides whether an action goes on, and hears what became of it.
package protocol CallJudge: Sendable {
  /// Called before anything of the action is sent; nothing is sent until it has returned. Whatever goes wrong is a refusal.
  func judge(_ action: GatewayAction) async -> JudgedCall

  /// Called once for each action that went on, before its answer is passed on.
  func settle(_ token: CallToken, _ outcome: CallOutcome) async
}
