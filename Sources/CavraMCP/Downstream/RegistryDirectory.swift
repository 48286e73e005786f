import CanonicalJSON
package import Gateway
import Glibc
package import Governance
package import Host
import Inspection
import MCPTransport
import Model

/// The trust registry as the gateway's directory: which servers may be started, by their approved launch only, and what of
/// what they say may be shown.
package struct RegistryDirectory: DownstreamDirectory {
  private let registry: Registry
  private let writer: RegistryWriter
  private let environment: Environment
  /// The session's project, absolute: where servers start that name no directory.
  private let project: String
  /// Our own environment variables, of which servers get few.
  private let variables: [String: String]
  private let report: @Sendable (String) -> Void

  /// - Parameter report: gets one line on what was found in what a server says.
  package init(
    registry: Registry,
    writer: RegistryWriter,
    environment: Environment,
    project: String,
    variables: [String: String],
    report: @escaping @Sendable (String) -> Void
  ) {
    self.registry = registry
    self.writer = writer
    self.environment = environment
    self.project = project
    self.variables = variables
    self.report = report
  }

  package func servers() throws -> [DownstreamDefinition] {
    let now = environment.now()
    return try registry.startable(at: now).filter { $0.pinned.definition.transport == .stdio }.map { server in
      DownstreamDefinition(
        name: server.name,
        era: server.era.flatMap(Era.init(recorded:)),
        handshakeLimit: .seconds(server.limits.handshakeSeconds),
        callLimit: .seconds(server.limits.callSeconds),
        idleLimit: server.limits.idleSeconds > 0 ? .seconds(server.limits.idleSeconds) : nil,
        callsPerMinute: server.limits.callsPerMinute > 0 ? server.limits.callsPerMinute : nil,
        approved: try registry.shown(server.name, at: now).map(ApprovedSurface.init)
      )
    }
  }

  package func open(_ name: String) async throws -> any DownstreamLink {
    // The digests are taken just before the start: what changes in between is not seen.
    let launch = try registry.launch(name, at: environment.now())
    let definition = launch.pinned.definition
    // A sandbox takes no way through a link.
    let directory = try Self.real(definition.directory ?? project)
    let child = try await ChildProcess.start(
      ChildDefinition(
        program: launch.pinned.executable,
        arguments: launch.pinned.arguments,
        environment: ChildEnvironment.minimal(from: variables, adding: try values(of: definition, name)),
        directory: directory,
        sandbox: Self.sandbox(launch.sandbox, directory)
      )
    )
    return try ChildLink(child)
  }

  package func observe(_ name: String, _ surface: ServerSurface) async throws -> ApprovedSurface {
    let now = environment.now()
    let observation = try await registry.observe(name, ReportedSurface(surface), at: now, writer)
    for note in observation.notes { report("`\(name)`: \(note)") }
    // In the approved form, as `servers()` has it: a definition is the same only where its bytes are.
    return ApprovedSurface(try registry.shown(name, at: now) ?? observation.shown)
  }

  /// The variables that the record names, those by reference from our own environment.
  private func values(of definition: LaunchDefinition, _ server: String) throws -> [String: String] {
    var result: [String: String] = [:]
    for variable in definition.environment {
      switch variable.value {
      case .literal(let text): result[variable.name] = text
      case .reference(let source):
        guard let value = variables[source] else {
          throw MissingVariable(server: server, name: source)
        }
        result[variable.name] = value
      }
    }
    return result
  }

  private static func sandbox(_ choice: SandboxChoice, _ directory: String) -> Sandbox? {
    switch choice {
    case .none: nil
    case .confined: Sandbox(writable: [directory], kept: kept(below: directory), network: true)
    case .offline: Sandbox(writable: [directory], kept: kept(below: directory), network: false)
    }
  }

  /// What other programs run or obey outside of the sandbox.
  private static func kept(below directory: String) -> [String] {
    [".git/hooks", ".git/config", ".claude", ".mcp.json", ".cavra", ".vscode", ".cursor", ".gemini", ".amazonq"].map {
      "\(directory)/\($0)"
    }
  }

  private static func real(_ directory: String) throws -> String {
    guard let path = realpath(directory, nil) else { throw MissingDirectory(path: directory) }
    defer { free(path) }
    return String(cString: path)
  }
}

/// A variable that a server's record takes from our environment is not there.
private struct MissingVariable: Error, CustomStringConvertible {
  let server: String
  let name: String

  var description: String {
    "the server `\(server)` needs the variable `\(name)`, set it where the agent's client is started"
  }
}

/// The directory in which a server would start is not there.
private struct MissingDirectory: Error, CustomStringConvertible {
  let path: String

  var description: String { "the directory `\(path)` is gone, correct the server's record" }
}

/// A started child with the channel over its pipes.
private final class ChildLink: DownstreamLink {
  private let child: ChildProcess
  private let pipes: PipeChannel

  init(_ child: ChildProcess) throws(TransportError) {
    self.child = child
    pipes = try PipeChannel(input: child.output, output: child.input)
  }

  var channel: any MessageChannel { pipes }

  /// The last line that the child wrote to standard error, without secrets: it stands in messages that an agent gets.
  var lastWords: String {
    let line = child.stderrTail().split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return Redactor.redact(String(line.prefix(300))).text
  }

  func end() async {
    // The descriptors are the child's and stay open until the channel has let them go.
    await pipes.close()
    _ = await child.stop()
  }
}

extension Era {
  fileprivate init?(recorded name: String) {
    switch name {
    case "modern": self = .modern
    case "legacy": self = .legacy
    default: return nil
    }
  }

  fileprivate var recorded: String { self == .modern ? "modern" : "legacy" }
}

extension ApprovedSurface {
  fileprivate init(_ shown: ShownSurface) {
    self.init(
      capabilities: shown.capabilities,
      instructions: shown.instructions,
      tools: shown.tools,
      prompts: shown.prompts,
      templates: shown.templates,
      // Resources come and go with what they stand for: where one of them or a template was approved, they may be listed.
      hasResources: !shown.resources.isEmpty || !shown.templates.isEmpty
    )
  }
}

extension ReportedSurface {
  fileprivate init(_ surface: ServerSurface) {
    self.init(
      era: surface.peer.version.era.recorded,
      versions: surface.peer.versions,
      serverInfo: surface.peer.serverInfo,
      capabilities: surface.peer.capabilities,
      instructions: surface.peer.instructions,
      tools: surface.tools,
      prompts: surface.prompts,
      resources: surface.resources,
      templates: surface.templates
    )
  }
}
