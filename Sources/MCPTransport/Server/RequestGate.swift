import Synchronization

/// Sees to it that a request is answered once at most, that nothing about it is sent afterwards, and that progress grows.
final class RequestGate: Sendable {
  private struct State {
    var isClosed = false
    var lastProgress = -Double.infinity
  }

  private let state = Mutex(State())

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Claims the right to answer (or, when cancelled, to leave the answer out); true for the first caller only.
  func close() -> Bool {
    state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
  }

  /// Whether progress of this value may still be sent.
  func admit(progress value: Double) -> Bool {
    state.withLock { state in
      guard !state.isClosed, value > state.lastProgress else { return false }
      state.lastProgress = value
      return true
    }
  }
}
