/// One step of the database's layout. Steps are only ever added at the end: their count is the format version.
package struct StoreMigration: Sendable {
  /// What the step does, unique for all time.
  package let name: String
  /// The statements, separated by semicolons.
  package let sql: String

  package init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }
}

/// The bounds within which the database is used.
package struct StoreOptions: Sendable {
  /// How long opening waits for the lock, and any statement for a program that keeps the database busy without it.
  package var openingWait: Duration
  /// The most bytes that the database file may have; nil for no limit but the disk's.
  package var maximumBytes: Int?

  package init(openingWait: Duration = .seconds(5), maximumBytes: Int? = nil) {
    self.openingWait = openingWait
    self.maximumBytes = maximumBytes
  }
}
