package import Model
package import Signing
import Store

/// The evidence log of one home: append-only, hash-chained, signed.
///
/// `append` returns only when the record is on disk with a signed checkpoint over it, or throws; there is nothing in
/// between. Any number of tasks, threads and processes may append to one log; there is one chain.
package final class EvidenceLog: Sendable {
  package let configuration: EvidenceConfiguration
  /// The key that signs this log's checkpoints; its name is the log's origin.
  package var verifierKey: VerifierKey { signer.verifierKey }
  /// For searching in the same process.
  package let reader: EvidenceReader
  let signer: NoteSigner
  private let store: StoreDatabase
  let builder: RecordBuilder
  private let writer: LogWriter
  private let courier: CheckpointCourier

  /// Opens the log of a home, and makes it with its keys where there is none.
  ///
  /// - Parameters:
  ///   - now: the clock for a new log's first record.
  ///   - report: takes one line where a checkpoint could not be delivered.
  /// - Throws: `EvidenceError` of any code.
  package init(
    _ configuration: EvidenceConfiguration,
    now: @Sendable () -> Timestamp,
    report: @escaping @Sendable (String) -> Void
  ) throws(EvidenceError) {
    self.configuration = configuration
    let opened = try LogOpening.open(configuration, now: now)
    store = opened.store
    reader = EvidenceReader(home: configuration.home, store: opened.store.reader)
    builder = RecordBuilder(redactionKey: opened.keys.redaction)
    signer = opened.keys.signer
    courier = CheckpointCourier(sinks: configuration.sinks, report: report)
    let committer = LogCommitter(
      store: opened.store,
      signer: opened.keys.signer,
      configuration: configuration,
      courier: courier
    )
    writer = LogWriter(committer: committer, configuration: configuration)
    if let note = opened.newNote { courier.send(note) }
  }

  /// Records a decision.
  ///
  /// - Returns: its place, once it is durable.
  /// - Throws: `EvidenceError` of any code; the record is then not in the log.
  package func append(_ decision: Decision) async throws(EvidenceError) -> EvidenceReceipt {
    try await append(builder.record(decision))
  }

  /// Records that a session has begun.
  ///
  /// - Throws: `EvidenceError` of any code; the record is then not in the log.
  package func append(_ session: SessionStart) async throws(EvidenceError) -> EvidenceReceipt {
    try await append(builder.record(session))
  }

  /// Takes no more records, waits for those under way and for the sinks (within their own bounds), and closes the
  /// database.
  package func close() async {
    await writer.close()
    await courier.close()
    store.close()
  }

  func append(_ record: PreparedRecord, isUrgent: Bool = true) async throws(EvidenceError) -> EvidenceReceipt {
    guard record.size <= configuration.bytesPerRecord else {
      throw EvidenceError(
        .recordTooLarge,
        "the record has \(record.size) bytes where \(configuration.bytesPerRecord) are allowed, ask for less at once"
      )
    }
    return try await writer.append(record, wait: configuration.appendWait, isUrgent: isUrgent)
  }
}
