import CanonicalJSON
import Inspection
package import Model
import Signing

/// What is asked for a server beside what waits.
package struct ServerTerms: Sendable {
  /// The tier; nil for the one that it has, else `approved`.
  package var tier: TrustTier?
  /// Only these tools of those that wait; nil for all.
  package var only: [String]?
  /// Tools that are left out.
  package var without: [String] = []
  /// Tools that come into the scope though they were taken out of it.
  package var widening: [String] = []
  /// Kinds of tools that come into the scope.
  package var capabilities: Set<CapabilityClass> = []
  package var arguments: [ArgumentRule] = []
  package var limits: ServerLimits?
  package var sandbox: SandboxChoice?

  package init() {}
}

extension Registry {
  /// What there is to approve of a server.
  package enum Stage: String, Sendable {
    /// How it is started: nothing was started yet, or what is started has changed.
    case launch
    /// What it says of itself.
    case surface
    /// Nothing waits: the same for longer, or in other terms.
    case terms
  }

  /// What an approver is asked for a server: the launch first, then what the server said, else the same for longer.
  ///
  /// - Parameters:
  ///   - resolver: finds what the launch runs here and now.
  ///   - expires: when it has to be looked at again.
  /// - Throws: `GovernanceError.unknown`, `.refused`, `.badContent`, `.log`.
  package func proposal(
    server name: String,
    _ terms: ServerTerms,
    _ resolver: LaunchResolver,
    expires: Timestamp,
    reason: String,
    at now: Timestamp
  ) throws(GovernanceError) -> (stage: Stage, proposal: Proposal<ServerAuthority>) {
    let record = try server(name)
    guard let launch = record.launch, let after = record.trail.lastLeaf else {
      throw GovernanceError(.refused, "`\(name)` was blocked and never registered, add it first")
    }
    let pinned = try resolver.pin(launch)
    let former = record.trail.authority
    var authority = former ?? ServerAuthority(launch: pinned, tier: .approved)
    let isNewLaunch = former?.launch != pinned
    authority.launch = pinned
    let waits = isNewLaunch ? [:] : try selection(of: record, terms)
    for (key, item) in waits { try add(key, item, to: &authority) }
    try apply(terms, to: &authority)
    // What is not pinned is never more than an experiment; what is pinned now is none for that reason any more.
    if pinned.loose != nil {
      authority.tier = .experimental
    } else if former?.launch.loose != nil, terms.tier == nil {
      authority.tier = .approved
    }
    let proposal = Proposal(
      kind: .server,
      name: name,
      authority: authority,
      former: former,
      expires: expires,
      reason: reason,
      after: after
    )
    return (isNewLaunch ? .launch : waits.isEmpty ? .terms : .surface, proposal)
  }

  /// What of the things that wait is asked for.
  private func selection(of record: ServerRecord, _ terms: ServerTerms) throws(GovernanceError) -> [ItemKey:
    ObservedItem]
  {
    let pending = record.pending
    let named = (terms.only ?? []) + terms.without
    for name in named where pending[ItemKey(.tool, name)] == nil {
      throw GovernanceError(.unknown, "no tool `\(name)` of `\(record.name)` waits for an approval")
    }
    return pending.filter { key, _ in
      guard key.kind == .tool else { return terms.only == nil && !record.denied.contains(key) }
      let isNamed = terms.only?.contains { $0.sameBytes(as: key.name) } ?? !record.denied.contains(key)
      return isNamed && !terms.without.contains { $0.sameBytes(as: key.name) }
    }
  }

  private func add(_ key: ItemKey, _ item: ObservedItem, to authority: inout ServerAuthority) throws(GovernanceError) {
    guard let definition = contents.definition(item.digest) else {
      throw GovernanceError(
        .refused,
        "what the server said of the \(key.kind.rawValue) `\(key.name)` is gone or was changed on this machine, let an agent meet it again"
      )
    }
    authority.items[key] = item.digest
    guard key.kind == .tool else { return }
    authority.tools.insert(ByteKey(key.name))
    authority.capabilities.formUnion(CapabilityClass.of(tool: definition))
  }

  private func apply(_ terms: ServerTerms, to authority: inout ServerAuthority) throws(GovernanceError) {
    if let tier = terms.tier {
      guard tier == .trusted || tier == .approved || tier == .experimental else {
        throw GovernanceError(
          .refused,
          "nobody approves as `\(tier.rawValue)`, give `trusted`, `approved` or `experimental`"
        )
      }
      guard authority.launch.loose == nil || tier == .experimental else {
        throw GovernanceError(
          .refused,
          "it cannot be `\(tier.rawValue)`: \(authority.launch.loose ?? ""); register what is installed, by its path"
        )
      }
      authority.tier = tier
    }
    for tool in terms.widening {
      let key = ItemKey(.tool, tool)
      guard let digest = authority.items[key], let definition = contents.definition(digest) else {
        throw GovernanceError(.unknown, "no tool `\(tool)` is approved, approve it first")
      }
      authority.tools.insert(ByteKey(tool))
      authority.capabilities.formUnion(CapabilityClass.of(tool: definition))
    }
    authority.capabilities.formUnion(terms.capabilities)
    for rule in terms.arguments {
      authority.arguments.removeAll { $0.tool.sameBytes(as: rule.tool) && $0.argument.sameBytes(as: rule.argument) }
      authority.arguments.append(rule)
    }
    if let limits = terms.limits { authority.limits = limits }
    if let sandbox = terms.sandbox { authority.sandbox = sandbox }
  }

  /// What an approver is asked for an agent.
  ///
  /// - Throws: `GovernanceError.unknown`, `.badContent`, `.log`.
  package func proposal(
    agent name: String,
    repositories: [String],
    tools: [String],
    expires: Timestamp,
    reason: String
  ) throws(GovernanceError) -> Proposal<AgentAuthority> {
    let record = try agent(name)
    guard let after = record.trail.lastLeaf, record.trail.isRegistered else {
      throw GovernanceError(.refused, "`\(name)` was blocked and never registered, add it first")
    }
    var authority = record.trail.authority ?? AgentAuthority(repositories: [], tools: [])
    for repository in repositories {
      guard repository == "*" || repository.hasPrefix("/") else {
        throw GovernanceError(.badContent, "`\(repository)` is no repository, give its absolute path, or `*` for any")
      }
      let path = repository.count > 1 && repository.hasSuffix("/") ? String(repository.dropLast()) : repository
      if !authority.repositories.contains(where: { $0.sameBytes(as: path) }) { authority.repositories.append(path) }
    }
    for tool in tools {
      let server = tool.prefix { $0 != "/" }
      try RegistryName.check(String(server))
      if !authority.tools.contains(where: { $0.sameBytes(as: tool) }) { authority.tools.append(tool) }
    }
    return Proposal(
      kind: .agent,
      name: name,
      authority: authority,
      former: record.trail.authority,
      expires: expires,
      reason: reason,
      after: after
    )
  }
}
