import ArgumentParser
import CavraMCP
import Evidence
import Foundation
import Governance
import Inspection
import Model
import Signing

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "Which MCP servers and agents are trusted here, with what, and until when.",
    discussion: """
      A server is started only by the launch that an approver has signed, and shows an agent only what an approver has signed. \
      Restricting needs no key; granting asks for an approver's passphrase at the terminal (see `cavra-mcp approvers`). Every \
      change is a record of the evidence log.

      EXAMPLES
        cavra-mcp registry servers import .mcp.json
        cavra-mcp registry servers approve git --as alice --reason 'read, pinned'
        cavra-mcp registry servers show git
      """,
    subcommands: [RegistryServers.self, RegistryAgents.self]
  )
}

struct RegistryServers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servers",
    abstract: "MCP servers.",
    subcommands: [
      List.self, Show.self, Add.self, Import.self, Approve.self, Deny.self, Block.self, Scope.self, Verify.self, Export.self,
      Remove.self,
    ]
  )
}

struct RegistryAgents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents",
    abstract: "Agents: where they may work, and which servers' tools they may call.",
    discussion: """
      As long as no agent is registered, agents are not told apart. From then on one that is not registered may call nothing. \
      An agent's name is what its client says of itself: claimed, not proved.
      """,
    subcommands: [List.self, Add.self, Approve.self, Deny.self, Block.self, Remove.self]
  )
}

/// What a command of the registry works on: the log, the registry over it, and who is at the terminal.
struct RegistryDesk {
  let runtime: Runtime
  let registry: Registry
  let writer: RegistryWriter

  static func open() async throws -> RegistryDesk {
    let runtime = try await Runtime.open()
    return RegistryDesk(runtime: runtime, registry: try runtime.registry(), writer: runtime.registryWriter())
  }

  func close() async { await runtime.close() }

  var now: Timestamp { runtime.now }

  /// Who may grant; nil where the list cannot be read.
  var approvers: ApproverList? { try? runtime.approvers.list() }

  /// Finds what a launch runs: by the user's `PATH`, from the project.
  var resolver: LaunchResolver {
    LaunchResolver(path: ProcessInfo.processInfo.environment["PATH"] ?? "", directory: runtime.projectDirectory)
  }

  /// The end of a review that is due in some days.
  func expiry(days: Int) throws -> Timestamp {
    guard (1...Registry.longestReview).contains(days) else {
      throw ValidationError("`--days` is \(days), give 1 to \(Registry.longestReview)")
    }
    return Timestamp(milliseconds: now.milliseconds + Int64(days) * 86_400_000)
  }

  /// Shows what would be granted, asks for the passphrase, signs and records.
  ///
  /// - Parameter words: what the person is asked, a line each; shown at the terminal before the question.
  func grant<Authority>(_ proposal: Proposal<Authority>, as name: String?, showing words: [String]) async throws {
    let approver = try approver(name)
    let prompt = try TerminalPrompt()
    defer { prompt.close() }
    for line in words { prompt.show(VisibleText.escape(line)) }
    let passphrase = try prompt.passphrase("Passphrase of the approver `\(approver)` to approve this: ")
    let signer = try runtime.approvers.signer(approver, passphrase: passphrase)
    try await registry.grant(proposal, by: signer, at: now, writer)
  }

  /// The approver that is named, or the only one whose key is here.
  private func approver(_ name: String?) throws -> String {
    if let name { return name }
    let here = try runtime.approvers.list().approvers.map(\.name).filter { runtime.approvers.hasKey($0) }
    guard here.count == 1, let only = here.first else {
      throw ValidationError(
        here.isEmpty
          ? "nobody may grant here yet, run `cavra-mcp approvers add NAME` first"
          : "say who approves: `--as NAME`, one of \(here.joined(separator: ", "))"
      )
    }
    return only
  }
}

/// Why a change is made; stands in its record.
struct ReasonOptions: ParsableArguments {
  @Option(help: "Why, in one line; it stands in the record.") var reason: String
  @Flag(help: "Print one JSON object.") var json = false
}
