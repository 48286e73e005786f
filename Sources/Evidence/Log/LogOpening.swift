import GRDB
import Model
import Signing
import Store

/// Opening a log, and making it exactly once however many processes begin at the same moment.
enum LogOpening {
  struct Opened {
    let store: StoreDatabase
    let keys: LogKeys
    /// The first checkpoint, where the log was made just now.
    let newNote: String?
  }

  static func open(
    _ configuration: EvidenceConfiguration,
    now: () -> Timestamp
  ) throws(EvidenceError) -> Opened {
    var keys: LogKeys?
    var newNote: String?
    let result: Result<StoreDatabase, EvidenceError>
    do throws(StoreError) {
      let home = try HomeDirectory(path: configuration.home)
      let options = StoreOptions(openingWait: configuration.appendWait, maximumBytes: configuration.maximumBytes)
      result = try StoreDatabase.open(home: home, migrations: LogSchema.migrations, options: options) { database in
        do {
          (keys, newNote) = try prepare(database, home: home.path, reserve: configuration.reservedBytes, now: now)
          return .success(())
        } catch let error as EvidenceError {
          return .failure(error)
        }
      }
    } catch {
      throw EvidenceError(error)
    }
    let store = try result.get()
    guard let keys else { throw EvidenceError(.keyMissing, "the log's keys were not loaded") }
    return Opened(store: store, keys: keys, newNote: newNote)
  }

  /// Loads the keys; for a log without any row makes them and writes the first record.
  private static func prepare(
    _ database: Database,
    home: String,
    reserve: Int,
    now: () -> Timestamp
  ) throws -> (LogKeys, String?) {
    let rows =
      try Int.fetchOne(database, sql: "SELECT (SELECT count(*) FROM head) + EXISTS (SELECT 1 FROM record)") ?? 0
    guard rows == 0 else { return (try LogKeys.load(home: home, newOrigin: nil), nil) }
    try FreeSpace.check(home, reserve: reserve)
    let keys = try LogKeys.load(home: home, newOrigin: "cavra.local/" + Hex.encode(Random.bytes(16)))
    let key = keys.signer.verifierKey
    var batch = LogBatch()
    let record = try RecordBuilder(redactionKey: keys.redaction).record(origin: key.name, key: key, timestamp: now())
    try batch.append(record, to: database)
    try batch.finish(database, signer: keys.signer)
    return (keys, batch.head.note)
  }
}
