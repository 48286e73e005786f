/// What the trust registry says of a downstream server and its tool when it is called through the gateway.
///
/// It takes the place of a pack's default for MCP servers, because the registry knows the server; rules of packs that name
/// the server or the tool hold beside it, and the strictest of all counts.
package struct TrustStanding: Sendable, Equatable {
  /// `mcp.registry.…`, as in the reference's decision rules.
  package let ruleID: String
  package let outcome: Outcome
  package let severity: Severity
  /// Why, in one line, lower-case, without a full stop.
  package let reason: String
  /// What to do instead, where there is something.
  package let instead: String?
  /// The groups that may approve.
  package let approvers: [String]

  package init(
    ruleID: String,
    outcome: Outcome,
    severity: Severity,
    reason: String,
    instead: String? = nil,
    approvers: [String] = []
  ) {
    self.ruleID = ruleID
    self.outcome = outcome
    self.severity = severity
    self.reason = reason
    self.instead = instead
    self.approvers = approvers
  }

  /// The pack under whose name it stands in records.
  package static let pack = "cavra-registry"
  /// The layer under whose name it stands in records.
  package static let layer = "registry"

  /// The standing as a match on one effect.
  package func match(effect: Int) -> RuleMatch {
    RuleMatch(
      ruleID: ruleID,
      packID: Self.pack,
      layer: Self.layer,
      outcome: outcome,
      severity: severity,
      reason: reason,
      instead: instead,
      approvers: approvers,
      effect: effect
    )
  }
}
