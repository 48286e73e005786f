import CanonicalJSON

extension Schema {
  /// A recorded decision: the members that every one has; more may come.
  static let record = open(
    [
      ("decision_id", ["type": "string"]), ("decision", ["type": "string"]), ("rule_id", ["type": "string"]),
      ("reason", ["type": "string"]), ("log_index", ["type": "integer", "minimum": 0]),
      ("effects", ["type": "array", "items": ["type": "object"]]),
      ("rules", ["type": "array", "items": ["type": "object"]]),
    ],
    required: ["decision_id", "decision", "rule_id", "reason", "log_index"]
  )

  static let policy = open(
    [
      ("mode", ["type": "string"]), ("policy_digest", ["type": "string"]),
      ("layers", ["type": "array", "items": ["type": "object"]]),
    ],
    required: ["mode", "policy_digest", "layers"]
  )

  static let page = open(
    [
      ("records", ["type": "array", "items": ["type": "object"]]),
      ("next_cursor", optionalText("For the next page; null at the end")),
    ],
    required: ["records", "next_cursor"]
  )

  static let verification = open(
    [
      ("intact", ["type": "boolean"]), ("records", ["type": "integer"]), ("trust", ["type": "string"]),
      ("damages", ["type": "array", "items": ["type": "object"]]),
    ],
    required: ["intact", "records", "trust", "damages"]
  )

  static let exportReceipt = open(
    [("directory", ["type": "string"]), ("records", ["type": "integer"]), ("signed_size", ["type": "integer"])],
    required: ["directory", "records", "signed_size"]
  )

  static let summary = open(
    [
      ("session_id", ["type": "string"]), ("total", ["type": "integer"]), ("decisions", ["type": "object"]),
      ("severities", ["type": "object"]), ("max_severity", ["type": ["string", "null"]]),
    ],
    required: ["session_id", "total", "decisions", "severities", "max_severity"]
  )

  /// An object that has these members and may have others.
  private static func open(_ properties: [(String, JSON)], required: [String]) -> JSON {
    var members = JSONObject()
    for (name, schema) in properties { members[name] = schema }
    return ["type": "object", "properties": .object(members), "required": JSON(required)]
  }
}
