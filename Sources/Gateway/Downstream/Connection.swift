import CanonicalJSON
import MCPTransport
import Synchronization

/// An open connection to a downstream server: what it is and which calls run on it.
final class Connection: Sendable {
  let client: MCPClient
  let peer: PeerDescription
  /// What we said of the agent when the connection was opened.
  let agent: AgentView
  private let link: any DownstreamLink
  private let inbox: Inbox
  private let running = Mutex<[Int: OngoingCall]>([:])
  private let nextCall = Atomic<Int>(0)
  /// How the server ended by itself, once it has.
  private let ending = Mutex<String?>(nil)
  /// Questions of a legacy server that no call under way could carry to a modern agent yet.
  private let held = Mutex<[PeerRequest]>([])
  /// The level that a legacy server was asked for.
  private let logLevel = Mutex<LogLevel?>(nil)

  init(_ opened: Opening.Opened, agent: AgentView) {
    client = opened.client
    peer = opened.peer
    link = opened.link
    inbox = opened.inbox
    self.agent = agent
  }

  var era: Era { peer.version.era }

  var over: String? {
    get { ending.withLock { $0 } }
    set { ending.withLock { $0 = newValue } }
  }

  var lastWords: String { link.lastWords }

  /// Tells the operator of something odd, so often and no more.
  func note(_ text: String) { inbox.note(text) }

  func end() async {
    await client.close()
    await link.end()
    for question in held.withLock({ $0 }) { question.refuse(.internalError("the connection was closed")) }
  }

  /// The parameters of a request in the server's era.
  func params(_ params: JSONObject, for agent: AgentView, logLevel: LogLevel?) -> JSONObject {
    guard era == .modern else { return MCPClient.legacy(params) }
    return MCPClient.modern(params, agent.identity(for: .modern), version: peer.version, logLevel: logLevel)
  }

  // MARK: Calls under way

  /// Notes a call, so that what the server says beside the answer finds its way; questions that waited for one go to it.
  func begin(_ call: OngoingCall) -> Int {
    let id = nextCall.add(1, ordering: .relaxed).newValue
    running.withLock { $0[id] = call }
    let waiting = held.withLock { held in
      defer { held = [] }
      return held
    }
    for question in waiting where !call.take(question) { held.withLock { $0.append(question) } }
    return id
  }

  func finish(_ id: Int) { running.withLock { $0[id] = nil } }

  /// The calls under way, youngest first: on stdio nothing says to which call a message belongs, and the youngest is the
  /// likeliest.
  var calls: [OngoingCall] {
    running.withLock { calls in calls.sorted { $0.key > $1.key }.map(\.value) }
  }

  /// Keeps a question until a call can carry it; false where too many wait.
  func hold(_ question: PeerRequest, atMost limit: Int) -> Bool {
    held.withLock { held in
      guard held.count < limit else { return false }
      held.append(question)
      return true
    }
  }

  /// Gives a question up that still waits.
  func drop(_ question: PeerRequest) {
    let isHeld = held.withLock { held -> Bool in
      guard let place = held.firstIndex(where: { $0 === question }) else { return false }
      held.remove(at: place)
      return true
    }
    if isHeld { question.refuse(.internalError("no request is under way by which the client could be asked")) }
  }

  // MARK: Logging

  /// Asks a legacy server for messages of that level, where it was not asked for them yet; what it answers is its matter.
  func want(_ level: LogLevel, within limit: Duration) async {
    guard era == .legacy, peer.capabilities["logging"] != nil else { return }
    let isNew = logLevel.withLock { current -> Bool in
      if let current, current <= level { return false }
      current = level
      return true
    }
    guard isNew else { return }
    _ = try? await client.request("logging/setLevel", ["level": .string(level.rawValue)], within: limit)
  }

  /// A legacy agent has chosen a level: it holds whatever was chosen before.
  func set(_ level: LogLevel, within limit: Duration) async {
    logLevel.withLock { $0 = nil }
    await want(level, within: limit)
  }
}
