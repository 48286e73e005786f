package import Evidence
import Inspection
import Model

/// A session told in words: one line a step, then what it comes to.
package enum SessionWords {
  package static func text(_ story: SessionStory) -> String {
    var lines = ["session \(shown(story.sessionID)) of \(shown(story.client ?? "an unknown client"))"]
    for joined in story.joined {
      lines.append("with guard session \(shown(joined.sessionID)) (\(words(joined.reason)))")
    }
    lines.append("")
    lines += story.steps.map(line)
    lines.append("")
    let counts = SessionStep.Relation.allCases.compactMap { relation -> String? in
      story.relations[relation].map { "\($0) \(words(relation))" }
    }
    lines.append(counts.isEmpty ? "no calls" : counts.joined(separator: ", "))
    let violations = story.violations
    lines.append(violations == 0 ? "no violations" : "\(violations) violation\(violations == 1 ? "" : "s")")
    return lines.joined(separator: "\n")
  }

  /// Time, what, decision, how it compares with what was asked, and what ran.
  private static func line(_ step: SessionStep) -> String {
    let time = step.timestamp.split(separator: "T").last.map { String($0.prefix(8)) } ?? ""
    var words = ["#\(step.logIndex)", time]
    switch step.kind {
    case .start: words.append("session begins")
    case .prompt: words.append(step.target.map { "task mentions `\(short($0))`" } ?? "task given")
    case .advice: words.append("asks  \(deed(step))")
    case .act: words.append("does  \(deed(step))")
    case .unjudged: words.append("ran   \(shown(step.tool ?? "a tool")), unjudged")
    }
    if let agent = step.subAgentID { words.append("[sub-agent \(short(agent))]") }
    if let outcome = step.outcome { words.append("→ \(outcome.rawValue)") }
    if let rule = step.ruleID, step.outcome.map({ !$0.mayProceed }) ?? false { words.append("by \(shown(rule))") }
    if let relation = step.relation { words.append("· \(self.words(relation))") }
    if let finding = step.finding { words.append(finding.isViolation ? "· VIOLATION: \(finding.reason)" : "· ran") }
    return words.joined(separator: " ")
  }

  private static func deed(_ step: SessionStep) -> String {
    let target = "\(shown(step.operation ?? "?")) `\(short(step.target ?? ""))`"
    return step.kind == .act ? "\(shown(step.tool ?? "?")): \(target)" : target
  }

  private static func words(_ relation: SessionStep.Relation) -> String {
    switch relation {
    case .obeyed: "asked and obeyed"
    case .ignored: "asked and ignored"
    case .unasked: "acted without asking"
    case .unused: "asked, not done"
    }
  }

  private static func words(_ reason: SessionStory.Joined.Reason) -> String {
    switch reason {
    case .clientSession: "the client told it the session"
    case .callID: "its calls bear the ids that the hook judged"
    case .sameCall: "the hook judged the same calls of the same process"
    }
  }

  private static func short(_ text: String) -> String {
    let line = shown(text)
    return line.utf8.count > 100 ? String(line.prefix(90)) + "…" : line
  }

  private static func shown(_ text: String) -> String { VisibleText.escape(text) }
}
