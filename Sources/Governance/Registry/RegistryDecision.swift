package import CanonicalJSON
package import Model

/// What the registry says to a call.
package enum RegistryDecision: Sendable {
  case allowed(AllowedCall)
  case refused(RegistryRefusal)

  /// The rule that led to it.
  package var ruleID: String {
    switch self {
    case .allowed: RegistryRefusal.Rule.allow
    case .refused(let refusal): refusal.ruleID
    }
  }
}

/// A call that the registry has nothing against.
package struct AllowedCall: Sendable {
  package let tier: TrustTier
  /// The tool's definition as it was approved.
  package let definition: JSON
  /// What the tool does, told from its definition.
  package let classes: Set<CapabilityClass>
  /// What its arguments mean: what a person declared, else what their names tell.
  package let arguments: [ArgumentRule]
  package let limits: ServerLimits
}

/// Why the registry is against a call.
package struct RegistryRefusal: Sendable, Equatable {
  /// The rules, in the order in which they are asked.
  package enum Rule {
    /// The log cannot be read, or is not what was signed for.
    package static let unavailable = "mcp.registry.unavailable"
    package static let unknown = "mcp.registry.unknown"
    package static let blocked = "mcp.registry.blocked"
    package static let requiresApproval = "mcp.registry.requires_approval"
    package static let toolScope = "mcp.registry.tool_scope"
    package static let capabilityScope = "mcp.registry.capability_scope"
    package static let allow = "mcp.registry.allow"
    package static let agentUnknown = "agent.registry.unknown"
    package static let agentBlocked = "agent.registry.blocked"
    package static let agentRequiresApproval = "agent.registry.requires_approval"
    package static let agentRepository = "agent.registry.repository_scope"
    package static let agentTool = "agent.registry.tool_scope"
  }

  package let ruleID: String
  /// `block`, or `require_approval` where a person at hand could say yes.
  package let outcome: Outcome
  package let severity: Severity
  /// One line.
  package let reason: String
  /// What to do instead, one line.
  package let next: String
  /// Who would have to approve; nil for a block.
  package let approverGroup: String?

  static func block(_ rule: String, _ reason: String, severity: Severity = .high, next: String) -> RegistryRefusal {
    RegistryRefusal(
      ruleID: rule,
      outcome: .block,
      severity: severity,
      reason: reason,
      next: next,
      approverGroup: nil
    )
  }

  static func approval(_ rule: String, _ reason: String, next: String) -> RegistryRefusal {
    RegistryRefusal(
      ruleID: rule,
      outcome: .requireApproval,
      severity: .medium,
      reason: reason,
      next: next,
      approverGroup: "AI Governance"
    )
  }
}
