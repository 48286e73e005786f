import CanonicalJSON
import MCPTransport
import Synchronization

/// A channel without a process behind it: the test is the server, byte by byte where it wants to.
final class MemoryChannel: MessageChannel {
  private struct State {
    var deliver: (@Sendable (Line) -> Void)?
    var ended: (@Sendable (String) -> Void)?
    var splitter: LineSplitter
    var isOver = false
  }

  private let state: Mutex<State>
  private let heard: @Sendable ([UInt8]) -> Void

  /// - Parameter heard: gets each message that is sent to the server, in order.
  init(maximumFrame: Int = 64 << 20, heard: @escaping @Sendable ([UInt8]) -> Void) {
    state = Mutex(State(splitter: LineSplitter(maximumFrame: maximumFrame)))
    self.heard = heard
  }

  func start(
    deliver: @escaping @Sendable (Line) -> Void,
    ended: @escaping @Sendable (String) -> Void
  ) throws(TransportError) {
    state.withLock { state in
      state.deliver = deliver
      state.ended = ended
    }
  }

  func send(_ message: [UInt8]) async throws(TransportError) {
    if !state.withLock({ $0.isOver }) { heard(message) }
  }

  func close() async { end("the connection was closed") }

  /// The server writes bytes.
  func write(_ bytes: [UInt8]) {
    let (lines, deliver) = state.withLock { state -> ([Line], (@Sendable (Line) -> Void)?) in
      var lines: [Line] = []
      guard !state.isOver else { return ([], nil) }
      bytes.withUnsafeBytes { chunk in state.splitter.append(chunk) { lines.append($0) } }
      return (lines, state.deliver)
    }
    for line in lines { deliver?(line) }
  }

  /// The server's output ends.
  func end(_ reason: String) {
    let ended = state.withLock { state -> (@Sendable (String) -> Void)? in
      guard !state.isOver else { return nil }
      state.isOver = true
      return state.ended
    }
    ended?(reason)
  }
}
