import CanonicalJSON
package import Model

/// That a tool has run, as the agent's client tells it afterwards.
package struct ToolReport: Sendable {
  /// Who says so; its `call` names the tool, the call's id and the input that the tool was given.
  package let claimed: ClaimedIdentity
  package let observed: ObservedIdentity
  package let surface: Surface
  /// The call's id: what joins the report with the decisions on the call; nil where the client names none.
  package let correlationID: String?
  /// Whether the tool did what it was asked, where the client says so.
  package let succeeded: Bool?
  package let cwd: String
  package let repository: String?
  package let timestamp: Timestamp

  package init(
    claimed: ClaimedIdentity,
    observed: ObservedIdentity,
    surface: Surface,
    correlationID: String?,
    succeeded: Bool?,
    cwd: String,
    repository: String?,
    timestamp: Timestamp
  ) {
    self.claimed = claimed
    self.observed = observed
    self.surface = surface
    self.correlationID = correlationID
    self.succeeded = succeeded
    self.cwd = cwd
    self.repository = repository
    self.timestamp = timestamp
  }

  func object(_ finding: ToolFinding, decisions: [String]) -> JSONObject {
    [
      "session_id": .string(claimed.sessionID), "agent_id": .string(claimed.agentID), "actor": .string(claimed.actor),
      "claimed": claimed.json, "observed": observed.json, "surface": .string(surface.rawValue),
      "correlation_id": JSON(correlationID), "target": JSON(claimed.call?.tool),
      "succeeded": succeeded.map { .bool($0) } ?? .null,
      "finding": .string(finding.rawValue), "severity": .string(finding.severity.rawValue),
      "reason": .string(finding.reason), "decision_refs": JSON(decisions), "cwd": .string(cwd),
      "repository": JSON(repository), "timestamp": .string(timestamp.rfc3339),
    ]
  }
}
