package import GRDB
import Glibc

/// A read-only connection to the database of a home. It takes no lock: SQLite's write-ahead log lets readers see the
/// last committed state while somebody writes.
package final class StoreReader: Sendable {
  /// The database file.
  package let path: String
  private let queue: DatabaseQueue
  private let owner = getpid()

  /// Opens the database of a home that is there; makes nothing.
  ///
  /// - Parameter format: how many migrations the caller knows.
  /// - Returns: nil where the home has no database.
  /// - Throws: `StoreError`, `.newerFormat` where the database has more migrations, `.olderFormat` where it has fewer.
  package static func open(home path: String, format: Int) throws(StoreError) -> StoreReader? {
    let file = "\(path)/\(StoreDatabase.fileName)"
    guard access(file, F_OK) == 0 || errno != ENOENT else { return nil }
    let home = try HomeDirectory(path: path)
    for suffix in ["", "-wal", "-shm", "-journal"] { try home.checkFile(StoreDatabase.fileName + suffix) }
    return try StoreDatabase.translate(file) { try StoreReader(openingChecked: file, format: format) }
  }

  /// Opens a file whose owner and kind were checked.
  init(openingChecked path: String, format: Int) throws {
    var configuration = StoreDatabase.configuration()
    configuration.readonly = true
    configuration.label = "cavra.store.reader"
    self.path = path
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      try StoreDatabase.checkIdentity(database, path: path)
      try StoreDatabase.checkFormat(database, supported: format, path: path)
      // Only a writer migrates; until then what is asked for here may not be there.
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard found == format else { throw StoreError.olderFormat(path) }
    }
  }

  /// Runs `body` on a consistent state that does not change meanwhile.
  ///
  /// Blocks the thread while another read of this connection runs.
  ///
  /// - Throws: `StoreError`; what `body` fails with comes back as `failure`.
  package func read<Success, Failure: Error>(
    _ body: (Database) throws -> Result<Success, Failure>
  ) throws(StoreError) -> Result<Success, Failure> {
    guard getpid() == owner else { throw .forked }
    return try StoreDatabase.translate(path) { try queue.read(body) }
  }

  /// Closes the connection. Whoever still uses the object gets errors.
  package func close() { try? queue.close() }
}
