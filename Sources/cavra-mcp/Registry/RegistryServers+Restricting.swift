import ArgumentParser
import CanonicalJSON
import Governance

extension RegistryServers {
  struct Deny: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deny",
      abstract: "Take an approval back: of a server, or of some of its tools.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers deny git --reason 'its owner left'
          cavra-mcp registry servers deny git --tool git_reset --reason 'not needed'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Option(help: "Only this tool. May be repeated.") var tool: [String] = []
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      let items = tool.map { ItemKey(.tool, $0) }
      try await change(name, common.json, "is denied") { desk in
        try await desk.registry.deny(.server, name, items: items, reason: common.reason, desk.writer)
      }
    }
  }

  struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block",
      abstract: "Block a server, also one that nobody has registered. Only a new approval takes the block away.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers block shady --reason 'asks for keys'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      try await change(name, common.json, "is blocked") { desk in
        try await desk.registry.block(.server, name, reason: common.reason, desk.writer)
      }
    }
  }

  struct Scope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scope",
      abstract: "Take tools or kinds of tools out of what may be called. `approve --widen` brings them back.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers scope git --without git_reset --reason 'reading only'
          cavra-mcp registry servers scope files --without-kind shell --reason 'no commands'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @Option(help: "A tool that may not be called. May be repeated.") var without: [String] = []
    @Option(help: "A kind of tools that may not be called. May be repeated.") var withoutKind: [CapabilityClass] = []
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      guard !without.isEmpty || !withoutKind.isEmpty else {
        throw ValidationError("say what is taken out: `--without TOOL` or `--without-kind KIND`")
      }
      try await change(name, common.json, "has a narrower scope") { desk in
        try await desk.registry.narrow(
          .server,
          name,
          tools: without,
          capabilities: Set(withoutKind),
          reason: common.reason,
          desk.writer
        )
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take a server out of the registry. Its history stays in the log.",
      discussion: """
        EXAMPLES
          cavra-mcp registry servers remove git --reason 'not used any more'
        """
    )

    @Argument(help: "The server's name.") var name: String
    @OptionGroup var common: ReasonOptions

    func run() async throws {
      try await change(name, common.json, "is taken out") { desk in
        try await desk.registry.remove(.server, name, reason: common.reason, desk.writer)
      }
    }
  }
}

/// Makes one change and says so.
func change(
  _ name: String,
  _ json: Bool,
  _ words: String,
  _ make: (RegistryDesk) async throws -> Void
) async throws {
  let desk = try await RegistryDesk.open()
  try await make(desk)
  await desk.close()
  Output.line(
    json ? JSON.object(["name": .string(name), "done": .string(words)]).text : "\(name) \(words)"
  )
}

extension CapabilityClass: ExpressibleByArgument {}
