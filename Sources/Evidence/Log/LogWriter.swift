import Dispatch
import Model
import Synchronization

/// Lets concurrent appends share transactions: whoever waits when a commit ends is taken into the next one.
///
/// One serial queue does all the writing. It runs only while something waits, so an idle log costs nothing. A record that is
/// in no hurry begins no transaction of its own: it goes into the next one, or into one some milliseconds later.
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
    /// Whether one of those that wait is in a hurry.
    var isPressed = false
    var isDraining = false
    /// Whether a drain is coming for those that are in no hurry.
    var isExpected = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "cavra.evidence.writer")
  private let waitingLimit: Int
  private let sharingWait: Duration
  private let committer: LogCommitter

  /// - Parameter configuration: how many records may wait, and how long one in no hurry does.
  init(committer: LogCommitter, configuration: EvidenceConfiguration) {
    self.committer = committer
    waitingLimit = configuration.waitingRecords
    sharingWait = configuration.sharingWait
  }

  /// Waits until the record is durable or has failed.
  ///
  /// - Parameter isUrgent: false where nobody waits for this record, so that it shares the transaction of another.
  func append(
    _ record: PreparedRecord,
    wait: Duration,
    isUrgent: Bool = true
  ) async throws(EvidenceError) -> EvidenceReceipt {
    let result = await withCheckedContinuation { continuation in
      submit(Submission(record: record, deadline: .now + wait) { continuation.resume(returning: $0) }, isUrgent)
    }
    return try result.get()
  }

  /// Takes no more records and returns when those that wait are answered.
  func close() async {
    state.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      queue.async {
        self.drainAll()
        continuation.resume()
      }
    }
  }

  private func submit(_ submission: Submission, _ isUrgent: Bool) {
    enum Start { case now, soon, not }
    let (refusal, start) = state.withLock { state -> (EvidenceError?, Start) in
      if state.isClosed { return (.closed, .not) }
      if state.waiting.count >= waitingLimit { return (.overloaded(state.waiting.count), .not) }
      state.waiting.append(submission)
      if isUrgent {
        state.isPressed = true
        defer { state.isDraining = true }
        return (nil, state.isDraining ? .not : .now)
      }
      defer { state.isExpected = true }
      return (nil, state.isExpected ? .not : .soon)
    }
    if let refusal { return submission.answer(.failure(refusal)) }
    switch start {
    case .now: queue.async { self.drain() }
    case .soon:
      queue.asyncAfter(deadline: .now() + .milliseconds(Int(sharingWait / .milliseconds(1)))) {
        self.state.withLock { $0.isExpected = false }
        self.drainAll()
      }
    case .not: break
    }
  }

  /// Writes for as long as somebody is in a hurry. Runs on the queue alone, as all writing does.
  private func drain() {
    while let batch = nextBatch(whenPressed: true) { commit(batch) }
  }

  /// Writes until nothing waits.
  private func drainAll() {
    while let batch = nextBatch(whenPressed: false) { commit(batch) }
  }

  private func nextBatch(whenPressed: Bool) -> [Submission]? {
    state.withLock { state in
      guard !state.waiting.isEmpty, state.isPressed || !whenPressed else {
        state.isDraining = false
        return nil
      }
      let batch = Array(state.waiting.prefix(Self.batchLimit))
      state.waiting.removeFirst(batch.count)
      // What is left of a full batch may be in a hurry.
      state.isPressed = !state.waiting.isEmpty
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
