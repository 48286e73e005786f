import Foundation
import GRDB
import Model
import Signing
import Store
import Synchronization

/// Writes batches of records: one transaction each, with the tree's new head signed in it.
final class LogCommitter: Sendable {
  private let store: StoreDatabase
  private let signer: NoteSigner
  private let configuration: EvidenceConfiguration
  private let courier: CheckpointCourier
  /// The head that this process wrote or checked last.
  private let trustedHead = Mutex<LogHead?>(nil)

  init(
    store: StoreDatabase,
    signer: NoteSigner,
    configuration: EvidenceConfiguration,
    courier: CheckpointCourier
  ) {
    self.store = store
    self.signer = signer
    self.configuration = configuration
    self.courier = courier
  }

  /// Appends the records in order; each gets its own result, because one over its quota does not hold up the others.
  ///
  /// Called by one thread at a time.
  ///
  /// - Throws: `EvidenceError` where nothing of the batch was written.
  func commit(
    _ records: [PreparedRecord],
    until deadline: ContinuousClock.Instant
  ) throws(EvidenceError) -> [Result<EvidenceReceipt, EvidenceError>] {
    try FreeSpace.check(store.home.path, reserve: configuration.reservedBytes)
    let trusted = trustedHead.withLock { $0 }
    let outcome: Result<LogBatch, EvidenceError>
    do throws(StoreError) {
      outcome = try store.write(until: deadline) { database in
        do {
          let head = try LogHead.load(database, signer: signer, trusted: trusted)
          var batch = LogBatch(head: head, quota: configuration.recordsPerSession)
          for record in records { try batch.append(record, to: database) }
          try batch.finish(database, signer: signer)
          return .success(batch)
        } catch let error as EvidenceError {
          return .failure(error)
        }
      }
    } catch {
      throw EvidenceError(error)
    }
    let batch = try outcome.get()
    trustedHead.withLock { $0 = batch.head }
    if batch.hasGrown { courier.send(batch.head.note) }
    return batch.results
  }
}
