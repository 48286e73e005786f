import ArgumentParser
import Governance
import Model

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "The trust registry: which MCP servers and agents may do what, and who said so.",
    discussion: """
      What is granted is a statement that an approver signs at the terminal; see `cavra-mcp approvers`. Restricting needs no \
      key. All of it stands in the evidence log, and nothing else counts: editing the database grants nothing.

      Exit codes: 0 done, 1 error, or something that does not verify, 3 something waits for an approval (`diff`), 64 usage.

      EXAMPLES
        cavra-mcp registry servers import
        cavra-mcp registry servers approve git --reason 'reviewed 1.2'
        cavra-mcp registry servers list
      """,
    subcommands: [ServersCommand.self, AgentsCommand.self]
  )
}

/// Why a change is made.
struct ReasonOption: ParsableArguments {
  @Option(help: "Why: one line that stands in the log.") var reason: String
  @Flag(help: "Print one JSON object.") var json = false
}

/// Who approves, and for how long.
struct ApprovalOptions: ParsableArguments {
  @Option(help: "Why: one line that stands in the log.") var reason: String
  @Option(help: "Whose key signs. (default: the only one that is on this machine)") var approver: String?
  @Option(help: "In how many days it has to be looked at again, 1 to 366.") var days = 180
  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    guard (1...Registry.longestReview).contains(days) else {
      throw ValidationError("`--days` is \(days), give 1 to \(Registry.longestReview)")
    }
  }

  func expires(from now: Timestamp) -> Timestamp {
    Timestamp(milliseconds: now.milliseconds + Int64(days) * 86_400_000)
  }
}
