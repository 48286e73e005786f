package import Model

/// Whose records somebody may see.
package enum EvidenceScope: Sendable, Equatable {
  /// An agent's own: of its session and, within it, of its repository (nil: of no repository).
  case session(id: String, repository: String?)
  /// Everybody's: for the person at the machine.
  case all
}

/// What is looked for. Conditions that are nil do not count; the others must all hold.
package struct EvidenceQuery: Sendable {
  /// How many records a page may have.
  package static let limits = 1...500

  package var scope: EvidenceScope
  package var sessionID: String?
  package var repository: String?
  package var decision: Outcome?
  package var ruleID: String?
  package var severity: Severity?
  /// This severity or a higher one.
  package var minimumSeverity: Severity?
  package var actionType: ActionType?
  package var kind: RecordKind?
  package var surface: Surface?
  /// Leaves out what `doctor` tried: statistics count what agents did.
  package var withoutTrials = false
  /// From this time on.
  package var since: Timestamp?
  /// Before this time.
  package var until: Timestamp?
  /// Text that the target contains, byte for byte.
  package var text: String?
  /// How many records at most; brought into `limits`.
  package var limit: Int
  /// Where the last page ended, from `EvidencePage.nextCursor`.
  package var cursor: String?

  package init(scope: EvidenceScope, limit: Int = 50, cursor: String? = nil) {
    self.scope = scope
    self.limit = limit
    self.cursor = cursor
  }
}
