import CanonicalJSON
import Evidence
import Model

/// The arguments of a search, from their schema to the query.
enum EvidenceSearch {
  static let inputSchema = Schema.object(
    [
      ("decision", Schema.choice("Only this outcome", Outcome.allCases.map(\.rawValue))),
      ("severity", Schema.choice("Only this severity", Severity.allCases.map(\.rawValue))),
      ("action_type", Schema.choice("Only this kind of action", ActionType.allCases.map(\.rawValue))),
      ("rule_id", Schema.text("Only decisions by this rule", longest: 256)),
      ("text", Schema.text("Only targets that contain this text", longest: 1024)),
      ("since", Schema.text("Not before this time (RFC 3339)", longest: 64)),
      ("until", Schema.text("Before this time (RFC 3339)", longest: 64)),
      ("limit", Schema.integer("How many at most; 20 unless given", from: 1, to: 100)),
      ("cursor", Schema.text("The next_cursor of the page before", longest: 32)),
    ],
    required: []
  )

  static func query(_ arguments: JSONObject, scope: EvidenceScope) throws(ActionError) -> EvidenceQuery {
    let fields = try ActionFields(
      arguments,
      allowed: ["decision", "severity", "action_type", "rule_id", "text", "since", "until", "limit", "cursor"]
    )
    var query = EvidenceQuery(scope: scope, limit: try fields.optionalInteger("limit", in: 1...100) ?? 20)
    query.kind = .decision
    query.cursor = try fields.optionalText("cursor")
    query.decision = try fields.optionalChoice("decision", Outcome.allCases.map(\.rawValue)).flatMap(Outcome.init)
    query.severity = try fields.optionalChoice("severity", Severity.allCases.map(\.rawValue)).flatMap(Severity.init)
    query.actionType = try fields.optionalChoice("action_type", ActionType.allCases.map(\.rawValue))
      .flatMap(ActionType.init)
    query.ruleID = try fields.optionalText("rule_id")
    query.text = try fields.optionalText("text")
    query.since = try fields.optionalTime("since")
    query.until = try fields.optionalTime("until")
    return query
  }
}
