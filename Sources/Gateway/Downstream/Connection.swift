import CanonicalJSON
import MCPTransport
import Synchronization

/// An open connection to a downstream server: what it is, what may be shown of it, which calls run on it.
final class Connection: Sendable {
  let client: MCPClient
  let peer: PeerDescription
  private let link: any DownstreamLink
  private let surface: Mutex<ApprovedSurface>
  private let running = Mutex<[Int: CallRelay]>([:])
  private let nextRelay = Atomic<Int>(0)

  init(client: MCPClient, peer: PeerDescription, link: any DownstreamLink, surface: ApprovedSurface) {
    self.client = client
    self.peer = peer
    self.link = link
    self.surface = Mutex(surface)
  }

  var era: Era { peer.version.era }

  /// What may be shown of the server at present.
  var approved: ApprovedSurface {
    get { surface.withLock { $0 } }
    set { surface.withLock { $0 = newValue } }
  }

  var lastWords: String { link.lastWords }

  func end() async {
    await client.close()
    await link.end()
  }

  // MARK: Calls under way

  var isBusy: Bool { running.withLock { !$0.isEmpty } }

  /// Notes a call, so that what the server says beside the answer finds its way.
  func begin(_ relay: CallRelay) -> Int {
    let id = nextRelay.add(1, ordering: .relaxed).newValue
    running.withLock { $0[id] = relay }
    return id
  }

  func finish(_ id: Int) { running.withLock { $0[id] = nil } }

  /// The youngest call under way for which `condition` holds: on stdio nothing says to which call a message belongs.
  func youngest(where condition: (CallRelay) -> Bool) -> CallRelay? {
    running.withLock { calls in
      calls.filter { condition($0.value) }.max { $0.key < $1.key }?.value
    }
  }
}
