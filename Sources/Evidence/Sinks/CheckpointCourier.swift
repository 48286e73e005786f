import Dispatch
import Synchronization

/// Brings checkpoints to the sinks, after and beside the commits.
///
/// A checkpoint covers all before it, so where several wait only the newest goes out, and one that failed is made good
/// by the next. A sink that fails never fails an append: the record is durable already. It is reported.
final class CheckpointCourier: Sendable {
  private struct State {
    var next: String?
    var isRunning = false
  }

  private let sinks: [CheckpointSink]
  private let report: @Sendable (String) -> Void
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "cavra.evidence.sinks")

  init(sinks: [CheckpointSink], report: @escaping @Sendable (String) -> Void) {
    self.sinks = sinks
    self.report = report
  }

  /// Hands over a signed checkpoint and returns at once.
  func send(_ note: String) {
    guard !sinks.isEmpty else { return }
    let mustStart = state.withLock { state in
      state.next = note
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if mustStart { queue.async { self.deliver() } }
  }

  /// Returns when the newest checkpoint was delivered or has failed.
  func close() async {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume() }
    }
  }

  private func deliver() {
    while let note = nextNote() {
      for sink in sinks {
        do throws(EvidenceError) {
          try sink.deliver(note)
        } catch {
          report("checkpoint not delivered to \(sink.name), the next one will try again: \(error)")
        }
      }
    }
  }

  private func nextNote() -> String? {
    state.withLock { state in
      defer { state.next = nil }
      if state.next == nil { state.isRunning = false }
      return state.next
    }
  }
}
