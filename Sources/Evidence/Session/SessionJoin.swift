import CanonicalJSON
import GRDB
import Model

/// Finds the guard servers' sessions that belong to a client's session.
///
/// The hook knows the client's session, the MCP server only its own. Three things show that they belong together, the
/// plainest first: the client told the server its session; a call bears the same id on both sides; the hook saw a call of the
/// server's tool, and the same input soon reached a server below the same process.
struct SessionJoin {
  /// How many records after the hook's a server's record of the same call may stand: others write to the log meanwhile.
  private static let reach = 1000

  let sessionID: String
  /// What the hook judged in the session.
  let acts: [SessionRecord]

  func sessions(_ database: Database) throws -> [SessionStory.Joined] {
    var found: [SessionStory.Joined] = []
    func add(_ id: String?, _ reason: SessionStory.Joined.Reason) {
      guard let id, !found.contains(where: { $0.sessionID == id }) else { return }
      found.append(SessionStory.Joined(sessionID: id, reason: reason))
    }
    let starts = try Row.fetchCursor(
      database,
      sql: "SELECT log_index, leaf, body FROM record WHERE kind = ? AND surface = ? ORDER BY log_index",
      arguments: [RecordKind.session.rawValue, Surface.guardTool.rawValue]
    )
    while let row = try starts.next() {
      let record = SessionRecord(try EvidenceReader.record(row))
      if record.clientSession == sessionID { add(record.sessionID, .clientSession) }
    }
    for act in acts where act.isOwnTool && !act.isMention {
      for record in try answers(to: act, database) where !record.isHook {
        if record.correlationID == act.correlationID {
          add(record.sessionID, .callID)
        } else if record.inputDigest != nil, record.inputDigest == act.inputDigest, record.isNear(act) {
          add(record.sessionID, .sameCall)
        }
      }
    }
    return found
  }

  /// The guard servers' records that may be of the call.
  private func answers(to act: SessionRecord, _ database: Database) throws -> [SessionRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT log_index, leaf, body FROM record WHERE surface = ? AND kind = ?
        AND (correlation_id = ? OR (log_index > ? AND log_index <= ?)) ORDER BY log_index
        """,
      arguments: [
        Surface.guardTool.rawValue, RecordKind.decision.rawValue, act.correlationID, act.logIndex,
        act.logIndex + Self.reach,
      ]
    )
    return try rows.map { SessionRecord(try EvidenceReader.record($0)) }
  }
}
