import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("The database of a home")
struct StoreDatabaseTests {
  private let scratch = Scratch()
  private static let first = StoreMigration(name: "one", sql: "CREATE TABLE a (x TEXT) STRICT")
  private static let second = StoreMigration(name: "two", sql: "CREATE TABLE b (x TEXT) STRICT")

  private func open(
    _ migrations: [StoreMigration] = [first],
    options: StoreOptions = StoreOptions()
  ) throws(StoreError) -> StoreDatabase {
    let home = try HomeDirectory(path: scratch.home)
    let result = try StoreDatabase.open(home: home, migrations: migrations, options: options) {
      _ -> Result<Void, Never> in
      .success(())
    }
    switch result {
    case .success(let store): return store
    }
  }

  private func write(_ store: StoreDatabase, _ body: @escaping (Database) throws -> Void) throws(StoreError) {
    let result = try store.write(until: .now + .seconds(5)) { database -> Result<Void, Never> in
      try body(database)
      return .success(())
    }
    switch result {
    case .success: return
    }
  }

  private func value(_ store: StoreDatabase, _ sql: String) throws -> Int? {
    let box = Box()
    try write(store) { box.value = try Int.fetchOne($0, sql: sql) }
    return box.value
  }

  private final class Box { var value: Int? }

  @Test("is durable: write-ahead log and full synchronization, read back from the writing connection")
  func durable() throws {
    let store = try open()
    #expect(try value(store, "PRAGMA synchronous") == 2)
    #expect(try value(store, "SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1)
    #expect(try value(store, "PRAGMA trusted_schema") == 0)
    #expect(try value(store, "PRAGMA cell_size_check") == 1)
    #expect(try value(store, "PRAGMA application_id") == 0x4341_5652)
    #expect(try value(store, "PRAGMA user_version") == 1)
    store.close()
  }

  @Test("files are for us alone")
  func permissions() throws {
    let store = try open()
    try write(store) { try $0.execute(sql: "INSERT INTO a VALUES ('x')") }
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.home) {
      let mode = try FileManager.default.attributesOfItem(atPath: scratch.home + "/" + name)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
    store.close()
  }

  @Test("migrations are added, never lost; an older binary refuses a newer database")
  func migrations() throws {
    try open().close()
    let newer = try open([Self.first, Self.second])
    #expect(try value(newer, "PRAGMA user_version") == 2)
    try write(newer) { try $0.execute(sql: "INSERT INTO b VALUES ('x')") }
    newer.close()
    #expect(throws: StoreError.newerFormat("")) { try open() }
    #expect(throws: StoreError.newerFormat("")) { try StoreReader.open(home: scratch.home, format: 1) }
  }

  @Test("a process that runs while the database is migrated is told to restart")
  func migratedMeanwhile() throws {
    let old = try open()
    try open([Self.first, Self.second]).close()
    let error = #expect(throws: StoreError.self) {
      try write(old) { try $0.execute(sql: "INSERT INTO a VALUES ('x')") }
    }
    #expect(error?.code == .newerFormat)
    old.close()
  }

  @Test("a failed transaction leaves nothing behind, and the next one works")
  func rollback() throws {
    struct Refusal: Error {}
    let store = try open()
    let result = try store.write(until: .now + .seconds(5)) { database -> Result<Void, Refusal> in
      try database.execute(sql: "INSERT INTO a VALUES ('x')")
      return .failure(Refusal())
    }
    #expect(throws: Refusal.self) { try result.get() }
    #expect(throws: StoreError.self) {
      try write(store) { database in
        try database.execute(sql: "INSERT INTO a VALUES ('x')")
        try database.execute(sql: "INSERT INTO nothing VALUES ('x')")
      }
    }
    #expect(try value(store, "SELECT count(*) FROM a") == 0)
    store.close()
  }

  @Test("a full database is a typed error")
  func full() throws {
    let store = try open(options: StoreOptions(maximumBytes: 40 << 10))
    let error = #expect(throws: StoreError.self) {
      try write(store) { try $0.execute(sql: "INSERT INTO a VALUES (hex(zeroblob(100000)))") }
    }
    #expect(error?.code == .full)
    store.close()
  }

  @Test("other files are not taken for the database", arguments: ["", "x"])
  func foreign(content: String) throws {
    _ = try HomeDirectory(path: scratch.home)
    let path = scratch.home + "/evidence.db"
    if content.isEmpty {
      let other = try DatabaseQueue(path: path)
      try other.inDatabase { try $0.execute(sql: "CREATE TABLE theirs (x)") }
      try other.close()
      chmod(path, 0o600)
      #expect(throws: StoreError.foreignDatabase("")) { try open() }
    } else {
      let junk = Data(repeating: 0x41, count: 8192)
      #expect(FileManager.default.createFile(atPath: path, contents: junk, attributes: [.posixPermissions: 0o600]))
      let error = #expect(throws: StoreError.self) { try open() }
      #expect(error?.code == .corrupt)
    }
  }

  @Test(
    "a database, or a file of its log, that is a link is refused",
    arguments: ["evidence.db", "evidence.db-wal", "evidence.db-shm"]
  )
  func links(name: String) throws {
    _ = try HomeDirectory(path: scratch.home)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.home + "/" + name,
      withDestinationPath: scratch.path("elsewhere")
    )
    let error = #expect(throws: StoreError.self) { try open() }
    #expect(error?.code == .unsafeFile)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("elsewhere")))
  }

  @Test("a database that others can write is refused")
  func writable() throws {
    try open().close()
    chmod(scratch.home + "/evidence.db", 0o666)
    let error = #expect(throws: StoreError.self) { try open() }
    #expect(error?.code == .unsafeFile)
  }

  @Test("reading makes nothing")
  func reading() throws {
    #expect(try StoreReader.open(home: scratch.home, format: 1) == nil)
    #expect(!FileManager.default.fileExists(atPath: scratch.home))
  }
}
