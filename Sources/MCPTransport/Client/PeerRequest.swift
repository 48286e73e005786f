package import CanonicalJSON
import Synchronization

/// A request that a legacy server sends to its client. It is answered exactly once.
package final class PeerRequest: Sendable {
  /// `sampling/createMessage`, `elicitation/create`, `roots/list`, or one that we do not know.
  package let method: String
  /// Empty where there are none.
  package let params: JSONObject
  let id: RequestID
  private let reply: @Sendable ([UInt8]) -> Void
  private let isOpen = Mutex(true)
  private let withdrawal = OneShot<Void>()

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

  /// Returns when the server does not want the answer any more; never, where it is answered.
  package func withdrawn() async { await withdrawal.value() }

  func withdraw() { if close() { withdrawal.set(()) } }

  private func close() -> Bool {
    isOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
  }
}
