import ArgumentParser
import Governance

extension TrustTier: ExpressibleByArgument {}
extension SandboxChoice: ExpressibleByArgument {}
extension CapabilityClass: ExpressibleByArgument {}
extension ArgumentRule: ExpressibleByArgument {
  /// Reads `TOOL.ARGUMENT=ROLE`.
  public init?(argument text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let dot = parts[0].lastIndex(of: "."), let role = Role(rawValue: parts[1]) else {
      return nil
    }
    let name = String(parts[0][parts[0].index(after: dot)...])
    self.init(tool: String(parts[0][..<dot]), argument: name, role: role)
  }
}

extension ServersCommand {
  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Approve what waits: first how a server is started, after it was met what it says.",
      discussion: """
        Shows at the terminal exactly what is approved, then asks there for the approver's passphrase. The signed statement \
        goes into the log, and holds all that the server may do from then on.

        EXAMPLES
          cavra-mcp registry servers approve git --reason 'reviewed 1.2, reads only'
          cavra-mcp registry servers approve git --only git_log --only git_diff --reason 'these two' --days 90
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var options: ApprovalOptions
    @Flag(help: "Only how it is started; fails where that is approved already.") var launch = false
    @Option(help: "Only this tool of those that wait. May be repeated.") var only: [String] = []
    @Option(help: "All but this tool. May be repeated.") var without: [String] = []
    @Option(help: "The tier: trusted, approved or experimental.") var tier: TrustTier?
    @Option(help: "What an argument means: TOOL.ARGUMENT=ROLE, with path, command, url, sql or data. May be repeated.")
    var argument: [ArgumentRule] = []
    @Option(help: "How long a call may take, in seconds.") var callSeconds: Int?
    @Option(help: "How many calls of one tool a minute are passed on; 0 for any number.") var callsPerMinute: Int?
    @Option(help: "After how many seconds without a call it is stopped; 0 for never.") var idleSeconds: Int?
    @Option(help: "In what it is shut in: none, confined or offline.") var sandbox: SandboxChoice?

    func run() async throws {
      let context = try await RegistryContext.writing()
      var terms = ServerTerms()
      terms.tier = tier
      terms.only = only.isEmpty ? nil : only
      terms.without = without
      terms.arguments = argument
      terms.sandbox = sandbox
      terms.limits = try limits(context)
      let isApproved = try context.registry.report(server: name, at: context.now).standing.state == .approved
      let change = terms.changesSomething || !isApproved
      try await ServerApproval(context: context, name: name, options: options).run(terms) { stage in
        if launch, stage != .launch { throw NothingWaits(what: "the launch of `\(name)` is approved already") }
        if stage == .terms, !change {
          throw NothingWaits(
            what: "nothing of `\(name)` waits, see `review` for a later date and `scope` for its tools"
          )
        }
      }
    }

    private func limits(_ context: RegistryContext) throws -> ServerLimits? {
      guard callSeconds != nil || callsPerMinute != nil || idleSeconds != nil else { return nil }
      var limits = try context.registry.server(name).trail.authority?.limits ?? ServerLimits()
      if let callSeconds { limits.callSeconds = callSeconds }
      if let callsPerMinute { limits.callsPerMinute = callsPerMinute }
      if let idleSeconds { limits.idleSeconds = idleSeconds }
      return limits
    }

    func validate() throws {
      for (name, value, range) in [
        ("--call-seconds", callSeconds, 1...86_400), ("--calls-per-minute", callsPerMinute, 0...1_000_000),
        ("--idle-seconds", idleSeconds, 0...86_400),
      ] {
        guard let value, !range.contains(value) else { continue }
        throw ValidationError("`\(name)` is \(value), give \(range.lowerBound) to \(range.upperBound)")
      }
      guard only.isEmpty || without.isEmpty else { throw ValidationError("give either `--only` or `--without`") }
    }
  }

  struct Scope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scope",
      abstract: "Take approved tools out of what may be called, or put them back.",
      discussion: """
        Taking out needs no key. Putting back is a grant: it is shown at the terminal, and asks for the approver's passphrase.

        EXAMPLES
          cavra-mcp registry servers scope git --remove git_push --reason 'reads only'
          cavra-mcp registry servers scope git --remove-capability shell --reason 'no commands'
          cavra-mcp registry servers scope git --allow git_push --reason 'needed for releases'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var options: ApprovalOptions
    @Option(help: "A tool that may not be called any more. May be repeated.") var remove: [String] = []
    @Option(help: "A kind of tools that may not be called any more. May be repeated.")
    var removeCapability: [CapabilityClass] = []
    @Option(help: "An approved tool that may be called again. May be repeated.") var allow: [String] = []
    @Option(help: "A kind of tools that may be called again. May be repeated.") var allowCapability: [CapabilityClass] =
      []

    func validate() throws {
      let takes = !remove.isEmpty || !removeCapability.isEmpty
      let gives = !allow.isEmpty || !allowCapability.isEmpty
      guard takes != gives else { throw ValidationError("either take something out or put something back") }
    }

    func run() async throws {
      let context = try await RegistryContext.writing()
      guard allow.isEmpty, allowCapability.isEmpty else {
        var terms = ServerTerms()
        terms.only = []
        terms.widening = allow
        terms.capabilities = Set(allowCapability)
        try await ServerApproval(context: context, name: name, options: options).run(terms) { stage in
          guard stage == .terms else { throw NothingWaits(what: "the launch of `\(name)` has to be approved first") }
        }
        return
      }
      try await context.registry.narrow(
        .server,
        name,
        tools: remove,
        capabilities: Set(removeCapability),
        reason: options.reason,
        context.writer()
      )
      try await RegistryAnswers.finish(context, server: name, "its scope is narrower", json: options.json)
    }
  }

  struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "review",
      abstract: "Look at what is approved, and approve the same for longer.",
      discussion: """
        What waits stays waiting. Shows at the terminal what is approved, then asks there for the approver's passphrase.

        EXAMPLES
          cavra-mcp registry servers review git --reason 'yearly review' --days 365
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var options: ApprovalOptions
    @Option(help: "Who answers for it from now on.") var owner: String?

    func run() async throws {
      let context = try await RegistryContext.writing()
      if let owner {
        try await context.registry.describe(
          .server,
          name,
          owner: owner,
          reason: options.reason,
          context.writer()
        )
      }
      var terms = ServerTerms()
      terms.only = []
      try await ServerApproval(context: context, name: name, options: options).run(terms) { stage in
        guard stage == .terms else { throw NothingWaits(what: "the launch of `\(name)` has to be approved first") }
      }
    }
  }
}

/// What was asked for cannot be approved, because it is not what waits.
struct NothingWaits: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}

extension ServerTerms {
  /// Whether they ask for something other than what waits.
  fileprivate var changesSomething: Bool {
    tier != nil || !arguments.isEmpty || limits != nil || sandbox != nil || !widening.isEmpty
  }
}
