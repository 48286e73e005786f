import AgentClients
import ArgumentParser
import CanonicalJSON
import Foundation
import Governance
import Inspection

extension RegistryServers {
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Write a server down. It is started only once somebody has approved its launch.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers add git --reason 'for reviews' -- mcp-server-git --repository /srv/app
          cavra-mcp registry servers add tickets --env TOKEN='${TICKETS_TOKEN}' --reason 'work items' -- /opt/tickets/serve
        """
    )

    @Argument(help: "What it is called here: a-z, 0-9, `-`, single `_`.") var name: String
    @Argument(parsing: .postTerminator, help: "The command and its arguments, behind `--`.") var command: [String] = []
    @Option(help: "Where it is started, absolute. (default: the session's project)") var directory: String?
    @Option(name: .customLong("env"), help: "NAME=VALUE; `NAME=${OTHER}` takes the value of OTHER at the start. May be repeated.")
    var environment: [String] = []
    @Option(help: "Who answers for it.") var owner: String?
    @Flag(help: "Replace one of that name; what was granted to it is gone.") var replace = false
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      guard let program = command.first else { throw ValidationError("give the command behind `--`") }
      var variables: [LaunchDefinition.Variable] = []
      for pair in environment {
        guard let sign = pair.firstIndex(of: "=") else { throw ValidationError("`--env \(pair)` is no NAME=VALUE") }
        let (variable, wasSecret) = LaunchDefinition.Variable.taking(
          String(pair[..<sign]),
          String(pair[pair.index(after: sign)...])
        )
        if wasSecret {
          Output.note("the value of `\(variable.name)` looks like a secret and is not kept: set the variable where the client starts")
        }
        variables.append(variable)
      }
      let launch = try LaunchDefinition(
        command: program,
        arguments: Array(command.dropFirst()),
        directory: directory,
        environment: variables
      )
      let desk = try await RegistryDesk.open()
      try await desk.registry.register(
        server: name,
        launch,
        owner: owner,
        source: nil,
        replaces: replace,
        reason: common.reason,
        desk.writer
      )
      let report = ServerReport(try desk.registry.server(name), desk)
      await desk.close()
      Output.line(
        common.json
          ? JSON.object(report.json).text : "\(name) is registered, approve it with `cavra-mcp registry servers approve \(name)`"
      )
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Write down the servers of a client's configuration file.",
      discussion: """
        Read are files of Claude Code (`.mcp.json`, `~/.claude.json`), Cursor, Gemini CLI, Amazon Q, Windsurf, VS Code and \
        Copilot. Values that look like secrets become references to variables of that name. Servers that are registered \
        already are left as they are; CAVRA's own entry is passed over.

        EXAMPLES
          cavra-mcp registry servers import .mcp.json
          cavra-mcp registry servers import ~/.cursor/mcp.json --owner platform
        """
    )

    @Argument(help: "The file.") var file: String
    @Option(help: "Who answers for them.") var owner: String?
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let desk = try await RegistryDesk.open()
      let path = file.hasPrefix("/") ? file : "\(desk.runtime.projectDirectory)/\(file)"
      guard let data = FileManager.default.contents(atPath: path), data.count <= 8 << 20 else {
        throw ValidationError("`\(file)` cannot be read, or has more than 8 MiB")
      }
      let entries = try ServerEntry.all(in: Array(data), file: file, project: desk.runtime.projectDirectory)
      var done: [(name: String, given: String)] = []
      var skipped: [(given: String, reason: String)] = []
      for entry in entries where entry.name != OwnServer.name {
        do {
          let (name, launch) = try Self.launch(entry)
          try await desk.registry.register(
            server: name,
            launch,
            owner: owner,
            source: path,
            reason: "imported from `\(path)`",
            desk.writer
          )
          done.append((name, entry.name))
        } catch {
          skipped.append((entry.name, "\(error)"))
        }
      }
      await desk.close()
      if json {
        Output.line(
          JSON.object([
            "imported": .array(done.map { ["name": .string($0.name), "given": .string($0.given)] }),
            "skipped": .array(skipped.map { ["given": .string($0.given), "reason": .string($0.reason)] }),
          ]).text
        )
      } else {
        for server in done { Output.line("\(server.name) is registered and waits for an approval of its launch") }
        for server in skipped { Output.note(VisibleText.escape("`\(server.given)` is left out: \(server.reason)")) }
      }
      if done.isEmpty, !skipped.isEmpty { throw ExitCode(1) }
    }

    private static func launch(_ entry: ServerEntry) throws -> (String, LaunchDefinition) {
      guard let name = RegistryName.plain(entry.name) else {
        throw ValidationError("nothing of its name can be a name here, add it with `registry servers add`")
      }
      switch entry.way {
      case .command(let command, let arguments, let environment, let directory):
        return (
          name,
          try LaunchDefinition(
            command: command,
            arguments: arguments,
            directory: directory,
            environment: variables(environment)
          )
        )
      case .url(let url, let headers): return (name, try LaunchDefinition(url: url, headers: variables(headers)))
      }
    }

    private static func variables(_ texts: [String: String]) -> [LaunchDefinition.Variable] {
      texts.sorted { $0.key < $1.key }.map { LaunchDefinition.Variable.taking($0.key, $0.value).variable }
    }
  }
}
