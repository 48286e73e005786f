package import Authority
import CanonicalJSON
package import Gateway
package import Host
package import Model
import Synchronization
import Words

/// Judges what an agent wants of a downstream server: the trust registry says how the server stands, `Authority` decides.
///
/// The decision is durable before the gateway sends anything.
package final class DownstreamJudge: CallJudge {
  /// What the registry says of a server and one of its tools; the agent is the one that claims to call.
  package typealias Standing =
    @Sendable (_ server: String, _ tool: String, _ isTool: Bool, _ agent: String) -> TrustStanding

  /// A call that went on and has no outcome yet.
  private struct Open {
    let decision: Decision
    let start: ContinuousClock.Instant
  }

  private let authority: any Authority
  private let standing: Standing
  private let outcomes: any OutcomeBook
  private let setting: CavraServer.Setting
  private let environment: Environment
  private let open = Mutex<[String: Open]>([:])

  package init(
    authority: any Authority,
    standing: @escaping Standing,
    outcomes: any OutcomeBook,
    setting: CavraServer.Setting,
    environment: Environment
  ) {
    self.authority = authority
    self.standing = standing
    self.outcomes = outcomes
    self.setting = setting
    self.environment = environment
  }

  package func judge(_ action: GatewayAction) async -> JudgedCall {
    let agent = CavraServer.agent(action.clientInfo)
    let wanted = Wanted(action.subject)
    var call = ClientCall(client: agent)
    call.sessionID = setting.clientSession
    call.toolUseID = action.meta["claudecode/toolUseId"]?.stringValue.flatMap(CavraServer.identifier)
    call.tool = "\(action.server)/\(wanted.tool)"
    call.input = .object(wanted.arguments)
    let decision = await authority.decide(
      ActionRequest(
        action: Action(
          .mcpToolCall(server: action.server, tool: wanted.tool, arguments: wanted.arguments),
          cwd: setting.directory
        ),
        claimed: ClaimedIdentity(sessionID: setting.sessionID, agentID: agent, actor: "ai-agent", call: call),
        observed: setting.observed,
        surface: .gateway,
        force: .enforcement,
        repository: setting.repository,
        correlationID: call.toolUseID ?? environment.identifier("corr"),
        trust: standing(action.server, wanted.tool, wanted.isTool, agent)
      )
    )
    guard decision.outcome.mayProceed else { return .refuse(DecisionWords(decision).text) }
    open.withLock { $0[decision.id] = Open(decision: decision, start: ContinuousClock.now) }
    return .forward(CallToken(decision.id))
  }

  package func settle(_ token: CallToken, _ outcome: CallOutcome) async {
    guard let call = open.withLock({ $0.removeValue(forKey: token.text) }) else { return }
    outcomes.note(call.decision, outcome, after: ContinuousClock.now - call.start)
  }
}

/// Keeps what became of calls.
package protocol OutcomeBook: Sendable {
  /// Returns at once: the outcome joins the next commit, and one that never got there reads as unknown.
  func note(_ decision: Decision, _ outcome: CallOutcome, after duration: Duration)
}

/// An agent's wish as a tool and its arguments, which is how rules speak of it.
private struct Wanted {
  let tool: String
  let arguments: JSONObject
  let isTool: Bool

  /// A file or a web address is judged as such; any other scheme is the server's own name for what it has.
  private static func resource(_ uri: String) -> JSONObject {
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    if ["file", "http", "https", "ftp", "ftps"].contains(scheme) { return ["uri": .string(uri)] }
    return ["scheme": .string(scheme), "name": .string(String(uri.dropFirst(scheme.count).drop { ":/".contains($0) }))]
  }

  init(_ subject: GatewayAction.Subject) {
    isTool = if case .tool = subject { true } else { false }
    switch subject {
    case .tool(let name, let arguments, _):
      tool = name
      self.arguments = arguments
    case .resource(let uri):
      tool = "resources/read"
      arguments = Self.resource(uri)
    case .prompt(let name, let arguments, _):
      tool = "prompts/get"
      self.arguments = ["name": .string(name), "arguments": .object(arguments)]
    case .completion(let of, let argument, let value):
      tool = "completion/complete"
      arguments = ["of": .string(of), "argument": .string(argument), "value": .string(value)]
    }
  }
}
