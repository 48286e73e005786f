/// How far a server is trusted.
package enum TrustTier: String, Sendable, CaseIterable {
  case trusted
  case approved
  /// What runs is not pinned: each call needs a person.
  case experimental
  case blocked
  case unknown
}

/// Whether a person has said yes.
package enum ApprovalState: String, Sendable, CaseIterable {
  case approved
  case pending
  case denied
}

/// In what a server's process is shut in.
package enum SandboxChoice: String, Sendable, CaseIterable {
  case none
  /// The session's project and what the server needs to run; nothing of the home directory.
  case confined
  /// The same, without network.
  case offline
}
