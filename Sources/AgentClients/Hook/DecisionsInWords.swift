import Inspection
import Model
import Words

/// Several decisions on one call in words: the strictest whole, of the others that restrict what was decided.
struct DecisionsInWords {
  /// The longest text for a model, in bytes.
  private static let longestText = 4_096
  /// The most other decisions that get a line.
  private static let mostOthers = 8

  private let leading: DecisionWords
  private let others: [Decision]

  /// - Parameter leading: one of the decisions, as `strictest` gives it.
  init(_ decisions: [Decision], leading: Decision) {
    self.leading = DecisionWords(leading)
    others = decisions.filter { $0.outcome.restricts && !$0.id.utf8.elementsEqual(leading.id.utf8) }
  }

  /// The strictest decision, of equals the most severe, then the first.
  static func strictest(_ decisions: [Decision]) -> Decision? {
    decisions.reduce(nil) { best, next in
      guard let best else { return next }
      return (best.outcome, best.severity) < (next.outcome, next.severity) ? next : best
    }
  }

  /// - Parameter nextStep: what comes next, where the surface does not leave it to the decision's own words.
  func text(nextStep: String? = nil) -> String {
    var lines = [nextStep.map { leading.text(nextStep: $0) } ?? leading.text]
    lines += others.prefix(Self.mostOthers).map { "Also decided: \(DecisionWords($0).headline) (\($0.id))" }
    if others.count > Self.mostOthers { lines.append("and \(others.count - Self.mostOthers) more of this call") }
    return Self.bounded(lines.joined(separator: "\n"))
  }

  /// A text of several lines as it may go to a model: visible, and not too long.
  static func bounded(_ text: String) -> String {
    VisibleText.cut(VisibleText.escape(text, keepingLineBreaks: true), to: longestText)
  }
}
