import CanonicalJSON
import Inspection
package import Model

extension Registry {
  /// Who wants to call what from where.
  package struct Call: Sendable {
    package let server: String
    package let tool: String
    /// The agent's id, as claimed.
    package let agent: String
    /// The repository's root, absolute; nil outside of any.
    package let repository: String?

    package init(server: String, tool: String, agent: String, repository: String?) {
      self.server = server
      self.tool = tool
      self.agent = agent
      self.repository = repository
    }
  }

  /// Decides a call by what the log says of server, tool and agent now. Whatever cannot be read is a block.
  package func decide(_ call: Call, at now: Timestamp) -> RegistryDecision {
    let found: (server: ServerRecord?, agent: AgentRecord?, governsAgents: Bool)
    do throws(GovernanceError) {
      found = try read { ($0.servers[call.server], $0.agents[call.agent], $0.governsAgents) }
    } catch {
      return .refused(
        .block(
          RegistryRefusal.Rule.unavailable,
          "the trust registry cannot be believed: \(error)",
          severity: .critical,
          next: "ask your user to run `cavra-mcp evidence verify`"
        )
      )
    }
    let approvers = try? list()
    if let refusal = agentRefusal(call, found.agent, found.governsAgents, now, approvers) { return .refused(refusal) }
    return decide(call, found.server, now, approvers)
  }

  private func decide(
    _ call: Call,
    _ record: ServerRecord?,
    _ now: Timestamp,
    _ approvers: ApproverList?
  ) -> RegistryDecision {
    let server = "the server `\(VisibleText.escape(String(call.server.prefix(80))))`"
    let tool = "`\(VisibleText.escape(String(call.tool.prefix(120))))`"
    let approve =
      "ask your user to look at `cavra-mcp registry servers show \(record?.name ?? "NAME")` and to approve it"
    typealias Rule = RegistryRefusal.Rule
    // 1
    guard let record, record.trail.isRegistered || record.trail.isBlocked else {
      return .refused(
        .block(
          Rule.unknown,
          "\(server) is not in the trust registry",
          next: "ask your user to register it: `cavra-mcp registry servers add`"
        )
      )
    }
    let standing = Standing(of: record, at: now, approvers)
    // 2
    if standing.state == .denied {
      let problem = standing.problem ?? ""
      return .refused(.block(Rule.blocked, "\(server) may not be used: \(problem)", next: "do it without this server"))
    }
    // 3
    guard standing.state == .approved, let authority = record.trail.authority else {
      let problem = standing.problem ?? ""
      return .refused(.approval(Rule.requiresApproval, "\(server) waits for an approval: \(problem)", next: approve))
    }
    guard authority.tier == .trusted || authority.tier == .approved else {
      let loose = authority.launch.loose ?? "what it runs is not pinned"
      return .refused(
        .approval(
          Rule.requiresApproval,
          "\(server) is \(authority.tier.rawValue), each call needs a person: \(loose)",
          next: "ask your user to install the server and to register what is installed"
        )
      )
    }
    // 4
    let key = ItemKey(.tool, call.tool)
    guard let digest = authority.items[key], record.isApproved(key), record.observed[key]?.status != .gone else {
      let reasons = record.observed[key].map { Self.words($0) } ?? "nobody has approved it"
      return .refused(
        .approval(Rule.toolScope, "the tool \(tool) of \(server) is not approved: \(reasons)", next: approve)
      )
    }
    guard authority.tools.contains(ByteKey(call.tool)) else {
      return .refused(
        .approval(Rule.toolScope, "the tool \(tool) is not in the scope of \(server)", next: approve)
      )
    }
    guard let definition = contents.definition(digest) else {
      return .refused(
        .approval(
          Rule.toolScope,
          "the approved definition of \(tool) is gone or was changed on this machine",
          next: "call a tool list of the server again, or \(approve)"
        )
      )
    }
    // 5
    let classes = CapabilityClass.of(tool: definition)
    let missing = classes.subtracting(authority.capabilities)
    guard missing.isEmpty else {
      let words = missing.sorted().map { "`\($0.rawValue)`" }.joined(separator: ", ")
      return .refused(
        .approval(
          Rule.capabilityScope,
          "the tool \(tool) does \(words), which is not in the scope of \(server)",
          next: approve
        )
      )
    }
    // 6
    let declared = authority.arguments.filter { $0.tool.sameBytes(as: call.tool) }
    let inferred = ArgumentRule.inferred(of: definition).filter { rule in
      !declared.contains { $0.argument.sameBytes(as: rule.argument) }
    }
    return .allowed(
      AllowedCall(
        tier: standing.tier,
        definition: definition,
        classes: classes,
        arguments: declared + inferred,
        limits: authority.limits
      )
    )
  }

  /// What became of a thing, in words that follow `not approved:`.
  static func words(_ item: ObservedItem) -> String {
    let reasons = item.reasons.isEmpty ? "" : " (\(item.reasons.joined(separator: ", ")))"
    switch item.status {
    case .new: return "it is new"
    case .cosmetic, .changed: return "it has changed since it was approved\(reasons)"
    case .back: return "it came back\(reasons)"
    case .renamed: return "it has a new name, it was `\(VisibleText.escape(item.formerName ?? ""))`"
    case .gone: return "the server has it no more"
    }
  }

  private func agentRefusal(
    _ call: Call,
    _ record: AgentRecord?,
    _ governsAgents: Bool,
    _ now: Timestamp,
    _ approvers: ApproverList?
  ) -> RegistryRefusal? {
    typealias Rule = RegistryRefusal.Rule
    let agent = "the agent `\(VisibleText.escape(String(call.agent.prefix(80))))`"
    let ask = "ask your user to look at `cavra-mcp registry agents list`"
    guard let record, record.trail.isRegistered || record.trail.isBlocked else {
      // Where nobody ever registered an agent, agents are not told apart.
      return governsAgents ? .block(Rule.agentUnknown, "\(agent) is not in the registry", next: ask) : nil
    }
    let standing = Standing(of: record, at: now, approvers)
    if standing.state == .denied {
      return .block(Rule.agentBlocked, "\(agent) may call nothing: \(standing.problem ?? "")", next: ask)
    }
    guard standing.state == .approved, let authority = record.trail.authority else {
      return .approval(
        Rule.agentRequiresApproval,
        "\(agent) waits for an approval: \(standing.problem ?? "")",
        next: ask
      )
    }
    let isAtHome = authority.repositories.contains { allowed in
      guard allowed != "*" else { return true }
      guard let repository = call.repository else { return false }
      return repository.sameBytes(as: allowed) || repository.hasPrefix("\(allowed)/")
    }
    guard isAtHome else {
      let place = call.repository.map { "`\(VisibleText.escape($0))`" } ?? "outside of a repository"
      return .block(Rule.agentRepository, "\(agent) may not work in \(place)", next: ask)
    }
    let names = [call.server, "\(call.server)/\(call.tool)"]
    guard authority.tools.contains(where: { allowed in names.contains { $0.sameBytes(as: allowed) } }) else {
      let tool = VisibleText.escape("\(call.server)/\(call.tool)")
      return .approval(Rule.agentTool, "`\(tool)` is not in the scope of \(agent)", next: ask)
    }
    return nil
  }
}
