import GRDB
import Inspection
import Model

/// A query as a condition in SQL. Values are always bound, never written into the text.
struct QueryCondition {
  private var terms = ["1"]
  private(set) var arguments = StatementArguments()

  var sql: String { terms.joined(separator: " AND ") }

  /// - Throws: `EvidenceError.malformed` for a cursor that is none.
  init(_ query: EvidenceQuery) throws(EvidenceError) {
    if case .session(let id, let repository) = query.scope {
      add("session_id = ?", Self.recorded(id))
      add("repository IS ?", repository.map(Self.recorded))
    }
    if let value = query.sessionID { add("session_id = ?", Self.recorded(value)) }
    if let value = query.repository { add("repository = ?", Self.recorded(value)) }
    if let value = query.decision { add("decision = ?", value.rawValue) }
    if let value = query.ruleID { add("rule_id = ?", value) }
    if let value = query.severity { add("severity = ?", value.rank) }
    if let value = query.minimumSeverity { add("severity >= ?", value.rank) }
    if let value = query.actionType { add("action_type = ?", value.rawValue) }
    if let value = query.surface { add("surface = ?", value.rawValue) }
    if query.withoutTrials { add("surface IS NOT ?", Surface.doctor.rawValue) }
    if let value = query.kind { add("kind = ?", value.rawValue) }
    // The times all have one width, so their order as text is their order in time.
    if let value = query.since { add("timestamp >= ?", value.rfc3339) }
    if let value = query.until { add("timestamp < ?", value.rfc3339) }
    if let value = query.text { add("instr(target, ?) > 0", value) }
    if let cursor = query.cursor {
      guard let index = Int(cursor), index >= 0, String(index) == cursor else {
        throw .malformed("cursor `\(cursor.prefix(32))` is none that a search gave")
      }
      add("log_index < ?", index)
    }
  }

  private mutating func add(_ term: String, _ value: (any DatabaseValueConvertible)?) {
    terms.append(term)
    arguments += [value]
  }

  /// A caller's word in the form in which records have it.
  static func recorded(_ text: String) -> String { Redactor.redact(text).text }
}
