import CanonicalJSON
package import Model

/// That a person gave the agent a task. The words stay out of the log: their length and a keyed digest are kept.
package struct PromptNote: Sendable {
  package let claimed: ClaimedIdentity
  package let observed: ObservedIdentity
  package let surface: Surface
  /// What was written.
  package let text: String
  /// The files and resources that it mentions with `@`.
  package let mentions: [String]
  package let cwd: String
  package let repository: String?
  package let timestamp: Timestamp

  package init(
    claimed: ClaimedIdentity,
    observed: ObservedIdentity,
    surface: Surface,
    text: String,
    mentions: [String],
    cwd: String,
    repository: String?,
    timestamp: Timestamp
  ) {
    self.claimed = claimed
    self.observed = observed
    self.surface = surface
    self.text = text
    self.mentions = mentions
    self.cwd = cwd
    self.repository = repository
    self.timestamp = timestamp
  }

  var object: JSONObject {
    [
      "session_id": .string(claimed.sessionID), "agent_id": .string(claimed.agentID), "actor": .string(claimed.actor),
      "claimed": claimed.json, "observed": observed.json, "surface": .string(surface.rawValue),
      "bytes": JSON(text.utf8.count), "mentions": JSON(mentions), "cwd": .string(cwd), "repository": JSON(repository),
      "timestamp": .string(timestamp.rfc3339),
    ]
  }
}
