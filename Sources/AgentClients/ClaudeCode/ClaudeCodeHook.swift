package import Authority
import CanonicalJSON
package import Evidence
package import Host
package import Model

/// Claude Code's hook as a surface: an event becomes requests or records, decisions become the client's answer.
///
/// Before a tool runs, every action of the call is decided, and the strictest answer holds for the call. All other events are
/// recorded and hold nothing up. It translates; `Authority` decides.
package struct ClaudeCodeHook: Sendable {
  /// What is fixed while the event is answered.
  package struct Setting: Sendable {
    /// The root of the Git work tree of the session's project, where there is one.
    package let repository: String?
    package let observed: ObservedIdentity
    /// The mode and the digest of the policy in force; asked only where an event needs them.
    package let policy: @Sendable () -> (mode: Mode, digest: String)
    /// The names of our own server's tools.
    package let ownTools: [String]
    /// Whether the client's server `cavra` is this very program; asked only where a call needs it.
    package let isOwnServer: @Sendable () -> Bool

    package init(
      repository: String?,
      observed: ObservedIdentity,
      policy: @escaping @Sendable () -> (mode: Mode, digest: String),
      ownTools: [String],
      isOwnServer: @escaping @Sendable () -> Bool
    ) {
      self.repository = repository
      self.observed = observed
      self.policy = policy
      self.ownTools = ownTools
      self.isOwnServer = isOwnServer
    }
  }

  /// Where events that are no decisions go; each returns once the record is durable.
  package struct Ledger: Sendable {
    package let report: @Sendable (ToolReport) async throws -> ToolFinding
    package let prompt: @Sendable (PromptNote) async throws -> Void
    package let session: @Sendable (SessionStart) async throws -> Void

    package init(
      report: @escaping @Sendable (ToolReport) async throws -> ToolFinding,
      prompt: @escaping @Sendable (PromptNote) async throws -> Void,
      session: @escaping @Sendable (SessionStart) async throws -> Void
    ) {
      self.report = report
      self.prompt = prompt
      self.session = session
    }
  }

  /// With what the names of sessions begin in which `doctor` tries the hook.
  package static let trialPrefix = "cavra-doctor-"

  private let authority: any Authority
  private let ledger: Ledger
  private let setting: Setting
  private let environment: Environment

  package init(authority: any Authority, ledger: Ledger, setting: Setting, environment: Environment) {
    self.authority = authority
    self.ledger = ledger
    self.setting = setting
    self.environment = environment
  }

  /// Answers an event. What cannot be recorded is told as a failure in the event's own form.
  package func reply(to event: HookEvent) async -> HookReply {
    do {
      switch event.kind {
      case .preToolUse(let tool, let input): return await judge(event, tool, input)
      case .postToolUse: return try await report(event, succeeded: true)
      case .postToolUseFailure: return try await report(event, succeeded: false)
      case .userPromptSubmit(let prompt): return try await note(event, prompt)
      case .sessionStart(let source): return try await begin(event, source)
      case .other: return HookAnswer.unknownEvent(event.name)
      }
    } catch {
      return HookAnswer.failure(event: event.name, reason: "\(error)")
    }
  }

  private func judge(_ event: HookEvent, _ tool: String, _ input: JSONObject) async -> HookReply {
    let actions = ClaudeCodeTools.actions(
      tool: tool,
      input: input,
      cwd: event.cwd,
      ownServer: MCPToolName(tool)?.server.sameBytes(as: OwnServer.name) ?? false ? setting.isOwnServer() : false,
      ownTools: setting.ownTools
    )
    let correlation = event.call.toolUseID ?? environment.identifier("corr")
    var decisions: [Decision] = []
    for action in actions { decisions.append(await decide(action, event, .enforcement, correlation)) }
    return HookAnswer.preToolUse(decisions: decisions, permissionMode: event.call.permissionMode)
  }

  private func report(_ event: HookEvent, succeeded: Bool) async throws -> HookReply {
    let finding = try await ledger.report(
      ToolReport(context(event), correlationID: event.call.toolUseID, succeeded: succeeded)
    )
    return HookAnswer.report(finding, tool: event.call.tool ?? "")
  }

  /// The client attaches what a prompt mentions without a call, so this is looked at and told, not held up.
  private func note(_ event: HookEvent, _ prompt: String) async throws -> HookReply {
    let mentions = PromptMentions(in: prompt)
    try await ledger.prompt(
      PromptNote(
        context(event),
        text: prompt,
        mentions: mentions.paths + mentions.resources.map { "\($0.server):\($0.uri)" }
      )
    )
    let correlation = environment.identifier("corr")
    var decisions: [Decision] = []
    for action in mentions.actions(cwd: event.cwd) {
      decisions.append(await decide(action, event, .advice, correlation))
    }
    return HookAnswer.userPrompt(decisions: decisions, omitted: mentions.omitted)
  }

  private func begin(_ event: HookEvent, _ source: String?) async throws -> HookReply {
    let policy = setting.policy()
    try await ledger.session(
      SessionStart(context(event), mode: policy.mode, policyDigest: policy.digest, source: source)
    )
    return HookAnswer.sessionStart(source: source)
  }

  private func decide(
    _ action: Action,
    _ event: HookEvent,
    _ force: ActionRequest.Force,
    _ correlation: String
  ) async -> Decision {
    await authority.decide(
      ActionRequest(
        action: action,
        claimed: claimed(event),
        observed: setting.observed,
        surface: surface(event),
        force: force,
        repository: setting.repository,
        correlationID: correlation
      )
    )
  }

  private func context(_ event: HookEvent) -> RecordContext {
    RecordContext(
      claimed: claimed(event),
      observed: setting.observed,
      surface: surface(event),
      cwd: event.cwd,
      repository: setting.repository,
      timestamp: environment.now()
    )
  }

  private func claimed(_ event: HookEvent) -> ClaimedIdentity {
    ClaimedIdentity(
      sessionID: event.call.sessionID ?? "",
      agentID: event.call.client,
      actor: "ai-agent",
      call: event.call
    )
  }

  private func surface(_ event: HookEvent) -> Surface {
    event.call.sessionID?.hasPrefix(Self.trialPrefix) ?? false ? .doctor : .hook
  }
}
