import ArgumentParser
import CanonicalJSON
import Governance
import Model
import Inspection

extension RegistryAgents {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print the agents with where they may work and what they may call.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents list
        """
    )

    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let desk = try await RegistryDesk.open()
      let agents = try desk.registry.agents()
      let rows = agents.map { ($0, Standing(of: $0, at: desk.now, desk.approvers)) }
      await desk.close()
      if json {
        let objects = rows.map { agent, standing -> JSON in
          [
            "name": .string(agent.name), "type": JSON(agent.type), "vendor": JSON(agent.vendor),
            "owner": JSON(agent.trail.owner), "approval_state": .string(standing.state.rawValue),
            "problem": JSON(standing.problem), "granted": agent.trail.authority?.json ?? .null,
          ]
        }
        return Output.line(JSON.object(["agents": .array(objects)]).text)
      }
      if rows.isEmpty { Output.note("no agent is registered: agents are not told apart") }
      for (agent, standing) in rows {
        let places = agent.trail.authority?.repositories.joined(separator: ", ") ?? "nowhere"
        let tools = agent.trail.authority?.tools.joined(separator: ", ") ?? "nothing"
        let problem = standing.problem.map { "  \($0)" } ?? ""
        Output.line(
          VisibleText.escape("\(agent.name)  \(standing.state.rawValue)  in \(places)  calls \(tools)\(problem)")
        )
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Write an agent down, by the name that its client says. From then on unknown agents may call nothing.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents add claude-code --type coding-agent --vendor Anthropic --reason 'our agent'
        """
    )

    @Argument(help: "The agent's name: a-z, 0-9, `-`, single `_`.") var name: String
    @Option(help: "What kind of agent it is.") var type: String?
    @Option(help: "Who makes it.") var vendor: String?
    @Option(help: "Who answers for it.") var owner: String?
    @Flag(help: "Replace one of that name; what was granted to it is gone.") var replace = false
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      try await change(name, common.json, "is registered, approve it with `cavra-mcp registry agents approve \(name)`") { desk in
        try await desk.registry.register(
          agent: name,
          type: type,
          vendor: vendor,
          owner: owner,
          replaces: replace,
          reason: common.reason,
          desk.writer
        )
      }
    }
  }

  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Approve where an agent may work and which tools of the gateway it may call.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents approve claude-code --repository /srv/app --tool git --reason 'reviews'
          cavra-mcp registry agents approve claude-code --repository '*' --tool git/git_log --reason 'reading'
        """
    )

    @Argument(help: "The agent's name.") var name: String
    @Option(name: .customLong("as"), help: "The approver. (default: the only one with a key here)") var approver: String?
    @Option(help: "Days until it has to be looked at again.") var days = 90
    @Option(help: "A repository, absolute, or `*`. May be repeated.") var repository: [String] = []
    @Option(help: "SERVER or SERVER/TOOL. May be repeated.") var tool: [String] = []
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      let desk = try await RegistryDesk.open()
      let proposal = try desk.registry.proposal(
        agent: name,
        repositories: repository,
        tools: tool,
        expires: try desk.expiry(days: days),
        reason: common.reason
      )
      let authority = proposal.authority
      try await desk.grant(
        proposal,
        as: approver,
        showing: [
          "You approve the agent `\(name)` until \(proposal.expires.rfc3339.prefix(10)).",
          "  It may work in: \(authority.repositories.isEmpty ? "nothing" : authority.repositories.joined(separator: ", "))",
          "  It may call: \(authority.tools.isEmpty ? "nothing" : authority.tools.joined(separator: ", "))",
        ]
      )
      await desk.close()
      Output.line(
        common.json
          ? JSON.object(["name": .string(name), "granted": authority.json]).text
          : "\(name) is approved until \(proposal.expires.rfc3339.prefix(10))"
      )
    }
  }

  struct Deny: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deny",
      abstract: "Take an agent's approval back.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents deny claude-code --reason 'on hold'
        """
    )

    @Argument(help: "The agent's name.") var name: String
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      try await change(name, common.json, "is denied") { desk in
        try await desk.registry.deny(.agent, name, reason: common.reason, desk.writer)
      }
    }
  }

  struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block",
      abstract: "Block an agent, also one that nobody has registered.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents block shady --reason 'unknown'
        """
    )

    @Argument(help: "The agent's name.") var name: String
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      try await change(name, common.json, "is blocked") { desk in
        try await desk.registry.block(.agent, name, reason: common.reason, desk.writer)
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take an agent out of the registry.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents remove claude-code --reason 'not used any more'
        """
    )

    @Argument(help: "The agent's name.") var name: String
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      try await change(name, common.json, "is taken out") { desk in
        try await desk.registry.remove(.agent, name, reason: common.reason, desk.writer)
      }
    }
  }
}
