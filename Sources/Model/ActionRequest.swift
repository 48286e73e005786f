/// An action together with who asks, where, and with which force.
package struct ActionRequest: Sendable {
  /// Whether the answer binds.
  package enum Force: String, Sendable {
    /// The caller asks before it acts: looks, reserves nothing.
    case advice
    /// The caller acts on the answer.
    case enforcement
  }

  package let action: Action
  package let claimed: ClaimedIdentity
  package let observed: ObservedIdentity
  package let surface: Surface
  package let force: Force
  /// The root of the Git work tree of the session, where there is one.
  package let repository: String?
  /// Joins the records of one exchange; chosen by the surface where the caller gives none.
  package let correlationID: String
  /// What the trust registry says of the downstream server that is called; nil where the call does not go through the
  /// gateway.
  package let trust: TrustStanding?

  package init(
    action: Action,
    claimed: ClaimedIdentity,
    observed: ObservedIdentity,
    surface: Surface,
    force: Force,
    repository: String?,
    correlationID: String,
    trust: TrustStanding? = nil
  ) {
    self.action = action
    self.claimed = claimed
    self.observed = observed
    self.surface = surface
    self.force = force
    self.repository = repository
    self.correlationID = correlationID
    self.trust = trust
  }
}
