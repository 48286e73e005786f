import CanonicalJSON
package import Model

/// Who, where and when: what every record has that a surface makes beside its decisions.
package struct RecordContext: Sendable {
  package let claimed: ClaimedIdentity
  package let observed: ObservedIdentity
  package let surface: Surface
  package let cwd: String
  package let repository: String?
  package let timestamp: Timestamp

  package init(
    claimed: ClaimedIdentity,
    observed: ObservedIdentity,
    surface: Surface,
    cwd: String,
    repository: String?,
    timestamp: Timestamp
  ) {
    self.claimed = claimed
    self.observed = observed
    self.surface = surface
    self.cwd = cwd
    self.repository = repository
    self.timestamp = timestamp
  }

  /// Its fields in a record.
  var object: JSONObject {
    [
      "session_id": .string(claimed.sessionID), "agent_id": .string(claimed.agentID), "actor": .string(claimed.actor),
      "claimed": claimed.json, "observed": observed.json, "surface": .string(surface.rawValue), "cwd": .string(cwd),
      "repository": JSON(repository), "timestamp": .string(timestamp.rfc3339),
    ]
  }
}
