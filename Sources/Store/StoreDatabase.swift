package import GRDB

/// The database of a home directory: one file, many processes, one writer at a time.
///
/// Writing goes through `write(until:_:)`, which holds the file lock around one immediate transaction that is on disk
/// when it returns. Reading goes through `reader`, a connection of its own, so that a long search does not hold up a
/// writer.
package final class StoreDatabase: Sendable {
  /// The database file.
  package let path: String
  package let home: HomeDirectory
  private let lock: FileLock
  private let writer: DatabaseQueue
  /// The connection for reading.
  package let reader: StoreReader
  private let format: Int

  init(
    path: String,
    home: HomeDirectory,
    lock: FileLock,
    writer: DatabaseQueue,
    reader: StoreReader,
    format: Int
  ) {
    self.path = path
    self.home = home
    self.lock = lock
    self.writer = writer
    self.reader = reader
    self.format = format
  }

  /// Runs `body` in one transaction under the lock; when this returns, what it wrote is durable.
  ///
  /// Blocks the thread for as long as the lock and the disk take; called by one thread at a time.
  ///
  /// - Throws: `StoreError` of any code; what `body` throws other than SQLite's errors comes back as `failure`.
  package func write<Success, Failure: Error>(
    until deadline: ContinuousClock.Instant,
    _ body: (Database) throws -> Result<Success, Failure>
  ) throws(StoreError) -> Result<Success, Failure> {
    try lock.withLock(until: deadline) { () throws(StoreError) in
      try Self.translate(path) {
        try Self.transaction(writer) { database in
          try Self.checkFormat(database, supported: format, path: path)
          return try body(database)
        }
      }
    }
  }

  /// One immediate transaction; a failure leaves nothing behind.
  static func transaction<Success, Failure: Error>(
    _ writer: DatabaseQueue,
    _ body: (Database) throws -> Result<Success, Failure>
  ) throws -> Result<Success, Failure> {
    try writer.writeWithoutTransaction { database in
      var result: Result<Success, Failure>?
      try database.inTransaction(.immediate) {
        let outcome = try body(database)
        result = outcome
        if case .failure = outcome { return .rollback }
        return .commit
      }
      guard let result else { throw DatabaseError(message: "a transaction had no result") }
      return result
    }
  }

  /// Closes the connections. Whoever still uses the object gets errors.
  package func close() {
    reader.close()
    try? writer.close()
  }

  /// Refuses a database that a newer binary has migrated, also while this process was running.
  static func checkFormat(_ database: Database, supported: Int, path: String) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= supported else { throw StoreError.newerFormat(path) }
  }

  /// Turns whatever is thrown into a `StoreError`.
  static func translate<Success>(_ path: String, _ body: () throws -> Success) throws(StoreError) -> Success {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(sqlite: error, path: path)
    } catch {
      throw .system("use", path, "\(error)")
    }
  }
}
