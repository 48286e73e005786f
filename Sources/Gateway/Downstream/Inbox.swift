import CanonicalJSON
import MCPTransport
import Synchronization

/// Takes what a server sends unasked, from its first byte on; keeps it until there is somebody who deals with it.
final class Inbox: Sendable {
  /// Who deals with it; called on the channel's thread.
  struct Sink: Sendable {
    let notification: @Sendable (String, JSONObject) -> Void
    let question: @Sendable (PeerRequest) -> Void
    let ended: @Sendable (String) -> Void
  }

  /// More than this many questions before the connection is open are a server gone wrong.
  private static let mostWaiting = 16

  private struct State {
    var sink: Sink?
    var questions: [PeerRequest] = []
    var end: String?
    var noise = 0
  }

  private let state = Mutex(State())
  private let server: String
  private let diagnose: @Sendable (String) -> Void

  init(server: String, diagnose: @escaping @Sendable (String) -> Void) {
    self.server = server
    self.diagnose = diagnose
  }

  /// For the client that this is the inbox of.
  var events: MCPClient.Events {
    MCPClient.Events(
      notification: { [self] method, params in state.withLock { $0.sink }?.notification(method, params) },
      request: { [self] in take($0) },
      ended: { [self] in end($0) },
      diagnose: { [self] in note($0) }
    )
  }

  /// Hands over what has come and what will come.
  func connect(_ sink: Sink) {
    let (questions, end) = state.withLock { state -> ([PeerRequest], String?) in
      state.sink = sink
      defer { state.questions = [] }
      return (state.questions, state.end)
    }
    for question in questions { sink.question(question) }
    if let end { sink.ended(end) }
  }

  private func take(_ question: PeerRequest) {
    enum Way { case now(Sink), later, never }
    let way = state.withLock { state -> Way in
      if let sink = state.sink { return .now(sink) }
      guard state.questions.count < Self.mostWaiting else { return .never }
      state.questions.append(question)
      return .later
    }
    switch way {
    case .now(let sink): sink.question(question)
    case .later: break
    case .never: question.refuse(.internalError("too many requests before the connection is open"))
    }
  }

  private func end(_ reason: String) {
    let sink = state.withLock { state -> Sink? in
      state.end = reason
      return state.sink
    }
    sink?.ended(reason)
  }

  /// A server that writes its log where messages belong would fill ours: of each ten times as many lines one is told.
  func note(_ text: String) {
    let count = state.withLock { state -> Int in
      state.noise += 1
      return state.noise
    }
    var power = 1
    while power < count { power *= 10 }
    guard power == count else { return }
    diagnose("server `\(server)`: \(text)\(count > 1 ? " (\(count) such lines so far)" : "")")
  }
}
