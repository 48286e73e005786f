import CanonicalJSON
import Foundation
import GRDB
import Signing

extension EvidenceReader {
  /// The records that a query asks for, the newest first, a page at a time.
  ///
  /// - Throws: `EvidenceError.malformed` for a cursor that is none; `.corrupt` where a record does not fit its hash.
  package func search(_ query: EvidenceQuery) throws(EvidenceError) -> EvidencePage {
    let limit = min(max(query.limit, EvidenceQuery.limits.lowerBound), EvidenceQuery.limits.upperBound)
    let condition = try QueryCondition(query)
    let records = try read { database in
      try Row.fetchAll(
        database,
        sql:
          "SELECT log_index, leaf, body FROM record WHERE \(condition.sql) ORDER BY log_index DESC LIMIT \(limit + 1)",
        arguments: condition.arguments
      ).map(Self.record)
    }
    let page = Array(records.prefix(limit))
    return EvidencePage(records: page, nextCursor: records.count > limit ? page.last.map { String($0.logIndex) } : nil)
  }

  /// The record of a decision, nil where there is none that the scope may see.
  ///
  /// - Throws: `EvidenceError.corrupt` where the record does not fit its hash.
  package func record(decisionID: String, scope: EvidenceScope) throws(EvidenceError) -> StoredRecord? {
    let condition = try QueryCondition(EvidenceQuery(scope: scope))
    return try read { database in
      try Row.fetchOne(
        database,
        sql: "SELECT log_index, leaf, body FROM record WHERE decision_id = ? AND \(condition.sql)",
        arguments: [decisionID] + condition.arguments
      ).map(Self.record)
    }
  }

  /// Reads a row of log_index, leaf and body. What does not fit its hash is not shown as evidence.
  static func record(_ row: Row) throws -> StoredRecord {
    let index: Int = row[0]
    let bytes = Array((row[2] as String).utf8)
    let leaf = MerkleHash.leaf(bytes)
    guard leaf.bytes == [UInt8](row[1] as Data), let json = try? JSON.parse(bytes) else {
      throw EvidenceError(.corrupt, "record \(index) was changed, run `cavra-mcp evidence verify`")
    }
    return StoredRecord(logIndex: index, leaf: leaf, bytes: bytes, json: json)
  }
}
