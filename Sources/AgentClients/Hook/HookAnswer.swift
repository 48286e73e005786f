import CanonicalJSON
import Inspection
package import Model
import Words

/// Decisions in the client's exact forms (hooks reference of Claude Code, "PreToolUse decision control" and its sisters).
///
/// `permissionDecision` is never `allow`: that would take the client's own question to its user away.
package enum HookAnswer {
  /// The answer before a tool runs: the strictest decision holds for the whole call.
  ///
  /// | strictest | answer |
  /// |---|---|
  /// | may proceed | nothing; the words of a warning as context for the model, without a decision |
  /// | approval required | `ask` where the mode reaches a person, else `deny` with what a person can do |
  /// | block | `deny` |
  ///
  /// - Parameters:
  ///   - decisions: one for each action of the call; none is a failure and blocks.
  ///   - permissionMode: as in the event.
  package static func preToolUse(decisions: [Decision], permissionMode: String?) -> HookReply {
    guard let strictest = DecisionsInWords.strictest(decisions) else {
      return failure(event: HookEvent.Name.preToolUse.rawValue, reason: "no decision was made on this call")
    }
    let words = DecisionsInWords(decisions, leading: strictest)
    switch strictest.outcome {
    case .allow, .allowWithAttestation, .auditOnly: return .silent
    case .warn: return output(.preToolUse, ["additionalContext": .string(words.text())])
    case .block: return decision("deny", words.text())
    case .requireApproval where PermissionMode.asksAPerson(permissionMode):
      return decision("ask", words.text(nextStep: askStep(strictest)))
    case .requireApproval: return decision("deny", words.text(nextStep: denyStep(strictest, permissionMode)))
    }
  }

  /// The answer to a prompt, which is never blocked: what it mentions and an agent may not simply read.
  ///
  /// The client attaches mentioned files without asking any hook, so this tells the model and the user afterwards.
  ///
  /// - Parameters:
  ///   - decisions: those on the reads that the prompt mentions.
  ///   - omitted: how many mentions were too many to be judged.
  package static func userPrompt(decisions: [Decision], omitted: Int = 0) -> HookReply {
    let restricted = decisions.filter { $0.outcome.restricts }
    guard let strictest = DecisionsInWords.strictest(restricted) else {
      return omitted == 0 ? .silent : output(.userPromptSubmit, ["additionalContext": .string(unjudged(omitted))])
    }
    var context = DecisionsInWords(restricted, leading: strictest).text(nextStep: promptStep)
    if omitted > 0 { context += "\n" + unjudged(omitted) }
    let targets = restricted.prefix(8).map {
      "`\(VisibleText.cut(VisibleText.escape($0.request.action.target), to: 200))`"
    }
    let more = restricted.count > targets.count ? " and \(restricted.count - targets.count) more" : ""
    let message =
      "CAVRA: the prompt mentions \(targets.joined(separator: ", "))\(more), which the policy restricts; the client attaches "
      + "mentioned files without asking (recorded as \(strictest.id))"
    return output(
      .userPromptSubmit,
      ["additionalContext": .string(DecisionsInWords.bounded(context))],
      systemMessage: message
    )
  }

  /// The answer to a session's begin: two lines on working under CAVRA, where the model does not have them yet.
  ///
  /// - Parameter source: as in the event; a resumed session still has them.
  package static func sessionStart(source: String?) -> HookReply {
    if source?.sameBytes(as: "resume") == true { return .silent }
    return output(.sessionStart, ["additionalContext": .string(sessionLines)])
  }

  /// The answer after a tool ran: nothing, or the user is told of a violation.
  package static func report(_ finding: ToolFinding, tool: String) -> HookReply {
    guard finding.isViolation else { return .silent }
    let name = VisibleText.cut(VisibleText.escape(tool), to: 200)
    return .answer(["systemMessage": .string("CAVRA: `\(name)`: \(finding.reason); the log keeps this as a violation")])
  }

  /// What could not be judged: a tool call, or what may be one, is blocked; any other event is only reported.
  package static func failure(_ error: AgentClientsError) -> HookReply {
    failure(event: error.event, reason: error.description)
  }

  /// The same for a failure of any kind; `event` is nil where not even the event could be told.
  package static func failure(event: String?, reason: String) -> HookReply {
    let blocks = event.map { $0.sameBytes(as: HookEvent.Name.preToolUse.rawValue) } ?? true
    let opening = blocks ? "CAVRA blocks this call because it could not be judged" : "CAVRA could not record this event"
    let shown = VisibleText.cut(VisibleText.escape(reason), to: 1_024)
    return .failure("\(opening): \(shown); ask your user to run `cavra-mcp doctor`", blocks: blocks)
  }

  /// An event that CAVRA has no part in. `init` registers none, so a client that sends one here has renamed its events: not
  /// a good end, which the command line of the event that a call waits for turns into a block.
  package static func unknownEvent(_ name: String) -> HookReply {
    let shown = VisibleText.cut(VisibleText.escape(name), to: 200)
    return .failure(
      "the event `\(shown)` is not known, update CAVRA or run `cavra-mcp init claude-code` again",
      blocks: false
    )
  }

  // MARK: Forms

  private static func decision(_ permission: String, _ reason: String) -> HookReply {
    output(.preToolUse, ["permissionDecision": .string(permission), "permissionDecisionReason": .string(reason)])
  }

  private static func output(_ event: HookEvent.Name, _ members: JSONObject, systemMessage: String? = nil) -> HookReply
  {
    let named = [JSONObject.Member(name: "hookEventName", value: .string(event.rawValue))]
    var object: JSONObject = ["hookSpecificOutput": .object(JSONObject(named + members.members))]
    if let systemMessage { object["systemMessage"] = .string(systemMessage) }
    return .answer(.object(object))
  }

  // MARK: Words

  private static func askStep(_ decision: Decision) -> String {
    let group = DecisionWords(decision).approverGroup.map { " The policy wants the approval of \($0)." } ?? ""
    return
      "Allow this only if you want exactly this call.\(group) `cavra-mcp evidence show \(decision.id)` shows what was asked."
  }

  private static func denyStep(_ decision: Decision, _ mode: String?) -> String {
    let group = DecisionWords(decision).approverGroup.map { " from \($0)" } ?? ""
    let shown = mode.map { "`\(VisibleText.cut(VisibleText.escape($0), to: 64))`" } ?? "not known"
    return """
      Do not do this: it needs an approval\(group), and the permission mode, \(shown), asks nobody. Tell your user: \
      `cavra-mcp evidence show \(decision.id)` shows exactly what was asked; they can do it themselves, or switch to a mode \
      that asks, and then you may try again.
      """
  }

  private static let promptStep =
    "If the client has attached this, do not repeat or pass on what stands in it. Tell your user, and work without it."

  private static func unjudged(_ count: Int) -> String {
    "CAVRA: the prompt mentions \(count) more paths than are judged; treat what the client attached of them with care."
  }

  private static let sessionLines = """
    You work under CAVRA: each tool call is judged before it runs, and every decision is recorded.
    When a call is denied, stop, tell your user what was decided and why, and take the way named under "Instead"; do not \
    reach the same effect another way.
    """
}
