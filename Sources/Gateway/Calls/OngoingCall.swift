import CanonicalJSON
import MCPTransport
import Synchronization

/// A call that runs on a server, seen from what the server says beside its answer.
final class OngoingCall: Sendable {
  private let relay: Mutex<CallRelay?>
  /// Takes a question of a legacy server, where the agent behind the call can be asked it; false where it cannot.
  private let asker: Mutex<(@Sendable (PeerRequest) -> Bool)?> = Mutex(nil)

  init(_ relay: CallRelay) { self.relay = Mutex(relay) }

  /// Lets questions be taken by `asker`.
  func onQuestion(_ asker: @escaping @Sendable (PeerRequest) -> Bool) { self.asker.withLock { $0 = asker } }

  func take(_ question: PeerRequest) -> Bool { asker.withLock { $0 }?(question) ?? false }

  /// The request of the agent that waits for the answer at present; nil between two rounds of questions.
  var current: CallRelay? { relay.withLock { $0 } }

  /// The agent's next request takes the place of the one before.
  func attach(_ next: CallRelay) { relay.withLock { $0 = next } }

  /// The agent's request is about to be answered, and what comes until the next one is nobody's.
  func detach() async {
    let last = relay.withLock { relay -> CallRelay? in
      defer { relay = nil }
      return relay
    }
    await last?.finish()
  }
}
