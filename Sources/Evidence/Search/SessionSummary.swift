package import CanonicalJSON
package import Model

/// What was decided in one session, in numbers.
package struct SessionSummary: Sendable, Equatable {
  package let sessionID: String
  /// How many decisions there are of each outcome that occurs.
  package let decisions: [Outcome: Int]
  /// How many decisions there are of each severity that occurs.
  package let severities: [Severity: Int]
  /// The times of the first and the last decision in RFC 3339; nil where there is none.
  package let firstTime: String?
  package let lastTime: String?

  /// How many decisions there are.
  package var total: Int { decisions.values.reduce(0, +) }

  /// The highest severity that occurs, in the order low, medium, high, critical.
  package var maximumSeverity: Severity? { severities.keys.max() }

  /// The summary as tools answer it: every outcome and every severity is there, in its order.
  package var json: JSON {
    var byDecision = JSONObject()
    for outcome in Outcome.allCases { byDecision[outcome.rawValue] = JSON(decisions[outcome] ?? 0) }
    var bySeverity = JSONObject()
    for severity in Severity.allCases { bySeverity[severity.rawValue] = JSON(severities[severity] ?? 0) }
    return [
      "session_id": .string(sessionID), "total": JSON(total), "decisions": .object(byDecision),
      "severities": .object(bySeverity), "max_severity": JSON(maximumSeverity?.rawValue), "first": JSON(firstTime),
      "last": JSON(lastTime),
    ]
  }
}
