import ArgumentParser
import CanonicalJSON
import Evidence
import Governance

struct ServersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servers",
    abstract: "MCP servers: registered, approved, denied, blocked, reviewed.",
    subcommands: [
      List.self, Show.self, Add.self, Import.self, Approve.self, Deny.self, Block.self, Scope.self, Review.self,
      Diff.self, Export.self, Verify.self, Remove.self,
    ]
  )
}

extension ServersCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Print all servers and how they stand.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers list
          cavra-mcp registry servers list --json | jq -r '.servers[] | select(.approval_state == "pending") | .name'
        """
    )

    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let context = try RegistryAnswers.reading()
      let reports = try context.map { context in
        try context.registry.servers().map { try context.registry.report(server: $0.name, at: context.now) }
      }
      if json {
        Output.line(JSON.object(["servers": .array((reports ?? []).map(\.json))]).text)
      } else {
        for report in reports ?? [] { Output.line(ReviewWords.line(report)) }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print everything about one server: launch, digests, tools, findings, history.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers show git
          cavra-mcp registry servers show git --json | jq '.items[] | {name, state, capabilities, findings}'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Flag(help: "Print one JSON object, definitions included.") var json = false

    func run() throws {
      let context = try RegistryContext.reading()
      let report = try context.registry.report(server: name, at: context.now)
      if json { return Output.line(report.json.text) }
      for line in ReviewWords.lines(report) { Output.line(line) }
    }
  }

  struct Deny: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deny",
      abstract: "Take an approval back: of the server, or of some of its tools.",
      discussion: """
        Needs no key. Only a new approval takes it away again; a tool that was denied by name is approved again only by name.

        EXAMPLES
          cavra-mcp registry servers deny git --reason 'not needed'
          cavra-mcp registry servers deny git --tool git_push --reason 'reads only'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Option(name: .customLong("tool"), help: "Only this tool. May be repeated.") var tools: [String] = []
    @OptionGroup var options: ReasonOption

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.deny(
        .server,
        name,
        items: tools.map { ItemKey(.tool, $0) },
        reason: options.reason,
        context.writer()
      )
      try await RegistryAnswers.finish(context, server: name, "denied", json: options.json)
    }
  }

  struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block",
      abstract: "Block a server, registered or not; also what is registered under its name later.",
      discussion: """
        Needs no key. Only a new approval takes the block away.

        EXAMPLES
          cavra-mcp registry servers block evil-server --reason 'advisory 2026-14'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var options: ReasonOption

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.block(.server, name, reason: options.reason, context.writer())
      try await RegistryAnswers.finish(context, server: name, "blocked", json: options.json)
    }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Print what is otherwise than it was approved: program, arguments, tools, words.",
      discussion: """
        Exit code 3 where something waits for an approval, 0 where all is as it was approved.

        EXAMPLES
          cavra-mcp registry servers diff git
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let context = try RegistryContext.reading()
      let report = try context.registry.report(server: name, at: context.now)
      let resolver = try context.resolver()
      let launch = report.record.launch.map { launch in Result { try resolver.pin(launch) } }
      let lines = ReviewWords.differences(report, now: launch)
      let approved = report.record.trail.authority?.launch
      let waits = (try? launch?.get()) != approved || report.items.contains { $0.state == .pending }
      if json {
        Output.line(JSON.object(["waits": .bool(waits), "differences": JSON(lines)]).text)
      } else if lines.isEmpty {
        Output.line("\(name) is as it was approved")
      } else {
        for line in lines { Output.line(line) }
      }
      if waits { throw ExitCode.approvalRequired }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Print servers as one signed JSON document, or as a page to read.",
      discussion: """
        The document is signed with this home's key and holds the approvers' statements; `verify --file` checks it.

        EXAMPLES
          cavra-mcp registry servers export > registry.json
          cavra-mcp registry servers export git --markdown > git.md
        """
    )

    @Argument(help: "The servers' names. (default: all)") var names: [String] = []
    @Flag(help: "Print a page of Markdown instead.") var markdown = false

    func run() async throws {
      let context = try await RegistryContext.writing()
      let all = try names.isEmpty ? context.registry.servers().map(\.name) : names
      try await RegistryAnswers.export(context, servers: all, agents: [], markdown: markdown)
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Check every statement about servers against the log, its key, and the list of approvers.",
      discussion: """
        With `--file` checks an exported document instead. Exit code 1 where something does not hold.

        EXAMPLES
          cavra-mcp registry servers verify
          cavra-mcp registry servers verify --file registry.json
        """
    )

    @Option(help: "An exported document.", completion: .file()) var file: String?
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      if let file { return try RegistryFile.verify(file, json: json) }
      guard let context = try RegistryAnswers.reading() else { return }
      let lines = try context.registry.servers().map { record in
        let standing = try context.registry.report(server: record.name, at: context.now).standing
        return (record.name, standing.problem, record.trail.voids)
      }
      try RegistryAnswers.verify(lines, strays: context.registry.strays(), json: json)
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take a server out of the registry; what was granted to it is gone.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers remove git --reason 'replaced'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var options: ReasonOption

    func run() async throws {
      let context = try await RegistryContext.writing()
      try await context.registry.remove(.server, name, reason: options.reason, context.writer())
      try await RegistryAnswers.finish(context, server: name, "removed", json: options.json)
    }
  }
}
