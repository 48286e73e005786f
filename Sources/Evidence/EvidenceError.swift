import Signing
import Store

/// Why something could not be recorded, found, proved, exported or verified.
///
/// Two errors are equal where their codes are, which is what callers and tests decide on.
package struct EvidenceError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package enum Code: Sendable, Hashable {
    /// The log was closed.
    case closed
    /// Too many records wait already.
    case overloaded
    /// The lock was not had, or the record's turn did not come, in time.
    case timeout
    /// The disk is full, or less than the reserved space is left.
    case full
    /// The session has used up its records.
    case quota
    /// One record is longer than allowed.
    case recordTooLarge
    /// The record has no canonical form.
    case unrecordable
    /// The log has records but its key is gone.
    case keyMissing
    /// A key file is damaged or can be reached by others.
    case keyUnusable
    /// The stored head does not fit the records, or is not signed by our key: nothing is appended to such a log.
    case headDamaged
    /// The database is damaged.
    case corrupt
    /// The database was written by a newer version.
    case newerFormat
    /// The database was written by an older version and is only read here.
    case olderFormat
    /// The home or a file in it is not safe to use.
    case unsafeHome
    /// SQLite would not promise durability.
    case notDurable
    /// What was asked for is not there.
    case notFound
    /// What would be made exists already.
    case exists
    /// A bundle, proof, checkpoint or cursor has a form that cannot be read.
    case malformed
    /// Anything else that the operating system reports.
    case system
  }

  package let code: Code
  private let reason: String

  package var description: String { reason }

  init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// The store's errors in the log's terms.
  init(_ error: StoreError) {
    let code: Code =
      switch error.code {
      case .unsafeFile: .unsafeHome
      case .lockTimeout: .timeout
      case .newerFormat: .newerFormat
      case .olderFormat: .olderFormat
      case .foreignDatabase, .corrupt: .corrupt
      case .full: .full
      case .notDurable: .notDurable
      case .forked, .system: .system
      }
    self.init(code, error.description)
  }

  /// A key file's errors in the log's terms.
  init(_ error: SigningError) {
    self.init(error.code == .system ? .system : .keyUnusable, error.description)
  }

  static var closed: EvidenceError { EvidenceError(.closed, "the evidence log is closed") }

  static func overloaded(_ waiting: Int) -> EvidenceError {
    EvidenceError(.overloaded, "\(waiting) records wait to be written, try again later")
  }

  static var timeout: EvidenceError {
    EvidenceError(.timeout, "the record was not written in time, another process may hold the log")
  }

  static func quota(session: String, limit: Int) -> EvidenceError {
    EvidenceError(.quota, "session `\(session.prefix(64))` has used up its \(limit) records, start a new session")
  }

  static func headDamaged(_ what: String) -> EvidenceError {
    EvidenceError(.headDamaged, "the log's head is damaged: \(what), run `cavra-mcp evidence verify`")
  }

  static func malformed(_ what: String) -> EvidenceError { EvidenceError(.malformed, what) }
}

extension EvidenceError: Equatable {
  package static func == (left: EvidenceError, right: EvidenceError) -> Bool { left.code == right.code }
}
