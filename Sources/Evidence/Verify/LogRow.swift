import Foundation
import GRDB
import Model
import Signing

/// One row of the log as a verifier sees it.
struct LogRow {
  static let select = """
    SELECT log_index, body, leaf, subtree, severity, kind, decision_id, session_id, repository, rule_id, decision,
      action_type, target, timestamp, correlation_id, surface FROM record ORDER BY log_index
    """
  /// The columns that are copies of strings in the record, from the sixth on.
  private static let copies: [StaticString] = [
    "kind", "decision_id", "session_id", "repository", "rule_id", "decision", "action_type", "target", "timestamp",
    "correlation_id", "surface",
  ]

  private let row: Row

  init(_ row: Row) { self.row = row }

  /// Recomputes the record and holds the row's other columns against it.
  func check(_ audit: inout RecordAudit) throws {
    let index: Int = row[0]
    let bytes = try withBytes(1) { $0.map { [UInt8]($0) } ?? [] }
    let leaf = try digest(2)
    guard let (record, computed) = audit.add(bytes, storedLeaf: leaf) else { return }
    if let own = record.integer("log_index"), own != index {
      audit.damage(.reordered, index, "the row of record \(index) holds record \(own)")
    }
    guard let leaf, computed == leaf else { return }
    if try (digest(3) ?? leaf) != audit.frontier.nodes.last {
      audit.damage(.changed, index, "its stored subtree is not that of the tree")
    }
    if let name = try difference(record) { audit.damage(.changed, index, "its column `\(name)` is not the record's") }
  }

  /// The first column that is not a copy of the record's field.
  private func difference(_ record: CanonicalRecord) throws -> StaticString? {
    for (place, name) in Self.copies.enumerated() {
      guard try withBytes(5 + place, { record.hasString(name, $0) }) else { return name }
    }
    let severity = record.string("severity").flatMap(Severity.init)?.rank
    return row[4] as Int? == severity ? nil : "severity"
  }

  private func digest(_ column: Int) throws -> Digest? {
    try withBytes(column) { $0.flatMap { Digest($0) } }
  }

  /// Lends a column's bytes as they are stored, nil for NULL. An empty text is not NULL.
  private func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer?) -> Result) throws -> Result {
    try row.withUnsafeData(atIndex: column) { data in
      if let data { return data.withUnsafeBytes { body($0) } }
      return row.hasNull(atIndex: column) ? body(nil) : body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }
}
