package import CanonicalJSON
package import Model
import Signing

/// A policy pack, compiled: rules, and what holds where no rule speaks.
package struct Pack: Sendable {
  package let id: String
  package let title: String
  package let version: String
  /// The mode that the pack states; nil where it states none.
  package let mode: Mode?
  let rules: [Rule]
  /// The outcome per kind of effect where no rule matches; a kind without one has no opinion from this pack.
  let defaults: [EffectKind: Outcome]
  /// `sha256:` and the hash over the canonical form of what was read, its parents included.
  package let digest: String

  init(
    id: String,
    title: String,
    version: String,
    mode: Mode?,
    rules: [Rule],
    defaults: [EffectKind: Outcome],
    source: JSON
  ) throws(JSONError) {
    self.id = id
    self.title = title
    self.version = version
    self.mode = mode
    self.rules = rules
    self.defaults = defaults
    digest = "sha256:" + SHA256.hash(try source.canonicalized()).hex
  }

  /// The number of rules, compact sections included.
  package var ruleCount: Int { rules.count }

  /// The defaults for show, by kind of effect.
  package var defaultsListing: JSON {
    .object(
      EffectKind.allCases.reduce(into: JSONObject()) { object, kind in
        if let outcome = defaults[kind] { object[kind.rawValue] = .string(outcome.rawValue) }
      }
    )
  }

  /// The rules for show: id, kind, outcome, severity, reason.
  package var listing: [JSON] {
    rules.map { rule in
      var object: JSONObject = [
        "rule_id": .string(rule.id), "on": JSON(rule.matcher.effectNames), "outcome": .string(rule.outcome.rawValue),
        "severity": .string(rule.severity.rawValue), "reason": .string(rule.reason),
      ]
      if let instead = rule.instead { object["instead"] = .string(instead) }
      if !rule.approvers.isEmpty { object["approvers"] = JSON(rule.approvers) }
      return .object(object)
    }
  }
}

extension YAMLValue {
  /// The value without its places, for digests.
  var json: JSON {
    switch content {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let number): JSON(number)
    case .string(let text): .string(text)
    case .list(let elements): .array(elements.map(\.json))
    case .map(let members):
      .object(members.reduce(into: JSONObject()) { $0[$1.key] = $1.value.json })
    }
  }
}
