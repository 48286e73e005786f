package import GRDB

/// Why the database of the home directory cannot be used.
///
/// Two errors are equal where their codes are, which is what callers and tests decide on.
package struct StoreError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Code: Sendable, Hashable {
    /// The home, or a file in it, belongs to another user, is writable by others, or is a link.
    case unsafeFile
    /// Another process held the lock for longer than the bounded wait.
    case lockTimeout
    /// The database was written by a newer version of CAVRA.
    case newerFormat
    /// The database was written by an older version of CAVRA and is only read here.
    case olderFormat
    /// The file is no database of CAVRA's.
    case foreignDatabase
    /// The database's pages or schema are damaged.
    case corrupt
    /// No room: the disk is full, or the database has reached its configured size.
    case full
    /// SQLite would not promise durability.
    case notDurable
    /// The process has forked since the database was opened.
    case forked
    /// Anything else that SQLite or the operating system reports.
    case system
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  static func unsafeFile(_ path: String, _ problem: String, fix: String) -> StoreError {
    StoreError(code: .unsafeFile, reason: "`\(path)` \(problem), \(fix)")
  }

  static func lockTimeout(_ path: String) -> StoreError {
    StoreError(code: .lockTimeout, reason: "another process holds `\(path)`, end it or try again")
  }

  static func newerFormat(_ path: String) -> StoreError {
    StoreError(
      code: .newerFormat,
      reason: "`\(path)` was written by a newer cavra-mcp, restart with the newer binary"
    )
  }

  static func olderFormat(_ path: String) -> StoreError {
    StoreError(
      code: .olderFormat,
      reason:
        "`\(path)` was written by an older cavra-mcp, bring it up to date by a decision: `cavra-mcp guard command -- true`"
    )
  }

  static func foreignDatabase(_ path: String) -> StoreError {
    StoreError(code: .foreignDatabase, reason: "`\(path)` is no evidence database, move it away")
  }

  static func notDurable(_ path: String, _ what: String) -> StoreError {
    StoreError(code: .notDurable, reason: "sqlite would not keep `\(path)` durable: \(what)")
  }

  static var forked: StoreError {
    StoreError(code: .forked, reason: "the process has forked, open the database again in the child")
  }

  static func system(_ operation: String, _ path: String, _ message: String) -> StoreError {
    StoreError(code: .system, reason: "\(operation) of `\(path)` failed: \(message)")
  }

  /// What SQLite reports, sorted by what the user can do about it.
  package init(sqlite error: DatabaseError, path: String) {
    let message = "sqlite code \(error.extendedResultCode.rawValue)" + (error.message.map { ", \($0)" } ?? "")
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(code: .corrupt, reason: "`\(path)` is damaged, run `cavra-mcp evidence verify`: \(message)")
    case .SQLITE_FULL:
      self.init(code: .full, reason: "no room left for `\(path)`, free some or raise its limit: \(message)")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(code: .lockTimeout, reason: "another process keeps `\(path)` busy, end it or try again: \(message)")
    default:
      self.init(code: .system, reason: "use of `\(path)` failed: \(message)")
    }
  }

  private init(code: Code, reason: String) {
    self.code = code
    self.reason = reason
  }
}

extension StoreError: Equatable {
  package static func == (left: StoreError, right: StoreError) -> Bool { left.code == right.code }
}
