import ArgumentParser
import Dispatch
import Foundation
import MCPTransport

@main
enum Main {
  /// Not asynchronous itself: the standard streams are put in order before the runtime starts its threads.
  static func main() {
    // A supervisor of a child needs nothing else of this program and has to start fast and with one thread.
    if Supervisor.isAsked(in: CommandLine.arguments) { Supervisor.run() }
    StandardStreams.fillGaps()
    Task {
      await CavraCommand.main()
      exit(0)
    }
    dispatchMain()
  }
}

struct CavraCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cavra-mcp",
    abstract: "The runtime authority for AI coding agents: decides before they act, and keeps evidence.",
    discussion: """
      Exit codes: 0 may proceed, 2 blocked, 3 approval required, 1 error, 64 usage.

      EXAMPLES
        cavra-mcp serve
        cavra-mcp guard command -- 'terraform plan && terraform apply'
        cavra-mcp evidence verify
      """,
    version: Version.current,
    subcommands: [
      InitCommand.self, ServeCommand.self, GuardCommand.self, HookCommand.self, DoctorCommand.self,
      EvidenceCommand.self,
      PolicyCommand.self, ApproversCommand.self, RegistryCommand.self,
      VersionCommand.self,
    ]
  )
}
