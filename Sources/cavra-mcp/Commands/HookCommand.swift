import AgentClients
import ArgumentParser
import Effects
import Foundation
import Glibc
import Host

struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Answer one event of a client's hook; the client runs this.",
    discussion: """
      Reads the event from standard input and answers in the client's own form. What fails ends with the client's blocking exit \
      code where a call waits for the answer. `cavra-mcp init` writes the command line into the client's settings.
      """,
    subcommands: [ClaudeCode.self]
  )
}

extension HookCommand {
  struct ClaudeCode: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "claude-code",
      abstract: "Answer an event of Claude Code.",
      discussion: """
        Exit codes: 0 with nothing or one JSON object on standard output, 2 where a call could not be judged and is blocked, 1 \
        where another event could not be recorded.

        EXAMPLES
          echo '{"hook_event_name":"PreToolUse","session_id":"s","cwd":"/tmp","tool_name":"Read","tool_input":{"file_path":".env"}}' \\
            | cavra-mcp hook claude-code
        """
    )

    /// How long the lock, and then the database, may take: together well below the deadline that `init` writes around this
    /// command, so that the reason is told.
    private static let appendWait = Duration.seconds(2)
    /// The longest event: what a tool may write, and what stands around it.
    private static let longestInput = 16 << 20

    @OptionGroup var places: PlaceOptions

    func run() async throws {
      let reply = await answer()
      if let line = reply.stderr { Output.note(line) }
      if !reply.stdout.isEmpty, !Output.bytes(reply.stdout) { throw ExitCode(1) }
      throw ExitCode(reply.exitCode)
    }

    /// The shell that the client hands command lines to, with the snapshots that it takes of it.
    private static func shell(_ environment: [String: String], home: String, _ workspace: Workspace) -> ShellIdentity {
      let configuration = environment["CLAUDE_CONFIG_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.claude"
      return .claudeCode(
        configuration: configuration,
        kind: ShellIdentity.Kind(shell: environment["CLAUDE_CODE_SHELL"] ?? environment["SHELL"]),
        workspace: workspace
      )
    }

    private func answer() async -> HookReply {
      let event: HookEvent
      do {
        event = try HookEvent(decoding: try StandardInput.all(limit: Self.longestInput))
      } catch let error as AgentClientsError {
        return HookAnswer.failure(error)
      } catch {
        return HookAnswer.failure(event: nil, reason: "\(error)")
      }
      do {
        let environment = ProcessInfo.processInfo.environment
        // The client names the project's directory; where an agent has changed into is another matter.
        let project = environment["CLAUDE_PROJECT_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? event.cwd
        let locations = try places.fixed()
        let runtime = try await Runtime.open(
          project: project.isEmpty ? "/" : project,
          at: locations,
          shell: { event.runsInUserShell ? Self.shell(environment, home: locations.userHome, $0) : .plain },
          appendWait: Self.appendWait
        )
        let reply = await runtime.claudeCodeHook(environment, options: places.given).reply(to: event)
        await runtime.close()
        return reply
      } catch {
        return HookAnswer.failure(event: event.name, reason: "\(error)")
      }
    }
  }
}
