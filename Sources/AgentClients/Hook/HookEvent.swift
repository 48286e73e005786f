package import CanonicalJSON
package import Model

/// What Claude Code tells its hooks on standard input, as documented in its hooks reference (code.claude.com/docs/en/hooks,
/// version 2.1).
///
/// Members that this type does not know are left alone: the client adds some with most versions.
package struct HookEvent: Sendable, Equatable {
  /// What happens in the client, with what belongs to that event only.
  package enum Kind: Sendable, Equatable {
    /// A tool is about to run.
    case preToolUse(tool: String, input: JSONObject)
    /// A tool has run; `response` is whatever it answered.
    case postToolUse(tool: String, input: JSONObject, response: JSON?)
    /// A tool has failed, or its user has interrupted it.
    case postToolUseFailure(tool: String, input: JSONObject, error: String?)
    /// The user has sent a prompt.
    case userPromptSubmit(prompt: String)
    /// A session begins: `startup`, `resume`, `clear` or `compact`.
    case sessionStart(source: String?)
    /// An event that CAVRA has no part in; only to be acknowledged.
    case other
  }

  /// The events that CAVRA has a part in, by the client's names.
  package enum Name: String, Sendable, CaseIterable {
    case preToolUse = "PreToolUse"
    case postToolUse = "PostToolUse"
    case postToolUseFailure = "PostToolUseFailure"
    case userPromptSubmit = "UserPromptSubmit"
    case sessionStart = "SessionStart"

    /// The event of exactly that name, byte for byte.
    package init?(bytesOf text: String) {
      guard let name = Self.allCases.first(where: { $0.rawValue.sameBytes(as: text) }) else { return nil }
      self = name
    }
  }

  /// The client's name as in `cavra-mcp hook`.
  package static let client = "claude-code"

  /// The event by the client's name for it.
  package let name: String
  package let kind: Kind
  /// Where the client works: absolute. Empty for `other`.
  package let cwd: String
  /// Everything that the client claims of itself and of the call.
  package let call: ClientCall

  /// Whether the call hands a line to the user's shell, so that its aliases and functions count.
  package var runsInUserShell: Bool {
    guard case .preToolUse(let tool, _) = kind else { return false }
    return ["Bash", "Monitor"].contains { $0.sameBytes(as: tool) }
  }

  /// Reads one payload of at most 16 MiB and 128 levels.
  ///
  /// - Throws: `AgentClientsError` that names the member which is missing or wrong, and the event where it is known.
  package init(decoding bytes: [UInt8]) throws(AgentClientsError) {
    let json: JSON
    do { json = try JSON.parse(bytes) } catch { throw .notJSON("\(error)") }
    guard let payload = json.objectValue else { throw .notJSON("it is of the type \(json.kindName)") }
    name = try HookMembers(payload, event: nil).word("hook_event_name")
    let members = HookMembers(payload, event: name)
    guard let known = Name(bytesOf: name) else {
      kind = .other
      cwd = ""
      call = ClientCall(client: Self.client)
      return
    }
    kind = try Self.kind(known, members)
    cwd = try members.directory("cwd")
    call = try Self.call(kind, members)
  }

  private static func kind(_ name: Name, _ members: HookMembers) throws(AgentClientsError) -> Kind {
    switch name {
    case .preToolUse: .preToolUse(tool: try members.word("tool_name"), input: try members.object("tool_input"))
    case .postToolUse:
      .postToolUse(
        tool: try members.word("tool_name"),
        input: try members.object("tool_input"),
        response: members.value("tool_response")
      )
    case .postToolUseFailure:
      .postToolUseFailure(
        tool: try members.word("tool_name"),
        input: try members.object("tool_input"),
        error: try members.optionalText("error")
      )
    case .userPromptSubmit: .userPromptSubmit(prompt: try members.text("prompt"))
    case .sessionStart: .sessionStart(source: try members.optionalWord("source"))
    }
  }

  private static func call(_ kind: Kind, _ members: HookMembers) throws(AgentClientsError) -> ClientCall {
    var call = ClientCall(client: client)
    call.sessionID = try members.word("session_id")
    call.toolUseID = try members.optionalWord("tool_use_id")
    call.subAgentID = try members.optionalWord("agent_id")
    call.subAgentType = try members.optionalWord("agent_type")
    call.permissionMode = try members.optionalWord("permission_mode")
    call.asksPerson = PermissionMode.asksAPerson(call.permissionMode)
    call.transcriptPath = try members.optionalPath("transcript_path")
    switch kind {
    case .preToolUse(let tool, let input), .postToolUse(let tool, let input, _),
      .postToolUseFailure(let tool, let input, _):
      call.tool = tool
      call.input = .object(input)
    case .userPromptSubmit, .sessionStart, .other: break
    }
    return call
  }
}
