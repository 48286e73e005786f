import ArgumentParser
import CanonicalJSON
import Governance
import Inspection
import Model
import Signing

extension RegistryServers {
  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Approve whatever waits of a server: first how it is started, then what it says of itself.",
      discussion: """
        Shows all that the signature will stand for, then asks for the approver's passphrase at the terminal. The launch is \
        approved before the server is started for the first time; what it then says, tools above all, waits until it is approved \
        too. Run it again before the review is due.

        EXAMPLES
          cavra-mcp registry servers approve git --reason 'pinned, read the code'
          cavra-mcp registry servers approve git --only git_log --only git_diff --reason 'reading is enough'
          cavra-mcp registry servers approve git --sandbox offline --days 30 --reason 'for this project'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Option(name: .customLong("as"), help: "The approver. (default: the only one with a key here)") var approver: String?
    @Option(help: "Days until it has to be looked at again.") var days = 90
    @Option(help: "trusted, approved, or experimental: each call then needs a person.") var tier: TrustTier?
    @Option(help: "Only this tool of those that wait. May be repeated.") var only: [String] = []
    @Option(help: "All but this tool. May be repeated.") var without: [String] = []
    @Option(help: "A tool that comes back into the scope. May be repeated.") var widen: [String] = []
    @Option(help: "none, confined (project and network only) or offline.") var sandbox: SandboxChoice?
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      let desk = try await RegistryDesk.open()
      var terms = ServerTerms()
      terms.tier = tier
      terms.only = only.isEmpty ? nil : only
      terms.without = without
      terms.widening = widen
      terms.sandbox = sandbox
      let (stage, proposal) = try desk.registry.proposal(
        server: name,
        terms,
        desk.resolver,
        expires: try desk.expiry(days: days),
        reason: common.reason,
        at: desk.now
      )
      let record = try desk.registry.server(name)
      let report = ServerReport(record, desk)
      try await desk.grant(proposal, as: approver, showing: Self.words(stage, proposal, report))
      let after = ServerReport(try desk.registry.server(name), desk)
      await desk.close()
      if common.json { return Output.line(JSON.object(after.json).text) }
      let next = stage == .launch ? ", start your agent: what the server says of itself then waits for you" : ""
      Output.line("\(name) is approved until \(proposal.expires.rfc3339.prefix(10))\(next)")
    }

    /// What the signature stands for, a line each.
    private static func words(
      _ stage: Registry.Stage,
      _ proposal: Proposal<ServerAuthority>,
      _ report: ServerReport
    ) -> [String] {
      let authority = proposal.authority
      var lines = [
        "You approve the \(stage.rawValue) of the server `\(proposal.name)` as \(authority.tier.rawValue), until \(proposal.expires.rfc3339.prefix(10)).",
        "It is started as: \(([authority.launch.executable] + authority.launch.arguments).joined(separator: " "))",
      ]
      for file in authority.launch.files { lines.append("  \(file.role.rawValue) \(file.path) sha256:\(file.digest.hex)") }
      for variable in authority.launch.definition.environment { lines.append("  variable \(variable.name)") }
      if let loose = authority.launch.loose { lines.append("  NOT PINNED: \(loose)") }
      if let former = proposal.former {
        for difference in authority.launch.differences(from: former.launch) { lines.append("  changed: \(difference)") }
      }
      lines.append("  sandbox: \(authority.sandbox.rawValue)")
      lines.append("  kinds of tools: \(authority.capabilities.sorted().map(\.rawValue).joined(separator: ", "))")
      let added = authority.items.filter { proposal.former?.items[$0.key] != $0.value }.keys.sorted()
      for key in added { lines += report.words(key) }
      let kept = authority.items.count - added.count
      if kept > 0 { lines.append("  and \(kept) things that were approved before") }
      return lines
    }
  }
}

extension TrustTier: ExpressibleByArgument {}
extension SandboxChoice: ExpressibleByArgument {}
