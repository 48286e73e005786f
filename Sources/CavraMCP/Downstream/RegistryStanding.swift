package import Governance
package import Host
package import Model

/// The registry's word on a call, in the form in which the judge takes it.
package struct RegistryStanding: Sendable {
  private let registry: Registry
  private let repository: String?
  private let environment: Environment

  /// - Parameter repository: the root of the session's work tree, absolute.
  package init(registry: Registry, repository: String?, environment: Environment) {
    self.registry = registry
    self.repository = repository
    self.environment = environment
  }

  /// - Parameter isTool: false for a resource, a prompt or a completion. Of these the gateway serves only what was approved to
  ///   be shown, so that the scope of tools says nothing of them; all else of server and agent does.
  package func standing(_ server: String, _ tool: String, isTool: Bool, _ agent: String) -> TrustStanding {
    let call = Registry.Call(server: server, tool: tool, agent: agent, repository: repository)
    switch registry.decide(call, at: environment.now()) {
    case .allowed(let allowed):
      return TrustStanding(
        ruleID: RegistryRefusal.Rule.allow,
        outcome: .allow,
        severity: .low,
        reason: "the trust registry has `\(server)/\(tool)` as \(allowed.tier.rawValue) and approved"
      )
    case .refused(let refusal) where !isTool && refusal.ruleID == RegistryRefusal.Rule.toolScope:
      return TrustStanding(
        ruleID: RegistryRefusal.Rule.allow,
        outcome: .allow,
        severity: .low,
        reason: "the trust registry has `\(server)` as approved, and what it shows"
      )
    case .refused(let refusal):
      return TrustStanding(
        ruleID: refusal.ruleID,
        outcome: refusal.outcome,
        severity: refusal.severity,
        reason: refusal.reason,
        instead: refusal.next,
        approvers: refusal.approverGroup.map { [$0] } ?? []
      )
    }
  }
}
