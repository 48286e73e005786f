package import CanonicalJSON

/// Who the caller says it is. Nothing of this is proof; it is recorded as claimed.
package struct ClaimedIdentity: Sendable, Equatable {
  package let sessionID: String
  package let agentID: String
  package let actor: String
  /// What the agent's client says of the call, where a client speaks.
  package let call: ClientCall?

  package init(sessionID: String, agentID: String, actor: String, call: ClientCall? = nil) {
    self.sessionID = sessionID
    self.agentID = agentID
    self.actor = actor
    self.call = call
  }

  package var json: JSON {
    var object: JSONObject = [
      "session_id": .string(sessionID), "agent_id": .string(agentID), "actor": .string(actor),
    ]
    if let call { object["client"] = call.json }
    return .object(object)
  }
}

/// What the operating system says of the process that asks.
package struct ObservedIdentity: Sendable, Equatable {
  /// One process up the tree.
  package struct Ancestor: Sendable, Equatable {
    package let pid: Int
    /// The executable's path, nil where it cannot be read.
    package let executable: String?

    package init(pid: Int, executable: String?) {
      self.pid = pid
      self.executable = executable
    }
  }

  package let uid: Int
  package let pid: Int
  /// The parent first, at most sixteen.
  package let ancestors: [Ancestor]

  package init(uid: Int, pid: Int, ancestors: [Ancestor]) {
    self.uid = uid
    self.pid = pid
    self.ancestors = ancestors
  }

  package var json: JSON {
    let ancestors = ancestors.map { ancestor -> JSON in
      ["pid": JSON(ancestor.pid), "executable": JSON(ancestor.executable)]
    }
    return ["uid": JSON(uid), "pid": JSON(pid), "ancestors": .array(ancestors)]
  }
}

/// Where a request came in.
package enum Surface: String, Sendable, CaseIterable {
  /// A guard tool on the MCP server: advice.
  case guardTool = "guard_tool"
  /// The command line.
  case commandLine = "cli"
  /// A client's hook: the client acts on the answer.
  case hook
  /// The gateway: the call goes on by the answer.
  case gateway
  /// A trial of the hook by `doctor`; left out of statistics.
  case doctor
}
