import AgentClients
import Authority
import CanonicalJSON
import CavraMCP
import Effects
import Evidence
import Foundation
import Glibc
import Host
import MCPTransport
import Model
import Policy

/// The wiring of one process: places, policy, log, and the authority over them.
struct Runtime: Sendable {
  let locations: Locations
  let log: EvidenceLog
  let environment: Environment
  private let workspace: Workspace
  let project: String
  private let repository: String?
  let observed: ObservedIdentity
  private let provider: Result<PolicyProvider, any Error>
  let authority: LocalAuthority

  /// Opens the log, made where there is none, and loads the policy. A policy that does not load stops nothing here: every
  /// decision is then a block that says why.
  ///
  /// - Parameters:
  ///   - directory: the project's directory, absolute; the current one unless given.
  ///   - fixed: where things live; worked out from the environment unless given.
  ///   - shell: the shell that runs the requester's command lines; a plain bash unless given.
  ///   - appendWait: how long a record may take until it is durable; the log's own bound unless given.
  static func open(
    project directory: String? = nil,
    at fixed: Locations? = nil,
    shell: (Workspace) -> ShellIdentity = { _ in .plain },
    appendWait: Duration? = nil
  ) async throws -> Runtime {
    let environment = Environment.live
    let locations = try fixed ?? places()
    var live = Workspace.live(home: locations.userHome)
    live.shell = shell(live)
    let workspace = live
    let project = try directory ?? currentDirectory()
    let base = Result { try PolicyBase(locations: locations, workspace: workspace) }
    let provider = base.map { base in
      Self.provider(base.base, project: project, locations: locations, workspace: workspace)
    }
    var configuration = evidenceConfiguration(locations, try? base.get())
    if let appendWait { configuration.appendWait = appendWait }
    let log = try EvidenceLog(
      configuration,
      now: environment.now,
      report: { Output.note($0) }
    )
    return Runtime(
      locations: locations,
      log: log,
      environment: environment,
      workspace: workspace,
      project: project,
      repository: (try? WorkTree.root(of: project, workspace: workspace)) ?? nil,
      observed: ProcessTree.observe(),
      provider: provider,
      authority: LocalAuthority(
        expand: { EffectExpander.expand($0, workspace: workspace) },
        judge: { try provider.get().judge($0, $1) },
        record: { try await log.append($0) },
        environment: environment
      )
    )
  }

  /// The judge over the layers that apply to a project.
  static func provider(
    _ base: PolicyProvider.Base,
    project: String,
    locations: Locations,
    workspace: Workspace
  ) -> PolicyProvider {
    PolicyProvider(
      base: base,
      places: PolicyProvider.Places(project: project, home: locations.userHome, temporary: temporaryDirectories),
      workspace: workspace,
      loader: PolicyBase.loader
    )
  }

  /// Where things live for this process.
  static func places() throws -> Locations {
    try Locations.resolve(
      environment: ProcessInfo.processInfo.environment,
      binary: ProcessTree.executablePath()
    )
  }

  /// The process's working directory, absolute and free of links.
  static func currentDirectory() throws -> String {
    guard let path = getcwd(nil, 0) else { throw DirectoryError() }
    defer { free(path) }
    guard let text = String(validatingCString: path) else { throw DirectoryError() }
    return text
  }

  /// Decides an action that came in on the command line.
  func decide(_ action: Action, claimed: ClaimedIdentity) async -> Decision {
    await authority.decide(
      ActionRequest(
        action: action,
        claimed: claimed,
        observed: observed,
        surface: .commandLine,
        force: .advice,
        repository: repository,
        correlationID: environment.identifier("corr")
      )
    )
  }

  /// Records that the person at the terminal changed who may grant, or what is trusted.
  func record(_ change: GovernanceChange.Change, subject: String, details: JSONObject) async throws {
    _ = try await log.append(GovernanceChange(person(), change, subject: subject, details: details))
  }

  /// The person at the terminal, here and now.
  func person() -> RecordContext {
    RecordContext(
      claimed: ClaimedIdentity(
        sessionID: environment.identifier("ses"),
        agentID: "person",
        actor: ProcessInfo.processInfo.userName
      ),
      observed: observed,
      surface: .commandLine,
      cwd: project,
      repository: repository,
      timestamp: environment.now()
    )
  }

  /// The time by this process's clock.
  func now() -> Timestamp { environment.now() }

  /// The mode and the digest of the policy for the project; of one that does not load nothing is known.
  private var policyInForce: (mode: Mode, digest: String) {
    let policy = try? provider.get().policy(in: project)
    return (policy?.mode ?? .enforce, policy?.digest ?? "")
  }

