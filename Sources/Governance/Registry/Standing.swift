package import Model

/// How a server or agent stands at a moment: what the log, the list of approvers and the clock give together.
package struct Standing: Sendable, Equatable {
  package let tier: TrustTier
  package let state: ApprovalState
  /// Why it is not approved, one line; nil where it is.
  package let problem: String?

  /// How a server stands.
  ///
  /// - Parameter approvers: who may grant now; nil where the list cannot be read: it then lists nobody.
  package init(of record: ServerRecord, at now: Timestamp, _ approvers: ApproverList?) {
    let trail = record.trail
    if trail.isBlocked || trail.isDenied || trail.isRemoved {
      tier = trail.isBlocked ? .blocked : trail.authority?.tier ?? .unknown
      state = .denied
      problem = Self.refusal(trail)
      return
    }
    let objection = Self.objection(trail, now, approvers)
    tier = objection == nil ? trail.authority?.tier ?? .unknown : .unknown
    state = objection == nil ? .approved : .pending
    problem = objection
  }

  /// How an agent stands.
  package init(of record: AgentRecord, at now: Timestamp, _ approvers: ApproverList?) {
    let trail = record.trail
    if trail.isBlocked || trail.isDenied || trail.isRemoved {
      tier = trail.isBlocked ? .blocked : .unknown
      state = .denied
      problem = Self.refusal(trail)
      return
    }
    let objection = Self.objection(trail, now, approvers)
    tier = objection == nil ? .approved : .unknown
    state = objection == nil ? .approved : .pending
    problem = objection
  }

  private static func refusal<Authority>(_ trail: Trail<Authority>) -> String {
    guard !trail.isRemoved || trail.isBlocked, let event = trail.refusal else {
      return "it was taken out of the registry"
    }
    let what = trail.isBlocked ? "blocked" : "denied"
    return "it was \(what) by \(event.actor) on \(event.time.rfc3339.prefix(10)): \(event.reason)"
  }

  private static func objection<Authority>(
    _ trail: Trail<Authority>,
    _ now: Timestamp,
    _ approvers: ApproverList?
  ) -> String? {
    guard let grant = trail.grant else {
      guard let void = trail.voids.last else { return "nobody has approved it" }
      return "nobody has approved it (\(void))"
    }
    guard let approvers else { return "the list of approvers cannot be read, see `cavra-mcp approvers list`" }
    return grant.objection(at: now, approvers)
  }
}
