import CanonicalJSON
import Model

/// What of a record the database can search by: copies of the record's own fields, which `verify` holds against it.
struct RecordColumns: Sendable {
  let kind: String
  let decisionID: String?
  let sessionID: String?
  let repository: String?
  let ruleID: String?
  let decision: String?
  /// The rank of the severity: 0 for low to 3 for critical.
  let severity: Int?
  let actionType: String?
  let target: String?
  let timestamp: String

  /// Takes the columns from a record; nil where it lacks its kind or time.
  init?(_ record: JSON) {
    guard let kind = record["kind"]?.stringValue, let timestamp = record["timestamp"]?.stringValue else { return nil }
    self.kind = kind
    self.timestamp = timestamp
    decisionID = record["decision_id"]?.stringValue
    sessionID = record["session_id"]?.stringValue
    repository = record["repository"]?.stringValue
    ruleID = record["rule_id"]?.stringValue
    decision = record["decision"]?.stringValue
    severity = record["severity"]?.stringValue.flatMap(Severity.init)?.rank
    actionType = record["action_type"]?.stringValue
    target = record["target"]?.stringValue
  }
}

extension Severity {
  /// The severity of that rank, nil where there is none.
  package init?(rank: Int) {
    guard let severity = Self.allCases.first(where: { $0.rank == rank }) else { return nil }
    self = severity
  }
}
