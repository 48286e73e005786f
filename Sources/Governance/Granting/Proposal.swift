import CanonicalJSON
import Evidence
package import Model
package import Signing

/// What an approver is asked to sign: all that the server or agent will be allowed, not only what is new.
package struct Proposal<Authority: GrantedAuthority>: Sendable {
  package let kind: Statement.Kind
  package let name: String
  package let authority: Authority
  /// What was granted before; nil where nothing was.
  package let former: Authority?
  package let expires: Timestamp
  package let reason: String
  /// The newest record about it at the time of asking: if another comes in between, the signature counts for nothing.
  let after: Digest

  /// The statement for an approver of that name.
  ///
  /// - Throws: `GovernanceError.badContent`.
  func statement(actor: String, at now: Timestamp, log: String) throws(GovernanceError) -> Statement {
    Statement(
      kind: kind,
      subject: name,
      content: try Digest.canonical(authority.json),
      actor: actor,
      reason: reason,
      time: now,
      expires: expires,
      after: after,
      log: log
    )
  }
}

extension Registry {
  /// The longest time until the next review, in days.
  package static let longestReview = 366

  /// Signs a proposal and appends it; when this returns the grant counts.
  ///
  /// - Throws: `GovernanceError.refused` where the record changed between asking and signing; `.badContent`, `.log`.
  package func grant<Authority>(
    _ proposal: Proposal<Authority>,
    by signer: NoteSigner,
    at now: Timestamp,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    let days = (proposal.expires.milliseconds - now.milliseconds) / 86_400_000
    guard proposal.expires > now, days <= Self.longestReview else {
      throw GovernanceError(.refused, "the review is due in \(days) days, give 1 to \(Self.longestReview)")
    }
    guard try list().approver(with: signer.verifierKey) != nil else {
      throw GovernanceError(.unknown, "`\(signer.verifierKey.name)` is not on the list of approvers")
    }
    let statement = try proposal.statement(actor: signer.verifierKey.name, at: now, log: origin)
    let signed = try SignedStatement(statement, by: signer)
    try await writer.append(
      .granted,
      proposal.kind,
      subject: proposal.name,
      reason: proposal.reason,
      details: [Grant.statementMember: signed.json, Grant.contentMember: proposal.authority.json]
    )
    let newest = try read { state in
      proposal.kind == .server
        ? state.servers[proposal.name]?.trail.grant?.signed : state.agents[proposal.name]?.trail.grant?.signed
    }
    guard newest == signed else {
      throw GovernanceError(
        .refused,
        "`\(proposal.name)` was changed while you were asked, so that nothing is granted: look at it and approve again"
      )
    }
  }
}
