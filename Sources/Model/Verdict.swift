package import CanonicalJSON

/// One rule that spoke on one effect.
package struct RuleMatch: Sendable, Equatable {
  /// The rule's id, for example `filesystem.read.block`.
  package let ruleID: String
  /// The pack that holds it; `cavra-builtin` for the built-in rules.
  package let packID: String
  /// Where the pack comes from: `builtin`, `enterprise`, `user`, `repository`.
  package let layer: String
  package let outcome: Outcome
  package let severity: Severity
  /// Why, in one line, lower-case, without a full stop.
  package let reason: String
  /// What to do instead, where the rule says so.
  package let instead: String?
  /// The groups that may approve.
  package let approvers: [String]
  /// Which effect it spoke on, as an index into the decision's effects; nil for the action as a whole.
  package let effect: Int?

  package init(
    ruleID: String,
    packID: String,
    layer: String,
    outcome: Outcome,
    severity: Severity,
    reason: String,
    instead: String? = nil,
    approvers: [String] = [],
    effect: Int? = nil
  ) {
    self.ruleID = ruleID
    self.packID = packID
    self.layer = layer
    self.outcome = outcome
    self.severity = severity
    self.reason = reason
    self.instead = instead
    self.approvers = approvers
    self.effect = effect
  }

  /// Whether no mode may soften it.
  package var isBuiltIn: Bool { layer == Self.builtInLayer }

  package static let builtInLayer = "builtin"
  package static let builtInPack = "cavra-builtin"
}

/// What the rules say of an action: the strictest outcome over all effects and the matches behind it.
package struct Verdict: Sendable, Equatable {
  package let outcome: Outcome
  /// The severity of the leading match.
  package let severity: Severity
  /// The match that decided: of the strictest outcome the most severe, then the first. Built-in rules come first.
  package let leading: RuleMatch
  /// Every match, the leading one included, in the order of the effects.
  package let matches: [RuleMatch]

  package init(leading: RuleMatch, matches: [RuleMatch]) {
    outcome = leading.outcome
    severity = leading.severity
    self.leading = leading
    self.matches = matches
  }
}

extension RuleMatch {
  /// The match as it stands in a record.
  package var json: JSON {
    var object: JSONObject = [
      "rule_id": .string(ruleID), "policy_pack": .string(packID), "layer": .string(layer),
      "outcome": .string(outcome.rawValue), "severity": .string(severity.rawValue), "reason": .string(reason),
    ]
    if let instead { object["instead"] = .string(instead) }
    if !approvers.isEmpty { object["approvers"] = JSON(approvers) }
    if let effect { object["effect"] = JSON(effect) }
    return .object(object)
  }
}
