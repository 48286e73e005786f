/// What is decided, in the words of the protocol and the records.
package enum Outcome: String, Sendable, CaseIterable {
  case allow
  case allowWithAttestation = "allow_with_attestation"
  case warn
  /// Recorded and let through because the mode only observes; never a rule's own outcome.
  case auditOnly = "audit_only"
  case requireApproval = "require_approval"
  case block
}

extension Outcome: Comparable {
  /// The order of strictness: `block` > `require_approval` > `warn` > `allow_with_attestation` > `allow`. `audit_only` lets
  /// everything through and ranks with `allow`, before it only to make the order total.
  package static func < (left: Outcome, right: Outcome) -> Bool { left.strictness < right.strictness }

  private var strictness: Int {
    switch self {
    case .auditOnly: 0
    case .allow: 1
    case .allowWithAttestation: 2
    case .warn: 3
    case .requireApproval: 4
    case .block: 5
    }
  }

  /// Whether the action may go on now.
  package var mayProceed: Bool { self < .requireApproval }

  /// Whether this is a restriction: a rule that leads to it counts as matched where it cannot be evaluated.
  package var restricts: Bool { self >= .warn }
}

/// How much a decision matters.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case low, medium, high, critical

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  /// 0 for low to 3 for critical.
  package var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}

/// How verdicts become decisions.
package enum Mode: String, Sendable, CaseIterable {
  /// Everything goes through and is recorded; built-in rules still hold.
  case auditOnly = "audit_only"
  /// Verdicts hold as they are.
  case enforce
  /// What would be allowed asks instead.
  case strict

  /// The mode of that name; `strict_regulated` is read as `strict`.
  package init?(name: String) {
    if name == "strict_regulated" { self = .strict } else { self.init(rawValue: name) }
  }
}

extension Mode: Comparable {
  package static func < (left: Mode, right: Mode) -> Bool { left.strictness < right.strictness }

  private var strictness: Int {
    switch self {
    case .auditOnly: 0
    case .enforce: 1
    case .strict: 2
    }
  }
}
