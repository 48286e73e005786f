import Synchronization

/// Gathers the answers to one batch (2025-03-26: one array with all of them, in any order, nothing for notifications).
final class BatchCollector: Sendable {
  private struct State {
    var outstanding: Int
    var answers: [[UInt8]] = []
  }

  private let state: Mutex<State>

  /// - Parameter expected: how many messages of the batch get an answer.
  init(expected: Int) {
    state = Mutex(State(outstanding: expected))
  }

  /// Takes the next answer, nil for a request that was cancelled. Returns the whole array after the last one, unless
  /// nothing is left to say.
  func add(_ answer: [UInt8]?) -> [UInt8]? {
    let answers = state.withLock { state -> [[UInt8]]? in
      if let answer { state.answers.append(answer) }
      state.outstanding -= 1
      return state.outstanding == 0 ? state.answers : nil
    }
    guard let answers, !answers.isEmpty else { return nil }
    return OutgoingMessage.batch(answers)
  }
}
