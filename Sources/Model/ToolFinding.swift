/// How what ran compares with what was judged.
package enum ToolFinding: String, Sendable, CaseIterable {
  case asJudged = "as_judged"
  /// Another hook, say, changed the input after it was judged.
  case inputChanged = "input_changed"
  /// The client names no id of the call, as its earlier versions do.
  case unpaired
  /// No decision on the call is in the log.
  case notJudged = "not_judged"
  /// The answer was no, and the tool ran all the same.
  case ranDespiteDenial = "ran_despite_denial"

  /// Whether something ran that the policy did not pass like this.
  package var isViolation: Bool { self != .asJudged && self != .unpaired }

  /// High for a violation.
  package var severity: Severity { isViolation ? .high : .low }

  /// What it means, in one line.
  package var reason: String {
    switch self {
    case .asJudged: "the tool ran with the input that was judged"
    case .unpaired: "the client names no id of the call, so it cannot be held against a decision"
    case .inputChanged: "the tool ran with another input than the one that was judged"
    case .notJudged: "the tool ran and no decision on this call is in the log"
    case .ranDespiteDenial: "the tool ran although the call was denied"
    }
  }
}
