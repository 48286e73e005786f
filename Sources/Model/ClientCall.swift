package import CanonicalJSON

/// One call of an agent as its client tells it. Nothing of this is proof; it is recorded as claimed.
package struct ClientCall: Sendable, Equatable {
  /// The client's name as in `cavra-mcp hook`: `claude-code`.
  package let client: String
  /// The client's own name of the session, where it says one.
  package var sessionID: String?
  /// The call's id, the same before and after the tool ran.
  package var toolUseID: String?
  /// The tool by the client's name for it.
  package var tool: String?
  /// Which of the client's sub-agents calls; nil for the main one.
  package var subAgentID: String?
  package var subAgentType: String?
  /// Where the client keeps its own record of the session.
  package var transcriptPath: String?
  /// How the client asks its user: `default`, `acceptEdits`, `plan`, `dontAsk`, `bypassPermissions`.
  package var permissionMode: String?
  /// Whether the client asks its user in that mode, so that an answer "ask" reaches a person.
  package var asksPerson: Bool?
  /// What the call is given. Kept only as a keyed digest, so that a later report of the same call can be held against it.
  package var input: JSON?

  package init(client: String) { self.client = client }

  /// The call without its input.
  package var json: JSON {
    var object: JSONObject = ["name": .string(client)]
    let texts = [
      ("session_id", sessionID), ("tool_use_id", toolUseID), ("tool", tool), ("sub_agent_id", subAgentID),
      ("sub_agent_type", subAgentType), ("transcript_path", transcriptPath), ("permission_mode", permissionMode),
    ]
    for (name, text) in texts { if let text { object[name] = .string(text) } }
    if let asksPerson { object["asks_person"] = .bool(asksPerson) }
    return .object(object)
  }
}
