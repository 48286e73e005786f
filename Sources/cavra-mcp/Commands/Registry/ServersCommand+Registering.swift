import AgentClients
import ArgumentParser
import CanonicalJSON
import Effects
import Foundation
import Governance
import Host

extension ServersCommand {
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Write a server down, to be approved: the command behind `--`, or an address.",
      discussion: """
        Nothing is started. Secrets go by the name of a variable: `--env TOKEN` takes it from CAVRA's own environment, and \
        `--env A=B` sets it.

        EXAMPLES
          cavra-mcp registry servers add git --owner alice -- /opt/mcp/bin/mcp-server-git --repository /src
          cavra-mcp registry servers add tickets --url https://tickets.example.com/mcp --header Authorization=TICKETS_AUTH
        """
    )

    @Argument(help: "A short name: a-z, 0-9, `-`, single `_`.") var name: String
    @Argument(parsing: .postTerminator, help: "The command and its arguments.") var command: [String] = []
    @Option(help: "The address of a server that is reached by URL.") var url: String?
    @Option(name: .customLong("env"), help: "NAME or NAME=TEXT. May be repeated.") var environment: [String] = []
    @Option(name: .customLong("header"), help: "NAME=VARIABLE that holds its value. May be repeated.")
    var headers: [String] = []
    @Option(help: "The directory that it is started in, absolute. (default: the session's project)") var cwd: String?
    @Option(help: "Who answers for it.") var owner: String?
    @Option(help: "Why: one line that stands in the log.") var reason = "registered by hand"
    @Flag(help: "Replace a server of that name; what was granted to it is gone.") var replace = false
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
      guard command.isEmpty != (url == nil) else {
        throw ValidationError("give either a command behind `--` or `--url`")
      }
    }

    func run() async throws {
      let launch = try definition()
      let context = try await RegistryContext.writing()
      try await context.registry.register(
        server: name,
        launch,
        owner: owner,
        source: nil,
        replaces: replace,
        reason: reason,
        context.writer()
      )
      try await RegistryAnswers.finish(
        context,
        server: name,
        "registered; it may be started after `cavra-mcp registry servers approve \(name)`",
        json: json
      )
    }

    private func definition() throws -> LaunchDefinition {
      if let url { return try LaunchDefinition(url: url, headers: headers.map(Self.header)) }
      return try LaunchDefinition(
        command: command.first ?? "",
        arguments: Array(command.dropFirst()),
        directory: cwd,
        environment: environment.map(Self.variable)
      )
    }

    private static func variable(_ text: String) throws -> LaunchDefinition.Variable {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { return .init(name: text, value: .reference(text)) }
      let taken = LaunchDefinition.Variable.taking(parts[0], parts[1])
      guard !taken.wasSecret else {
        throw ValidationError(
          "the value of `\(parts[0])` looks like a secret, give `--env \(parts[0])` and set it outside"
        )
      }
      return taken.variable
    }

    private static func header(_ text: String) throws -> LaunchDefinition.Variable {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("`--header` is `\(text)`, give NAME=VARIABLE") }
      return .init(name: parts[0], value: .reference(parts[1]))
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Write down the servers that clients are configured with.",
      discussion: """
        Reads Claude Code, Cursor, Visual Studio Code, Copilot, Gemini CLI, Amazon Q, Kiro, Windsurf and Codex where they keep \
        their lists, or the files given. Nothing is started and no file is changed. Values that look like secrets are not \
        kept: the server gets them from a variable of that name.

        EXAMPLES
          cavra-mcp registry servers import --dry-run
          cavra-mcp registry servers import --from .mcp.json
        """
    )

    @Option(name: .customLong("from"), help: "Only this file. May be repeated.", completion: .file())
    var files: [String] = []
    @Option(help: "Who answers for them.") var owner: String?
    @Option(help: "Why: one line that stands in the log.") var reason = "imported from a client's configuration"
    @Flag(help: "Replace servers that are registered with another launch; what was granted to them is gone.")
    var replace = false
    @Flag(help: "Say what would be done, and do nothing.") var dryRun = false
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let servers = try found()
      let context = try await RegistryContext.writing()
      var results: [ServerImport.Result] = []
      for server in servers {
        results.append(
          await ServerImport(context: context, owner: owner, reason: reason, replace: replace, dryRun: dryRun)
            .take(server)
        )
      }
      await context.close()
      if json {
        Output.line(JSON.object(["servers": .array(results.map(\.json))]).text)
      } else {
        if results.isEmpty { Output.note("no client here is configured with a server") }
        for result in results { Output.line(result.line) }
      }
      if results.contains(where: { $0.outcome == .refused }) { throw ExitCode(1) }
    }

    private func found() throws -> [ClientServer] {
      let project = try Runtime.currentDirectory()
      let home = try Runtime.places().userHome
      guard files.isEmpty else {
        return try files.flatMap { file in
          try ClientServerFile.servers(RegistryFile.bytes(of: file), file: file, project: project)
        }
      }
      let places = ClientServerFile.places(
        project: project,
        home: home,
        configuration: ProcessInfo.processInfo.environment["CLAUDE_CONFIG_DIR"]
      )
      var found: [ClientServer] = []
      for place in places {
        guard let bytes = try Runtime.file(place, in: .live(home: home)) else { continue }
        do { found += try ClientServerFile.servers(bytes, file: place, project: project) } catch {
          Output.note("\(error)")
        }
      }
      return found
    }
  }
}
