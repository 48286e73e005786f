package import CanonicalJSON
import Inspection

/// A record of the log told in words.
package enum RecordWords {
  /// One line: index, time, outcome, operation, target, rule.
  package static func line(_ record: JSON) -> String {
    guard record["decision_id"] != nil else { return otherLine(record) }
    let target = shown(record, "target")
    let short = target.utf8.count > 120 ? String(target.prefix(110)) + "…" : target
    return
      "#\(record["log_index"]?.numberValue?.lexeme ?? "?") \(shown(record, "timestamp")) \(shown(record, "decision")) "
      + "\(shown(record, "requested_operation")) `\(short)` by \(shown(record, "rule_id")) (\(shown(record, "decision_id")))"
  }

  /// One line of a record that is no decision: index, time, kind, session, and what it says.
  private static func otherLine(_ record: JSON) -> String {
    let head =
      "#\(record["log_index"]?.numberValue?.lexeme ?? "?") \(shown(record, "timestamp")) \(shown(record, "kind")) "
      + "session \(shown(record, "session_id"))"
    guard record["reason"] != nil else { return head }
    return "\(head) tool \(shown(record, "target")) call \(shown(record, "correlation_id")): \(shown(record, "reason"))"
  }

  /// The whole record with its effects and rules, several lines.
  package static func text(_ record: JSON) -> String {
    var lines = [
      "\(shown(record, "decision")): \(shown(record, "requested_operation")) `\(shown(record, "target"))`",
      "Why: \(shown(record, "reason")) (rule \(shown(record, "rule_id")), \(shown(record, "severity")))",
    ]
    if let instead = record["instead"]?.stringValue { lines.append("Instead: \(VisibleText.escape(instead))") }
    let effects = record["effects"]?.arrayValue ?? []
    lines += effects.prefix(50).map { "Effect: \(VisibleText.escape($0.text))" }
    if effects.count > 50 { lines.append("and \(effects.count - 50) more effects") }
    for rule in (record["rules"]?.arrayValue ?? []).prefix(50) {
      lines.append(
        "Rule \(shown(rule, "rule_id")) of \(shown(rule, "policy_pack")): \(shown(rule, "outcome")), \(shown(rule, "reason"))"
      )
    }
    lines.append(
      "Recorded \(shown(record, "timestamp")) as \(shown(record, "decision_id")), policy \(shown(record, "policy_digest"))."
    )
    return lines.joined(separator: "\n")
  }

  private static func shown(_ record: JSON, _ name: String) -> String {
    record[name]?.stringValue.map { VisibleText.escape($0) } ?? "-"
  }
}
