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
  let correlationID: String?
  let surface: String?
  let timestamp: String

  /// Takes the columns from a record's fields; nil where it lacks its kind or time.
  init?(_ fields: [RecordField]) {
    var texts: [String: String] = [:]
    for field in fields {
      guard let text = field.value.stringValue else { continue }
      texts[field.name] = text
    }
    guard let kind = texts["kind"], let timestamp = texts["timestamp"] else { return nil }
    self.kind = kind
    self.timestamp = timestamp
    decisionID = texts["decision_id"]
    sessionID = texts["session_id"]
    repository = texts["repository"]
    ruleID = texts["rule_id"]
    decision = texts["decision"]
    severity = texts["severity"].flatMap(Severity.init)?.rank
    actionType = texts["action_type"]
    target = texts["target"]
    correlationID = texts["correlation_id"]
    surface = texts["surface"]
  }
}

extension Severity {
  /// The severity of that rank, nil where there is none.
  package init?(rank: Int) {
    guard let severity = Self.allCases.first(where: { $0.rank == rank }) else { return nil }
    self = severity
  }
}
