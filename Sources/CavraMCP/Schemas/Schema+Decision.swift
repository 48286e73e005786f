import CanonicalJSON
import Model

extension Schema {
  /// What every guard answers: the decision object.
  ///
  /// More members than these may come (`additionalProperties` stays open), so that a later release can add to it.
  static let decision: JSON = {
    let properties: [(String, JSON)] = [
      ("decision", choice("What holds now", Outcome.allCases.map(\.rawValue))),
      ("may_proceed", flag("Whether the action may go on now")),
      ("decision_id", text("The decision's id, to ask about it later")),
      ("rule_id", text("The rule that decided")),
      ("severity", choice("How much it matters", Severity.allCases.map(\.rawValue))),
      ("reason", text("Why, in one line")),
      ("instead", text("A safer way, where the rule names one")),
      ("approver_group", optionalText("Who may approve, where approval is missing")),
      ("action_type", choice("What kind of action was judged", ActionType.allCases.map(\.rawValue))),
      ("target", ["type": "string", "description": "What it was aimed at"]),
      ("mode", choice("The mode that was in force", Mode.allCases.map(\.rawValue))),
      ("log_index", ["type": "integer", "description": "The record's place in the log", "minimum": 0]),
    ]
    var members = JSONObject()
    for (name, schema) in properties { members[name] = schema }
    let required = ["decision", "may_proceed", "decision_id", "rule_id", "severity", "reason", "action_type", "target"]
    return ["type": "object", "properties": .object(members), "required": JSON(required)]
  }()
}
