package import Evidence
package import Gateway
package import Host
package import Model
import Signing
import Synchronization

/// Writes outcomes of calls into the evidence log beside the answers: several at a time, so that their order is not kept.
package final class OutcomeLog: OutcomeBook {
  /// How many outcomes may wait to be written; beyond, the newest is dropped and reads as unknown.
  private static let bound = 4096

  private let environment: Environment
  private let continuation: AsyncStream<CallOutcomeNote>.Continuation
  private let writer: Task<Void, Never>

  /// - Parameters:
  ///   - append: makes a record durable.
  ///   - report: gets one line on an outcome that could not be kept.
  package init(
    environment: Environment,
    append: @escaping @Sendable (CallOutcomeNote) async throws -> Void,
    report: @escaping @Sendable (String) -> Void
  ) {
    self.environment = environment
    let (stream, continuation) = AsyncStream<CallOutcomeNote>.makeStream(bufferingPolicy: .bufferingOldest(Self.bound))
    self.continuation = continuation
    writer = Task {
      await withTaskGroup(of: Void.self) { group in
        var running = 0
        for await note in stream {
          // Side by side, so that they share a commit.
          if running >= 256 {
            await group.next()
            running -= 1
          }
          running += 1
          group.addTask {
            do { try await append(note) } catch {
              report("the outcome of `\(note.decisionID)` is not in the evidence log: \(error)")
            }
          }
        }
      }
    }
  }

  package func note(_ decision: Decision, _ outcome: CallOutcome, after duration: Duration) {
    continuation.yield(note(decision, outcome, duration))
  }

  /// Returns when everything that was noted is written.
  package func close() async {
    continuation.finish()
    await writer.value
  }

  private func note(_ decision: Decision, _ outcome: CallOutcome, _ duration: Duration) -> CallOutcomeNote {
    let request = decision.request
    let (ending, receipt, reason): (CallOutcomeNote.Ending, CallReceipt?, String?) =
      switch outcome {
      case .completed(let receipt): (.completed, receipt, nil)
      case .asked(let receipt): (.asked, receipt, nil)
      case .withheld(let reason, let receipt): (.withheld, receipt, reason)
      case .failed(let reason): (.failed, nil, reason)
      case .cancelled: (.cancelled, nil, nil)
      }
    let parts = (receipt?.duration ?? duration).components
    return CallOutcomeNote(
      RecordContext(
        claimed: request.claimed,
        observed: request.observed,
        surface: .gateway,
        cwd: request.action.cwd,
        repository: request.repository,
        timestamp: environment.now()
      ),
      decisionID: decision.id,
      correlationID: request.correlationID,
      target: request.action.target,
      ending: ending,
      milliseconds: Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000),
      answer: receipt.map { receipt in
        CallOutcomeNote.Answer(
          digest: "sha256:\(receipt.digest.hex)",
          size: receipt.size,
          isError: receipt.isError,
          notes: receipt.notes.map { ($0.kind, $0.count) }
        )
      },
      reason: reason
    )
  }
}
