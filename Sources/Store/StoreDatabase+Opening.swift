package import GRDB

extension StoreDatabase {
  /// "CAVR": marks the file as ours (https://sqlite.org/fileformat2.html#application_id).
  private static let applicationID = 0x4341_5652
  static let fileName = "evidence.db"

  /// Opens the database of a home, making and migrating it where needed, all under the lock, so that any number of
  /// processes may start at once on an empty home.
  ///
  /// - Parameters:
  ///   - migrations: every step there ever was, in order.
  ///   - prepare: runs in a transaction under the same lock, after the migrations; for what must be made exactly once.
  /// - Throws: `StoreError` of any code; what `prepare` fails with comes back as `failure`.
  package static func open<Failure: Error>(
    home: HomeDirectory,
    migrations: [StoreMigration],
    options: StoreOptions = StoreOptions(),
    prepare: (Database) throws -> Result<Void, Failure>
  ) throws(StoreError) -> Result<StoreDatabase, Failure> {
    let lock = try FileLock(home: home)
    return try lock.withLock(until: .now + options.openingWait) { () throws(StoreError) in
      let path = try home.prepareFile(fileName)
      for suffix in ["-wal", "-shm", "-journal"] { try home.checkFile(fileName + suffix) }
      return try translate(path) {
        let writer = try openWriter(path, migrations: migrations, options: options)
        if case .failure(let failure) = try transaction(writer, prepare) { return .failure(failure) }
        return .success(
          StoreDatabase(
            path: path,
            home: home,
            lock: lock,
            writer: writer,
            reader: try StoreReader(openingChecked: path, format: migrations.count),
            format: migrations.count
          )
        )
      }
    }
  }

  private static func openWriter(
    _ path: String,
    migrations: [StoreMigration],
    options: StoreOptions
  ) throws -> DatabaseQueue {
    var configuration = configuration()
    configuration.label = "cavra.store.writer"
    // Who gives up on the lock after a while gives up as soon on a program that keeps the database without it.
    configuration.busyMode = .timeout(options.openingWait / .seconds(1))
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      try checkIdentity(database, path: path)
      try checkFormat(database, supported: migrations.count, path: path)
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      // GRDB sets NORMAL when it is asked for WAL, so both are set here, afterwards, and read back.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try checkDurability(database, path: path)
      if let limit = options.maximumBytes {
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
        try database.execute(sql: "PRAGMA max_page_count = \(max(1, limit / pageSize))")
      }
    }
    try migrator(migrations, path: path).migrate(queue)
    // Migrating may change how SQLite syncs while it runs; what holds from here on is what counts.
    try queue.inDatabase { database in try checkDurability(database, path: path) }
    return queue
  }

  /// What holds for every connection.
  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // The file may have been touched by others: its schema runs no functions, its pages are checked as they are read.
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  private static func migrator(_ migrations: [StoreMigration], path: String) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { database in
        try database.execute(sql: migration.sql)
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }

  /// A file with tables in it must carry our mark; an empty one is ours to fill.
  static func checkIdentity(_ database: Database, path: String) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard mark == applicationID || (mark == 0 && tables == 0) else { throw StoreError.foreignDatabase(path) }
  }

  /// `journal_mode` must be `wal` and `synchronous` 2 (FULL): with NORMAL a power cut could lose committed evidence.
  private static func checkDurability(_ database: Database, path: String) throws {
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "unknown"
    guard mode == "wal" else { throw StoreError.notDurable(path, "journal mode is `\(mode)`") }
    let level = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    guard level == 2 else { throw StoreError.notDurable(path, "synchronous is \(level)") }
  }
}
