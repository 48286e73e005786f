package import Model

extension Registry {
  /// What may be started, as it was approved, after looking again whether it still is that.
  package struct ApprovedLaunch: Sendable {
    package let name: String
    /// The program, its arguments and its variables; nothing is searched for.
    package let pinned: PinnedLaunch
    package let limits: ServerLimits
    package let sandbox: SandboxChoice
    /// The era that it was found to speak; nil before the first contact.
    package let era: String?
  }

  /// The servers that may be started, by name. Their files are not looked at; see `launch`.
  ///
  /// - Throws: `GovernanceError.log`.
  package func startable(at now: Timestamp) throws(GovernanceError) -> [ApprovedLaunch] {
    let approvers = try? list()
    return try servers().compactMap { record in
      Standing(of: record, at: now, approvers).state == .approved ? Self.approved(record) : nil
    }
  }

  /// The launch of a server; the digests of what it runs are taken again.
  ///
  /// - Throws: `GovernanceError.refused` where nobody approved it, or no more; `.changedLaunch` where the program, its
  ///   interpreter, script or package is not what was approved; `.unknown`, `.log`.
  package func launch(_ name: String, at now: Timestamp) throws(GovernanceError) -> ApprovedLaunch {
    let record = try server(name)
    let standing = Standing(of: record, at: now, try? list())
    guard standing.state == .approved, let approved = Self.approved(record) else {
      throw GovernanceError(
        .refused,
        "the server `\(name)` may not be started: \(standing.problem ?? ""), see `cavra-mcp registry servers show \(name)`"
      )
    }
    guard record.launch == approved.pinned.definition else {
      throw GovernanceError(.changedLaunch, "the server `\(name)` is registered with another launch than was approved")
    }
    if let change = approved.pinned.change() {
      throw GovernanceError(
        .changedLaunch,
        "the server `\(name)` may not be started: \(change); look at it, then run `cavra-mcp registry servers approve \(name)`"
      )
    }
    return approved
  }

  private static func approved(_ record: ServerRecord) -> ApprovedLaunch? {
    guard let authority = record.trail.authority else { return nil }
    return ApprovedLaunch(
      name: record.name,
      pinned: authority.launch,
      limits: authority.limits,
      sandbox: authority.sandbox,
      era: record.era
    )
  }
}