  /// The MCP server of this process, its session's start recorded.
  ///
  /// - Parameter behind: what stands behind CAVRA's own tools, once the session is known.
  func server(
    version: String,
    behind: (CavraServer.Setting) async throws -> (any MCPServerHandler)? = { _ in nil }
  ) async throws -> CavraServer {
    let sessionID = environment.identifier("ses")
    let exports = "\(locations.state)/exports"
    try FileManager.default.createDirectory(
      atPath: exports,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    let policy = policyInForce
    // Claude Code names its session to the servers that it starts.
    let clientSession = ProcessInfo.processInfo.environment["CLAUDE_CODE_SESSION_ID"].flatMap(CavraServer.identifier)
    var call: ClientCall?
    if let clientSession {
      call = ClientCall(client: "claude-code")
      call?.sessionID = clientSession
    }
    _ = try await log.append(
      SessionStart(
        RecordContext(
          claimed: ClaimedIdentity(sessionID: sessionID, agentID: "unknown-agent", actor: "ai-agent", call: call),
          observed: observed,
          surface: .guardTool,
          cwd: project,
          repository: repository,
          timestamp: environment.now()
        ),
        mode: policy.mode,
        policyDigest: policy.digest
      )
    )
    let setting = CavraServer.Setting(
      sessionID: sessionID,
      directory: project,
      repository: repository,
      observed: observed,
      version: version,
      clientSession: clientSession
    )
    return CavraServer(
      authority: authority,
      policy: LoadedPolicy(provider: provider),
      evidence: EvidenceTools(
        log: log,
        sessionID: sessionID,
        repository: repository,
        exports: exports,
        environment: environment
      ),
      setting: setting,
      environment: environment,
      gateway: try await behind(setting)
    )
  }

  /// Claude Code's hook in this process.
  ///
  /// - Parameters:
  ///   - variables: the client's environment.
  ///   - options: the options that fix the places of this process.
  func claudeCodeHook(_ variables: [String: String], options: [String: String]) -> ClaudeCodeHook {
    let ownServer = OwnServer(
      places: OwnServer.Places(
        project: project,
        home: locations.userHome,
        configuration: variables["CLAUDE_CONFIG_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil },
        binary: locations.binary ?? "",
        options: options
      ),
      readFile: { try Self.file($0, in: workspace) },
      realPath: { try? PathResolver(workspace: workspace).resolveLiteral($0, in: "/").real }
    )
    return ClaudeCodeHook(
      authority: authority,
      ledger: ClaudeCodeHook.Ledger(
        report: { try await log.append($0).finding },
        prompt: { _ = try await log.append($0) },
        session: { _ = try await log.append($0) }
      ),
      setting: ClaudeCodeHook.Setting(
        repository: repository,
        observed: observed,
        policy: { policyInForce },
        ownTools: CavraServer.toolNames,
        isOwnServer: { ownServer.isOurs() }
      ),
      environment: environment
    )
  }

  /// A client's configuration file: nil where there is none.
  static func file(_ path: String, in workspace: Workspace) throws -> [UInt8]? {
    guard try workspace.kind(PathResolver(workspace: workspace).resolveLiteral(path, in: "/").real) != nil else {
      return nil
    }
    guard let bytes = try workspace.contents(path, 32 << 20) else { throw InputError(number: EFBIG) }
    return bytes
  }

  /// Lets what waits become durable and be sent, then closes the log.
  func close() async { await log.close() }

  /// Where everybody may write. `TMPDIR` adds nothing: a repository's client settings can set it, to the home directory say.
  private static let temporaryDirectories = ["/tmp", "/var/tmp"]

  private static func evidenceConfiguration(_ locations: Locations, _ base: PolicyBase?) -> EvidenceConfiguration {
    var configuration = EvidenceConfiguration(home: locations.state)
    guard let base else { return configuration }
    // The enterprise's bound holds where it states one; sinks of both get every checkpoint.
    if let records = base.enterprise.recordsPerSession ?? base.user.recordsPerSession {
      configuration.recordsPerSession = records
    }
    configuration.maximumBytes = base.enterprise.maximumLogBytes ?? base.user.maximumLogBytes
    configuration.sinks = (base.enterprise.sinks + base.user.sinks).map { sink in
      switch sink {
      case .file(let path): .file(path: path)
      case .syslog: .syslog
      case .command(let program, let arguments): .command(program: program, arguments: arguments)
      }
    }
    return configuration
  }
}

/// The policy for show, or what kept it from loading.
private struct LoadedPolicy: PolicyDescription {
  let provider: Result<PolicyProvider, any Error>

  func summary(directory: String) throws -> JSONObject { try provider.get().summary(directory: directory) }
}

/// The working directory is gone or has no name that can be used.
private struct DirectoryError: Error, CustomStringConvertible {
  let description = "the current directory cannot be told, change into one that exists"
}
