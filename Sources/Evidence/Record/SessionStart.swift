import CanonicalJSON
package import Model

/// That a session has begun: who says it is there, on which surface, under which policy.
package struct SessionStart: Sendable {
  package let claimed: ClaimedIdentity
  package let observed: ObservedIdentity
  package let surface: Surface
  package let mode: Mode
  package let policyDigest: String
  package let cwd: String
  package let repository: String?
  /// How it began in the client's words, for example `startup` or `resume`.
  package let source: String?
  package let timestamp: Timestamp

  package init(
    claimed: ClaimedIdentity,
    observed: ObservedIdentity,
    surface: Surface,
    mode: Mode,
    policyDigest: String,
    cwd: String,
    repository: String?,
    source: String? = nil,
    timestamp: Timestamp
  ) {
    self.claimed = claimed
    self.observed = observed
    self.surface = surface
    self.mode = mode
    self.policyDigest = policyDigest
    self.cwd = cwd
    self.repository = repository
    self.source = source
    self.timestamp = timestamp
  }

  var object: JSONObject {
    var object: JSONObject = [
      "session_id": .string(claimed.sessionID), "agent_id": .string(claimed.agentID), "actor": .string(claimed.actor),
      "claimed": claimed.json, "observed": observed.json, "surface": .string(surface.rawValue),
      "mode": .string(mode.rawValue), "policy_digest": .string(policyDigest), "cwd": .string(cwd),
      "repository": JSON(repository), "timestamp": .string(timestamp.rfc3339),
    ]
    if let source { object["source"] = .string(source) }
    return object
  }
}
