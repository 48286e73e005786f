import Foundation
import GRDB
import Model
import Signing

/// The records of one transaction, and the head that grows with them.
struct LogBatch {
  private(set) var results: [Result<EvidenceReceipt, EvidenceError>] = []
  private(set) var hasGrown = false
  /// The head over all that is in the log now.
  private(set) var head: LogHead
  private let quota: Int
  /// How many records each session of this batch has.
  private var usage: [String: Int] = [:]

  init(head: LogHead, quota: Int) {
    self.head = head
    self.quota = quota
  }

  /// A batch for a log that has no head yet.
  init() { self.init(head: LogHead(note: "", frontier: Frontier(), lastLeaf: nil), quota: 1) }

  /// Inserts one record, or refuses it where its session has used up its share.
  mutating func append(_ record: PreparedRecord, to database: Database) throws {
    if let session = record.columns.sessionID {
      let used = try usage[session] ?? Self.usage(of: session, database)
      guard used < quota else {
        results.append(.failure(.quota(session: session, limit: quota)))
        return
      }
      usage[session] = used + 1
    }
    let index = head.frontier.size
    let bytes = record.bytes(index: index, previous: head.lastLeaf)
    let leaf = MerkleHash.leaf(bytes)
    let subtree = head.frontier.append(leaf)
    try Self.insert(record.columns, index: index, bytes: bytes, leaf: leaf, subtree: subtree, database)
    head.lastLeaf = leaf
    hasGrown = true
    results.append(.success(EvidenceReceipt(logIndex: index, leafHash: leaf.hex)))
  }

  /// Signs and stores the new head.
  mutating func finish(_ database: Database, signer: NoteSigner) throws {
    guard hasGrown else { return }
    let checkpoint = Checkpoint(origin: signer.verifierKey.name, size: head.frontier.size, root: head.frontier.root)
    head.note = String(decoding: try checkpoint.signed(by: signer).bytes, as: UTF8.self)
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO head (id, size, frontier, checkpoint) VALUES (0, ?, ?, ?)"
    ).execute(arguments: [head.frontier.size, Data(head.frontier.bytes), head.note])
    for (session, records) in usage {
      try database.cachedStatement(sql: "INSERT OR REPLACE INTO session_usage (session_id, records) VALUES (?, ?)")
        .execute(arguments: [session, records])
    }
  }

  private static func usage(of session: String, _ database: Database) throws -> Int {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT records FROM session_usage WHERE session_id = ?"),
      arguments: [session]
    ) ?? 0
  }

  private static func insert(
    _ columns: RecordColumns,
    index: Int,
    bytes: [UInt8],
    leaf: Digest,
    subtree: Digest,
    _ database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO record (log_index, body, leaf, subtree, kind, decision_id, session_id, repository, rule_id,
          decision, severity, action_type, target, timestamp, correlation_id, surface)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    try statement.execute(arguments: [
      index, String(decoding: bytes, as: UTF8.self), Data(leaf.bytes), subtree == leaf ? nil : Data(subtree.bytes),
      columns.kind, columns.decisionID, columns.sessionID, columns.repository, columns.ruleID, columns.decision,
      columns.severity, columns.actionType, columns.target, columns.timestamp,
      columns.correlationID, columns.surface,
    ])
  }
}
