import Inspection
package import Model

/// A decision told in words that a model, or a person at a terminal, understands at once: what was decided, why, and what to
/// do instead.
///
/// Everything that came from outside is shown with its invisible and control characters made visible, so that a target
/// cannot write the answer.
package struct DecisionWords: Sendable {
  private let decision: Decision

  package init(_ decision: Decision) { self.decision = decision }

  /// The whole answer, several lines.
  package var text: String { text(nextStep: nextStep) }

  /// The whole answer with another sentence on what comes next, for a surface that acts on the decision itself.
  ///
  /// - Parameter nextStep: shown as it is; outside text in it must have been made visible.
  package func text(nextStep: String) -> String {
    var lines = [
      headline, "Why: \(shown(decision.reason)) (rule \(shown(decision.ruleID)), \(decision.severity.rawValue))",
    ]
    lines += furtherReasons
    if let instead = decision.instead { lines.append("Instead: \(shown(instead))") }
    lines.append(nextStep)
    lines.append(reference)
    return lines.joined(separator: "\n")
  }

  /// What was decided, about what: one line.
  package var headline: String {
    let action = decision.request.action
    return "\(verdictWord): \(shown(action.requestedOperation)) `\(shown(action.target, limit: 300))`"
  }

  /// Where the decision is recorded: one line.
  package var reference: String {
    if let receipt = decision.receipt {
      return "Recorded as \(decision.id), entry \(receipt.logIndex) of the evidence log."
    }
    return "Not recorded: \(decision.id) is a refusal because the evidence log could not be written."
  }

  /// The group whose approval is missing, where a rule names one.
  package var approverGroup: String? { decision.approverGroup.map { shown($0) } }

  private var verdictWord: String {
    switch decision.outcome {
    case .allow: "ALLOWED"
    case .allowWithAttestation: "ALLOWED, to be attested"
    case .warn: "ALLOWED with a warning"
    case .auditOnly: "ALLOWED, only observed (verdict: \(decision.verdict.outcome.rawValue))"
    case .requireApproval: "APPROVAL REQUIRED"
    case .block: "BLOCKED"
    }
  }

  private var nextStep: String {
    switch decision.outcome {
    case .allow, .auditOnly: "You may go on with exactly this action."
    case .allowWithAttestation: "You may go on; say in your summary that you did this and why."
    case .warn: "You may go on; tell your user about the warning."
    case .requireApproval:
      "Do not do this yet. Ask your user"
        + (approverGroup.map { " to get an approval from \($0)" } ?? " for an approval")
        + ", or choose an action that needs none."
    case .block: "Do not do this, and do not try to reach the same effect another way. Tell your user what was blocked."
    }
  }

  /// Other rules that spoke as strictly, each reason once.
  private var furtherReasons: [String] {
    var seen: [String] = [decision.reason]
    var lines: [String] = []
    for match in decision.verdict.matches where match.outcome == decision.verdict.outcome && match.outcome.restricts {
      guard !seen.contains(where: { $0.utf8.elementsEqual(match.reason.utf8) }) else { continue }
      seen.append(match.reason)
      lines.append("Also: \(shown(match.reason)) (rule \(shown(match.ruleID)))")
      if lines.count == 4 { break }
    }
    return lines
  }

  /// Text of a pack or a caller in one line.
  private func shown(_ text: String, limit: Int = 500) -> String {
    VisibleText.cut(VisibleText.escape(text), to: limit)
  }
}
