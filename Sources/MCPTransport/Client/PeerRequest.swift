package import CanonicalJSON
import Synchronization

/// A request that a legacy server sends to its client. It is answered exactly once.
package final class PeerRequest: Sendable {
  private enum State {
    case open((@Sendable () -> Void)?)
    case answered
    case withdrawn
  }

  /// `sampling/createMessage`, `elicitation/create`, `roots/list`, or one that we do not know.
  package let method: String
  /// Empty where there are none.
  package let params: JSONObject
  let id: RequestID
  private let reply: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State.open(nil))

  init(_ request: IncomingRequest, reply: @escaping @Sendable ([UInt8]) -> Void) {
    id = request.id
    method = request.method
    params = request.params
    self.reply = reply
  }

  /// Answers with a result; a second answer, or one after the server has withdrawn its request, goes nowhere.
  package func answer(_ result: JSONObject) {
    if close() { reply(OutgoingMessage.result(id, result)) }
  }

  /// Answers with an error.
  package func refuse(_ error: MCPError) {
    if close() { reply(OutgoingMessage.error(id, error)) }
  }

  /// Sees to it that `action` runs when the server does not want the answer any more, or has gone; at once where that has
  /// happened already, never where the request is answered. One action, the last one set.
  package func onWithdrawal(_ action: @escaping @Sendable () -> Void) {
    let runsNow = state.withLock { state -> Bool in
      switch state {
      case .withdrawn: return true
      case .answered: return false
      case .open:
        state = .open(action)
        return false
      }
    }
    if runsNow { action() }
  }

  func withdraw() {
    let action = state.withLock { state -> (@Sendable () -> Void)? in
      guard case .open(let action) = state else { return nil }
      state = .withdrawn
      return action
    }
    action?()
  }

  private func close() -> Bool {
    state.withLock { state in
      guard case .open = state else { return false }
      state = .answered
      return true
    }
  }
}
