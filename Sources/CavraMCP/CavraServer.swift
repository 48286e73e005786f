package import Authority
package import CanonicalJSON
package import Host
package import MCPTransport
package import Model
import Words

/// CAVRA as an MCP server: its tools, resources and prompt, and behind them those of the downstream servers, where there are
/// any. It translates and words; `Authority` decides.
package struct CavraServer: MCPServerHandler {
  /// What one server process stands for, fixed at its start.
  package struct Setting: Sendable {
    /// The session that this process is: every decision asked here is recorded under it.
    package let sessionID: String
    /// The project's directory, absolute: what relative paths are relative to.
    package let directory: String
    /// The root of the Git work tree around it.
    package let repository: String?
    package let observed: ObservedIdentity
    package let version: String
    /// The client's own name of its session, where it tells its servers; claimed.
    package let clientSession: String?

    package init(
      sessionID: String,
      directory: String,
      repository: String?,
      observed: ObservedIdentity,
      version: String,
      clientSession: String? = nil
    ) {
      self.sessionID = sessionID
      self.directory = directory
      self.repository = repository
      self.observed = observed
      self.version = version
      self.clientSession = clientSession
    }
  }

  let authority: any Authority
  let policy: any PolicyDescription
  let evidence: EvidenceTools
  let setting: Setting
  let environment: Environment
  /// The downstream servers as one; nil where there are none, and then nothing shows that there could be.
  let gateway: (any MCPServerHandler)?

  package init(
    authority: any Authority,
    policy: any PolicyDescription,
    evidence: EvidenceTools,
    setting: Setting,
    environment: Environment,
    gateway: (any MCPServerHandler)? = nil
  ) {
    self.authority = authority
    self.policy = policy
    self.evidence = evidence
    self.setting = setting
    self.environment = environment
    self.gateway = gateway
  }

  package var identity: ServerIdentity {
    ServerIdentity(
      name: "cavra",
      title: "CAVRA",
      version: setting.version,
      description: "Decides what an AI coding agent may do before it does it, and keeps evidence of every decision"
    )
  }

  package var instructions: String? {
    [ServerWords.instructions, gateway?.instructions].compactMap(\.self).joined(separator: "\n\n")
  }

  package var capabilities: ServerCapabilities {
    let behind = gateway?.capabilities ?? ServerCapabilities()
    return ServerCapabilities(
      tools: behind.tools ?? .init(),
      resources: behind.resources ?? .init(),
      prompts: behind.prompts ?? .init(),
      logging: behind.logging,
      completions: behind.completions,
      others: behind.others
    )
  }

  /// The names of all tools, for surfaces that meet calls of them elsewhere.
  package static var toolNames: [String] { ToolCatalogue.definitions.compactMap { $0.json["name"]?.stringValue } }

  package func tools(_ context: RequestContext) async throws -> [ToolDefinition] {
    ToolCatalogue.definitions + (try await gateway?.tools(context) ?? [])
  }

  package func call(
    _ tool: String,
    arguments: JSONObject,
    context: RequestContext
  ) async throws -> Answer<ToolOutput> {
    do {
      if let guardTool = GuardTool.all.first(where: { $0.name.sameBytes(as: tool) }) {
        return .complete(try await decide(guardTool, arguments, context))
      }
      if tool.sameBytes(as: ToolCatalogue.showPolicy) { return .complete(try await showPolicy(arguments)) }
      if let output = try await evidence.call(tool, arguments: arguments) { return .complete(output) }
    } catch let error as ActionError {
      return .complete(.text("\(tool): \(error)", isError: true))
    }
    guard let gateway else { throw MCPError.unknownTool(tool) }
    return try await gateway.call(tool, arguments: arguments, context: context)
  }

  private func decide(
    _ tool: GuardTool,
    _ arguments: JSONObject,
    _ context: RequestContext
  ) async throws -> ToolOutput {
    let action = try tool.action(arguments, directory: setting.directory)
    let call = clientCall(arguments, context)
    let decision = await authority.decide(
      ActionRequest(
        action: action,
        claimed: ClaimedIdentity(
          sessionID: setting.sessionID,
          agentID: agent(context),
          actor: "ai-agent",
          call: call
        ),
        observed: setting.observed,
        surface: .guardTool,
        force: .advice,
        repository: setting.repository,
        correlationID: call.toolUseID ?? environment.identifier("corr")
      )
    )
    var structured = decision.json.objectValue ?? JSONObject()
    structured["may_proceed"] = .bool(decision.outcome.mayProceed)
    return .structured(structured, text: DecisionWords(decision).text)
  }

  /// What the client tells of the call beside its arguments: Claude Code names the call's id in `_meta`, the one that its
  /// hooks get, and so joins what was asked here with what was done there.
  private func clientCall(_ arguments: JSONObject, _ context: RequestContext) -> ClientCall {
    var call = ClientCall(client: agent(context))
    call.sessionID = setting.clientSession
    call.toolUseID = context.meta["claudecode/toolUseId"]?.stringValue.flatMap(Self.identifier)
    call.input = .object(arguments)
    return call
  }

  /// The text where it can be an identifier: short and visible ASCII.
  package static func identifier(_ text: String) -> String? {
    (1...256).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
  }

  /// How the client calls itself; claimed, for the record only.
  private func agent(_ context: RequestContext) -> String { Self.agent(context.clientInfo) }

  /// The same by what the client says of itself.
  static func agent(_ clientInfo: JSONObject?) -> String {
    guard let name = clientInfo?["name"]?.stringValue, !name.isEmpty else { return "unknown-agent" }
    return String(name.unicodeScalars.prefix(128).map(Character.init))
  }

  private func showPolicy(_ arguments: JSONObject) async throws -> ToolOutput {
    _ = try ActionFields(arguments, allowed: [])
    do {
      let summary = try policy.summary(directory: setting.directory)
      return .structured(summary, text: PolicyWords.text(summary))
    } catch {
      return .text("the policy cannot be shown: \(error); until it loads every action is blocked", isError: true)
    }
  }
}
