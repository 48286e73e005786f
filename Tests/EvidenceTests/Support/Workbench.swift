import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Evidence

/// A log that is made, damaged by hand, and looked at.
struct Workbench {
  let scratch = Scratch()

  var database: String { scratch.home + "/evidence.db" }

  /// Makes a log with that many decisions and closes it.
  func fill(_ count: Int, _ change: (inout EvidenceConfiguration) -> Void = { _ in }) async throws {
    let log = try EvidenceLog.open(scratch, change)
    for number in 0..<count {
      let outcome: Outcome = number % 7 == 3 ? .block : .allow
      let severity: Severity = number % 7 == 3 ? .critical : .low
      _ = try await log.append(
        Samples.decision(number, session: "ses_\(number % 3)", outcome: outcome, severity: severity)
      )
    }
    await log.close()
  }

  /// Runs statements on the database behind the log's back.
  func tamper(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try queue().inDatabase { try $0.execute(sql: "PRAGMA ignore_check_constraints = ON") }
    try queue().inDatabase { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: sql, arguments: arguments)
    }
  }

  func queue() throws -> DatabaseQueue { try DatabaseQueue(path: database) }

  func verify(trust: EvidenceTrust = EvidenceTrust(), anchors: AnchorFile? = nil) throws -> VerificationReport {
    let reader = try EvidenceReader(home: scratch.home)
    defer { reader.close() }
    return try reader.verify(trust: trust, anchors: anchors)
  }
}

extension VerificationReport {
  var kinds: Set<Damage.Kind> { Set(damages.map(\.kind)) }
}
