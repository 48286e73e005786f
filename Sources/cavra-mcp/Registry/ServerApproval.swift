import Governance

/// Asks an approver for a server: shows what is approved, takes the passphrase, signs, records.
struct ServerApproval {
  let context: RegistryContext
  let name: String
  let options: ApprovalOptions

  /// - Parameter check: whether what there is to approve is what was asked for.
  func run(_ terms: ServerTerms, _ check: (Registry.Stage) throws -> Void) async throws {
    let registry = context.registry
    let (stage, proposal) = try registry.proposal(
      server: name,
      terms,
      context.resolver(),
      expires: options.expires(from: context.now),
      reason: options.reason,
      at: context.now
    )
    try check(stage)
    let report = try registry.report(server: name, at: context.now)
    let signer = try context.signer(options.approver, showing: ReviewWords.lines(proposal, stage, report))
    try await registry.grant(proposal, by: signer, at: context.now, context.writer())
    let what =
      switch stage {
      case .launch: "may be started; what it says waits until it was met and approved"
      case .surface: "approved"
      case .terms: "approved on these terms"
      }
    try await RegistryAnswers.finish(context, server: name, what, json: options.json)
  }
}
