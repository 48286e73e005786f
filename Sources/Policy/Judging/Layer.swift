import Model

/// A pack in the place that it comes from.
package struct Layer: Sendable {
  /// Where packs come from, the widest authority first.
  package enum Kind: String, Sendable, CaseIterable {
    case builtIn = "builtin"
    case enterprise, user, repository
  }

  package let kind: Kind
  package let pack: Pack
  private let index: RuleIndex

  package init(_ kind: Kind, _ pack: Pack) {
    self.kind = kind
    self.pack = pack
    index = RuleIndex(pack.rules)
  }

  /// What the layer says of one effect: every rule of its strictest outcome that matches, else its default, else nothing.
  ///
  /// - Parameter usesDefault: false where something else speaks in the default's place.
  func matches(
    _ effect: Effect,
    at position: Int,
    in surroundings: Surroundings,
    usesDefault: Bool = true
  ) -> [RuleMatch] {
    var strictest: Outcome?
    var found: [Rule] = []
    let isPossible = effect.file?.possible ?? false
    let rehearses: Bool = if case .run(let run) = effect.kind { run.rehearses } else { false }
    for rule in index.candidates(for: effect, in: surroundings) where rule.matches(effect, in: surroundings) {
      // A rehearsal is none of what verbs are restricted for; a rule that names an option means also that.
      if rehearses, rule.outcome.restricts, !rule.namesOptions { continue }
      if isPossible, !rule.restrictsFilesByName { continue }
      if let present = strictest, rule.outcome < present { continue }
      if strictest != rule.outcome { found = [] }
      strictest = rule.outcome
      found.append(rule)
    }
    if !found.isEmpty { return found.map { match($0, effect, at: position, in: surroundings) } }
    if effect.isForNamingRulesOnly || !usesDefault { return [] }
    if rehearses, pack.defaults[.run] != nil { return [rehearsalMatch(at: position)] }
    guard let name = EffectKind(rawValue: effect.name), let outcome = pack.defaults[name] else { return [] }
    return [defaultMatch(name, outcome, at: position)]
  }

  private func rehearsalMatch(at position: Int) -> RuleMatch {
    RuleMatch(
      ruleID: "commands.rehearsal",
      packID: pack.id,
      layer: kind.rawValue,
      outcome: .allow,
      severity: .low,
      reason: "the command only shows its help or rehearses",
      effect: position
    )
  }

  private func match(_ rule: Rule, _ effect: Effect, at position: Int, in surroundings: Surroundings) -> RuleMatch {
    var reason = rule.reason
    if let file = effect.file, case .file(let matcher) = rule.matcher,
      let below = matcher.firstBelow(file, in: surroundings)
    {
      reason = "`\(below)` is read too: \(reason)"
    }
    return RuleMatch(
      ruleID: rule.id,
      packID: pack.id,
      layer: kind.rawValue,
      outcome: rule.outcome,
      severity: rule.severity,
      reason: reason,
      instead: rule.instead,
      approvers: rule.approvers,
      effect: position
    )
  }

  private func defaultMatch(_ name: EffectKind, _ outcome: Outcome, at position: Int) -> RuleMatch {
    RuleMatch(
      ruleID: DefaultRule.id(name, outcome),
      packID: pack.id,
      layer: kind.rawValue,
      outcome: outcome,
      severity: DefaultRule.severity(name, outcome),
      reason: DefaultRule.reason(name, outcome),
      approvers: outcome == .requireApproval ? [DefaultRule.approvers(name)] : [],
      effect: position
    )
  }
}
