import GRDB
import Model

extension EvidenceReader {
  /// What happened in a session of an agent's client, with what its guard servers were asked meanwhile.
  ///
  /// - Returns: nil where the log has nothing of that session.
  /// - Throws: `EvidenceError.corrupt` where a record does not fit its hash.
  package func story(sessionID: String) throws(EvidenceError) -> SessionStory? {
    let stored = QueryCondition.recorded(sessionID)
    return try read { database in
      let own = try Self.records(of: stored, database)
      guard !own.isEmpty else { return nil }
      let join = SessionJoin(sessionID: stored, acts: own.filter { $0.kind == .decision && $0.isHook })
      let joined = try join.sessions(database).filter { $0.sessionID != stored }
      var all = own
      for session in joined { all += try Self.records(of: session.sessionID, database) }
      var teller = SessionTeller()
      for record in all.sorted(by: { $0.logIndex < $1.logIndex }) {
        teller.add(record, isOwn: record.sessionID == stored)
      }
      return SessionStory(
        sessionID: sessionID,
        client: own.lazy.compactMap(\.clientName).first,
        joined: joined,
        steps: teller.steps
      )
    }
  }

  private static func records(of sessionID: String, _ database: Database) throws -> [SessionRecord] {
    try Row.fetchAll(
      database,
      sql: "SELECT log_index, leaf, body FROM record WHERE session_id = ? ORDER BY log_index",
      arguments: [sessionID]
    ).map { SessionRecord(try record($0)) }
  }
}
