/// A verdict made final: the mode applied and, once `receipt` is there, recorded in evidence.
package struct Decision: Sendable {
  /// `dec_` and twenty hexadecimal digits.
  package let id: String
  package let request: ActionRequest
  /// What the action would do; empty where it could not even be expanded.
  package let effects: [Effect]
  package let verdict: Verdict
  /// What holds after the mode.
  package let outcome: Outcome
  package let mode: Mode
  /// `sha256:` and the hash of the action's canonical form; empty where the action has none.
  package let actionDigest: String
  /// `sha256:` and the hash over all layers that were asked; empty where no policy could be loaded.
  package let policyDigest: String
  package let timestamp: Timestamp
  /// The record's place in the log; nil where it is not recorded, and then the outcome is `block`.
  package private(set) var receipt: EvidenceReceipt?

  package init(
    id: String,
    request: ActionRequest,
    effects: [Effect],
    verdict: Verdict,
    outcome: Outcome,
    mode: Mode,
    actionDigest: String,
    policyDigest: String,
    timestamp: Timestamp
  ) {
    self.id = id
    self.request = request
    self.effects = effects
    self.verdict = verdict
    self.outcome = outcome
    self.mode = mode
    self.actionDigest = actionDigest
    self.policyDigest = policyDigest
    self.timestamp = timestamp
  }

  /// The same decision with the proof that it is on disk.
  package func recorded(_ receipt: EvidenceReceipt) -> Decision {
    var decision = self
    decision.receipt = receipt
    return decision
  }
}

/// What the evidence log answers once a record is durable.
package struct EvidenceReceipt: Sendable, Equatable {
  /// The leaf's index in the log, from 0.
  package let logIndex: Int
  /// The leaf hash of RFC 6962 section 2.1 in lower-case hexadecimal digits.
  package let leafHash: String

  package init(logIndex: Int, leafHash: String) {
    self.logIndex = logIndex
    self.leafHash = leafHash
  }
}

extension Decision {
  package var severity: Severity { verdict.severity }
  package var ruleID: String { verdict.leading.ruleID }
  package var policyPack: String { verdict.leading.packID }
  /// Why, in one line.
  package var reason: String { verdict.leading.reason }
  /// What to do instead, where a rule says so.
  package var instead: String? { verdict.leading.instead }
  /// The first group that may approve, where approval is what is missing.
  package var approverGroup: String? { outcome == .requireApproval ? verdict.leading.approvers.first : nil }
  /// Where the record is found: `evidence://session/decision`.
  package var evidenceRefs: [String] { ["evidence://\(request.claimed.sessionID)/\(id)"] }
}
