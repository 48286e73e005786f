import GRDB
import Model

extension EvidenceReader {
  /// What was decided in a session, as far as the scope may see it.
  ///
  /// - Throws: `EvidenceError` where the database cannot be read.
  package func summary(sessionID: String, scope: EvidenceScope) throws(EvidenceError) -> SessionSummary {
    var query = EvidenceQuery(scope: scope)
    query.sessionID = sessionID
    query.kind = .decision
    query.withoutTrials = true
    let condition = try QueryCondition(query)
    let rows = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT decision, severity, count(*), min(timestamp), max(timestamp) FROM record
          WHERE \(condition.sql) GROUP BY decision, severity
          """,
        arguments: condition.arguments
      )
    }
    var decisions: [Outcome: Int] = [:]
    var severities: [Severity: Int] = [:]
    var times: [String] = []
    for row in rows {
      let count: Int = row[2]
      if let outcome = (row[0] as String?).flatMap(Outcome.init) { decisions[outcome, default: 0] += count }
      if let severity = (row[1] as Int?).flatMap(Severity.init(rank:)) { severities[severity, default: 0] += count }
      times += [row[3] as String?, row[4] as String?].compactMap(\.self)
    }
    return SessionSummary(
      sessionID: sessionID,
      decisions: decisions,
      severities: severities,
      firstTime: times.min(),
      lastTime: times.max()
    )
  }
}
