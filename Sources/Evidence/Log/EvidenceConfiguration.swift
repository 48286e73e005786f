/// How a log is kept: where, within which bounds, and where its checkpoints go.
package struct EvidenceConfiguration: Sendable {
  /// The directory of the database and its `keys/`, absolute.
  package var home: String
  /// The most records that one session may write, so that no caller fills the disk for all.
  package var recordsPerSession: Int
  /// The longest record, in bytes of its canonical form.
  package var bytesPerRecord: Int
  /// How much of the file system is left for others: below it nothing is appended. In bytes.
  package var reservedBytes: Int
  /// The most bytes that the database file may have; nil for no limit of its own.
  package var maximumBytes: Int?
  /// How long an append may take until it is durable; then it fails.
  package var appendWait: Duration
  /// How long a record that nobody waits for may wait for a transaction to share; then it gets one of its own.
  package var sharingWait: Duration
  /// The most records that may wait at once in this process.
  package var waitingRecords: Int
  /// Where each signed checkpoint goes, beside the database.
  package var sinks: [CheckpointSink]

  package init(
    home: String,
    recordsPerSession: Int = 1_000_000,
    bytesPerRecord: Int = 256 << 10,
    reservedBytes: Int = 64 << 20,
    maximumBytes: Int? = nil,
    appendWait: Duration = .seconds(5),
    sharingWait: Duration = .milliseconds(20),
    waitingRecords: Int = 4096,
    sinks: [CheckpointSink] = []
  ) {
    self.home = home
    self.recordsPerSession = recordsPerSession
    self.bytesPerRecord = bytesPerRecord
    self.reservedBytes = reservedBytes
    self.maximumBytes = maximumBytes
    self.appendWait = appendWait
    self.sharingWait = sharingWait
    self.waitingRecords = waitingRecords
    self.sinks = sinks
  }
}
