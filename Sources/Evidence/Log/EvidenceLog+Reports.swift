import CanonicalJSON
import GRDB
package import Model

extension EvidenceLog {
  /// Holds a report against the decisions on the same call, and records it with what came of that.
  ///
  /// The decisions are those of the report's session and call that a hook made. Once one of them is in the log, the report of
  /// what ran can be compared: another input, a denial, or no decision at all is a violation.
  ///
  /// - Throws: `EvidenceError` of any code; the record is then not in the log.
  package func append(
    _ report: ToolReport
  ) async throws(EvidenceError) -> (receipt: EvidenceReceipt, finding: ToolFinding) {
    var judged: [CallJudgement] = []
    if let id = report.correlationID {
      judged = try reader.judgements(sessionID: report.context.claimed.sessionID, correlationID: id)
    }
    let finding = finding(report, judged)
    let record = try builder.record(report, finding, decisions: judged.compactMap(\.decisionID))
    return (try await append(record), finding)
  }

  /// Records a change of who may grant, or of what is trusted.
  ///
  /// - Throws: `EvidenceError` of any code; the record is then not in the log.
  package func append(_ change: GovernanceChange) async throws(EvidenceError) -> EvidenceReceipt {
    try await append(builder.record(change))
  }

  /// Records what became of a call that was passed on, with the next record that is in a hurry or some milliseconds later.
  ///
  /// - Throws: `EvidenceError` of any code; the record is then not in the log.
  package func append(_ outcome: CallOutcomeNote) async throws(EvidenceError) -> EvidenceReceipt {
    try await append(builder.record(outcome), isUrgent: false)
  }

  /// Records that a prompt was given.
  ///
  /// - Throws: `EvidenceError` of any code; the record is then not in the log.
  package func append(_ prompt: PromptNote) async throws(EvidenceError) -> EvidenceReceipt {
    try await append(builder.record(prompt))
  }

  private func finding(_ report: ToolReport, _ judged: [CallJudgement]) -> ToolFinding {
    if report.correlationID == nil { return .unpaired }
    if judged.isEmpty { return .notJudged }
    if judged.contains(where: \.wasDenied) { return .ranDespiteDenial }
    let digest = report.context.claimed.call?.input.map { builder.digest(ofInput: $0) }
    return judged.allSatisfy { $0.inputDigest == digest } ? .asJudged : .inputChanged
  }
}

/// What the log has of one decision on a call.
struct CallJudgement {
  let decisionID: String?
  let inputDigest: String?
  /// Whether the client was told no. An approval that the client could ask its user for was no denial.
  let wasDenied: Bool

  init(_ record: JSON) {
    decisionID = record["decision_id"]?.stringValue
    inputDigest = record["input_digest"]?.stringValue
    let outcome = record["decision"]?.stringValue.flatMap(Outcome.init)
    let asksPerson = record["claimed"]?["client"]?["asks_person"]?.boolValue ?? false
    wasDenied =
      switch outcome {
      case .requireApproval: !asksPerson
      case .block, nil: true
      case .allow, .allowWithAttestation, .warn, .auditOnly: false
      }
  }
}

extension EvidenceReader {
  /// The decisions that a hook made on a call.
  ///
  /// - Throws: `EvidenceError.corrupt` where a record does not fit its hash.
  func judgements(sessionID: String, correlationID: String) throws(EvidenceError) -> [CallJudgement] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT log_index, leaf, body FROM record WHERE correlation_id = ? AND session_id = ? AND kind = ?
          AND surface IN (?, ?) ORDER BY log_index
          """,
        arguments: [
          QueryCondition.recorded(correlationID), QueryCondition.recorded(sessionID), RecordKind.decision.rawValue,
          Surface.hook.rawValue, Surface.doctor.rawValue,
        ]
      ).map { CallJudgement(try Self.record($0).json) }
    }
  }
}
