package import Model
import Signing

/// The layers that apply to an action, and the judge over them.
///
/// Pure: the same effects in the same surroundings get the same verdict; nothing is looked up and no clock is read.
package struct PolicySet: Sendable {
  package let layers: [Layer]
  /// How verdicts become outcomes.
  package let mode: Mode
  /// `sha256:` and the hash over the layers' kinds and packs' digests in their order.
  package let digest: String

  /// - Parameters:
  ///   - layers: in the order of `Layer.Kind`; every one is judged by itself.
  ///   - mode: see `ModeChoice`.
  package init(layers: [Layer], mode: Mode = .enforce) {
    self.layers = layers
    self.mode = mode
    var hash = SHA256()
    for layer in layers { hash.update(Array("\(layer.kind.rawValue) \(layer.pack.id) \(layer.pack.digest)\n".utf8)) }
    digest = "sha256:" + hash.finalize().hex
  }

  /// Judges every effect by every layer; the strictest answer over all holds.
  ///
  /// An effect on which no layer has an opinion is blocked: silence is no permission. A tool of the client that nobody names
  /// is asked about: clients add tools faster than packs follow.
  ///
  /// - Parameter trust: what the trust registry says of the downstream server that is called; it speaks in place of the
  ///   defaults for MCP servers, and beside all rules.
  package func judge(_ effects: [Effect], in surroundings: Surroundings, trust: TrustStanding? = nil) -> Verdict {
    var matches: [RuleMatch] = []
    var leading: RuleMatch?
    func take(_ match: RuleMatch) {
      matches.append(match)
      if leading.map({ Self.leads(match, over: $0) }) ?? true { leading = match }
    }
    for (position, effect) in effects.enumerated() {
      var spoken = false
      var standing: TrustStanding?
      if case .mcp = effect.kind { standing = trust }
      if let standing {
        spoken = true
        take(standing.match(effect: position))
      }
      for layer in layers {
        for match in layer.matches(effect, at: position, in: surroundings, usesDefault: standing == nil) {
          spoken = true
          take(match)
        }
      }
      if !spoken, !effect.isForNamingRulesOnly { take(Self.silence(on: effect, at: position)) }
    }
    let decisive = leading ?? Self.nothing
    return Verdict(leading: decisive, matches: matches.isEmpty ? [decisive] : matches)
  }

  /// Whether the match decides before the other: stricter, then built in, then more severe; the first of equals stays.
  private static func leads(_ match: RuleMatch, over other: RuleMatch) -> Bool {
    if match.outcome != other.outcome { return match.outcome > other.outcome }
    if match.isBuiltIn != other.isBuiltIn { return match.isBuiltIn }
    return match.severity > other.severity
  }

  private static func silence(on effect: Effect, at position: Int) -> RuleMatch {
    if case .tool(let client, let tool) = effect.kind {
      return RuleMatch(
        ruleID: "cavra.policy.unknown_tool",
        packID: RuleMatch.builtInPack,
        layer: RuleMatch.builtInLayer,
        outcome: .requireApproval,
        severity: .medium,
        reason: "the tool `\(tool)` of \(client) is not known, so a person must approve",
        instead: "use a tool that is known, or have a rule with `on: tool` added to the policy",
        effect: position
      )
    }
    return RuleMatch(
      ruleID: "cavra.policy.silent",
      packID: RuleMatch.builtInPack,
      layer: RuleMatch.builtInLayer,
      outcome: .block,
      severity: .high,
      reason: "no layer of the policy speaks on effects of the kind `\(effect.name)`",
      instead: "have a `defaults` entry for `\(effect.name)` added to the policy",
      effect: position
    )
  }

  private static let nothing = RuleMatch(
    ruleID: "cavra.policy.nothing",
    packID: RuleMatch.builtInPack,
    layer: RuleMatch.builtInLayer,
    outcome: .block,
    severity: .high,
    reason: "there is no effect to judge"
  )

  /// What holds of a verdict in this mode. Built-in rules are softened by none.
  package func settle(_ verdict: Verdict) -> Outcome {
    switch mode {
    case .enforce: return verdict.outcome
    case .strict: return verdict.outcome == .allow ? .requireApproval : verdict.outcome
    case .auditOnly:
      let held = verdict.matches.lazy.filter(\.isBuiltIn).map(\.outcome).max() ?? .auditOnly
      return held.restricts ? held : .auditOnly
    }
  }
}
