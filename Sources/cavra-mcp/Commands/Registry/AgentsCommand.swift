import ArgumentParser
import CanonicalJSON
import Evidence
import Governance

struct AgentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents",
    abstract: "Agents: where they may work, and which servers' tools they may call.",
    discussion: """
      As long as no agent was ever registered, agents are not told apart. From the first one on, an agent that is not \
      registered may call nothing.
      """,
    subcommands: [
      List.self, Show.self, Add.self, Approve.self, Deny.self, Block.self, Scope.self, Review.self, Export.self,
      Verify.self, Remove.self,
    ]
  )
}

extension AgentsCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print all agents and how they stand.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents list --json
        """
    )

    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let context = try RegistryAnswers.reading()
      let reports = try context.map { context in
        try context.registry.agents().map { try context.registry.report(agent: $0.name, at: context.now) }
      }
      if json {
        Output.line(JSON.object(["agents": .array((reports ?? []).map(\.json))]).text)
      } else {
        for report in reports ?? [] { Output.line(ReviewWords.line(report)) }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print everything about one agent.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents show claude-code
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let context = try RegistryContext.reading()
      let report = try context.registry.report(agent: name, at: context.now)
      if json { return Output.line(report.json.text) }
      for line in ReviewWords.lines(report) { Output.line(line) }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Write an agent down, to be approved.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents add claude-code --vendor Anthropic --owner alice
        """
    )

    @Argument(help: "The agent's id, as its client says it.") var name: String
    @Option(help: "What kind of agent it is.") var type = "coding-agent"
    @Option(help: "Who makes it.") var vendor: String?
    @Option(help: "Who answers for it.") var owner: String?
    @Option(help: "Why: one line that stands in the log.") var reason = "registered by hand"
    @Flag(help: "Replace an agent of that name; what was granted to it is gone.") var replace = false
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.register(
        agent: name,
        type: type,
        vendor: vendor,
        owner: owner,
        replaces: replace,
        reason: reason,
        context.writer()
      )
      try await RegistryAnswers.finish(context, agent: name, "registered; it may call nothing yet", json: json)
    }
  }

  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Approve where an agent may work and what it may call.",
      discussion: """
        Adds to what it has. Shows all of it at the terminal, then asks there for the approver's passphrase.

        EXAMPLES
          cavra-mcp registry agents approve claude-code --repository /src/app --tool git --tool files/read_file --reason 'team'
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @Option(name: .customLong("repository"), help: "An absolute path, or `*` for any. May be repeated.")
    var repositories: [String] = []
    @Option(name: .customLong("tool"), help: "SERVER for all of its tools, or SERVER/TOOL. May be repeated.")
    var tools: [String] = []
    @OptionGroup var options: ApprovalOptions

    func run() async throws { try await AgentApproval(name: name, options: options).run(repositories, tools) }
  }

  struct Deny: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deny",
      abstract: "Take an agent's approval back.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents deny claude-code --reason 'paused'
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @OptionGroup var options: ReasonOption

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.deny(.agent, name, reason: options.reason, context.writer())
      try await RegistryAnswers.finish(context, agent: name, "denied", json: options.json)
    }
  }

  struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block",
      abstract: "Disable an agent, registered or not.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents block old-agent --reason 'retired'
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @OptionGroup var options: ReasonOption

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.block(.agent, name, reason: options.reason, context.writer())
      try await RegistryAnswers.finish(context, agent: name, "blocked", json: options.json)
    }
  }

  struct Scope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scope",
      abstract: "Take repositories and tools out of what an agent may use.",
      discussion: """
        Needs no key. `approve` puts them back.

        EXAMPLES
          cavra-mcp registry agents scope claude-code --remove files/write_file --reason 'reads only'
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @Option(help: "A tool, as it was approved. May be repeated.") var remove: [String] = []
    @Option(help: "A repository, as it was approved. May be repeated.") var removeRepository: [String] = []
    @OptionGroup var options: ReasonOption

    func validate() throws {
      guard !remove.isEmpty || !removeRepository.isEmpty else { throw ValidationError("say what is taken out") }
    }

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.narrow(
        .agent,
        name,
        tools: remove,
        repositories: removeRepository,
        reason: options.reason,
        context.writer()
      )
      try await RegistryAnswers.finish(context, agent: name, "its scope is narrower", json: options.json)
    }
  }

  struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "review",
      abstract: "Look at what an agent may do, and approve the same for longer.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents review claude-code --reason 'half-yearly review'
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @OptionGroup var options: ApprovalOptions

    func run() async throws { try await AgentApproval(name: name, options: options).run([], []) }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Print agents as one signed JSON document, or as a page to read.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents export > agents.json
        """
    )

    @Argument(help: "The agents' ids. (default: all)") var names: [String] = []
    @Flag(help: "Print a page of Markdown instead.") var markdown = false

    func run() async throws {
      let context = try await RegistryContext.writing()
      let all = try names.isEmpty ? context.registry.agents().map(\.name) : names
      try await RegistryAnswers.export(context, servers: [], agents: all, markdown: markdown)
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Check every statement about agents against the log, its key, and the list of approvers.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents verify
        """
    )

    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      guard let context = try RegistryAnswers.reading() else { return }
      let lines = try context.registry.agents().map { record in
        let standing = try context.registry.report(agent: record.name, at: context.now).standing
        return (record.name, standing.problem, record.trail.voids)
      }
      try RegistryAnswers.verify(lines, strays: context.registry.strays(), json: json)
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take an agent out of the registry; it may then call nothing.",
      discussion: """
        EXAMPLES
          cavra-mcp registry agents remove old-agent --reason 'gone'
        """
    )

    @Argument(help: "The agent's id.") var name: String
    @OptionGroup var options: ReasonOption

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.remove(.agent, name, reason: options.reason, context.writer())
      try await RegistryAnswers.finish(context, agent: name, "removed", json: options.json)
    }
  }
}

/// Asks an approver for an agent.
private struct AgentApproval {
  let name: String
  let options: ApprovalOptions

  func run(_ repositories: [String], _ tools: [String]) async throws {
    let context = try await RegistryContext.writing()
    let proposal = try context.registry.proposal(
      agent: name,
      repositories: repositories,
      tools: tools,
      expires: options.expires(from: context.now),
      reason: options.reason
    )
    let signer = try context.signer(options.approver, showing: ReviewWords.lines(proposal))
    try await context.registry.grant(proposal, by: signer, at: context.now, context.writer())
    try await RegistryAnswers.finish(context, agent: name, "approved", json: options.json)
  }
}
