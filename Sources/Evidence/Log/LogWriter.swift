import Dispatch
import Model
import Synchronization

/// Lets concurrent appends share transactions: whoever waits when a commit ends is taken into the next one.
///
/// One serial queue does all the writing. It runs only while something waits, so an idle log costs nothing.
final class LogWriter: Sendable {
  /// One record that waits, and where its answer goes.
  struct Submission: Sendable {
    let record: PreparedRecord
    let deadline: ContinuousClock.Instant
    let answer: @Sendable (Result<EvidenceReceipt, EvidenceError>) -> Void
  }

  /// The most records of one transaction.
  private static let batchLimit = 512

  private struct State {
    var waiting: [Submission] = []
    var isDraining = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "cavra.evidence.writer")
  private let waitingLimit: Int
  private let committer: LogCommitter

  init(committer: LogCommitter, waitingLimit: Int) {
    self.committer = committer
    self.waitingLimit = waitingLimit
  }

  /// Waits until the record is durable or has failed.
  func append(_ record: PreparedRecord, wait: Duration) async throws(EvidenceError) -> EvidenceReceipt {
    let result = await withCheckedContinuation { continuation in
      submit(Submission(record: record, deadline: .now + wait) { continuation.resume(returning: $0) })
    }
    return try result.get()
  }

  /// Takes no more records and returns when those that wait are answered.
  func close() async {
    state.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume() }
    }
  }

  private func submit(_ submission: Submission) {
    let (refusal, mustStart) = state.withLock { state -> (EvidenceError?, Bool) in
      if state.isClosed { return (.closed, false) }
      if state.waiting.count >= waitingLimit { return (.overloaded(state.waiting.count), false) }
      state.waiting.append(submission)
      defer { state.isDraining = true }
      return (nil, !state.isDraining)
    }
    if let refusal { return submission.answer(.failure(refusal)) }
    if mustStart { queue.async { self.drain() } }
  }

  private func drain() {
    while let batch = nextBatch() { commit(batch) }
  }

  private func nextBatch() -> [Submission]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isDraining = false
        return nil
      }
      let batch = Array(state.waiting.prefix(Self.batchLimit))
      state.waiting.removeFirst(batch.count)
      return batch
    }
  }

  /// Commits a batch. Where the lock is not had in time, only those whose time is up fail; the others try on.
  private func commit(_ batch: [Submission]) {
    var rest = batch
    while true {
      let now = ContinuousClock.now
      rest.filter { $0.deadline <= now }.forEach { $0.answer(.failure(.timeout)) }
      rest.removeAll { $0.deadline <= now }
      guard let first = rest.map(\.deadline).min() else { return }
      do throws(EvidenceError) {
        let results = try committer.commit(rest.map(\.record), until: first)
        for (submission, result) in zip(rest, results) { submission.answer(result) }
        return
      } catch  where error.code == .timeout {
        continue
      } catch {
        rest.forEach { $0.answer(.failure(error)) }
        return
      }
    }
  }
}
