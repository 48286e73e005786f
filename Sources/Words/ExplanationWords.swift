import Inspection
package import Model

/// An explanation as a tree of lines for a person at a terminal: each command with its place, how it was reached, its
/// effects, the rule that holds for each, and what would be allowed instead.
///
/// Everything from outside is shown with its invisible and control characters made visible.
package struct ExplanationWords: Sendable {
  private let explanation: Explanation
  /// More lines than that help nobody; what is left out is counted.
  private static let mostEffects = 40

  package init(_ explanation: Explanation) { self.explanation = explanation }

  /// The whole, several lines without a line break at the end.
  package var text: String {
    let leading = explanation.verdict.leading
    var lines = ["\(explanation.outcome.rawValue): `\(shown(explanation.action.target, limit: 300))`"]
    lines.append("  because \(shown(leading.reason)) (rule \(shown(leading.ruleID)), \(leading.severity.rawValue))")
    lines.append("  mode \(explanation.mode.rawValue), policy \(explanation.policyDigest)")
    lines.append("")
    lines += effects(of: nil, indent: "")
    for step in explanation.children(ofStep: nil) { add(step, indent: "", to: &lines) }
    return lines.joined(separator: "\n")
  }

  private func add(_ number: Int, indent: String, to lines: inout [String]) {
    let step = explanation.trace.steps[number]
    let (line, column) = explanation.position(step.range.lowerBound)
    lines.append("\(indent)\(line):\(column)  \(command(step))")
    lines += effects(of: number, indent: indent + "  ")
    for child in explanation.children(ofStep: number) { add(child, indent: indent + "    ", to: &lines) }
  }

  /// The command's words, and the last step of the way on which it was reached.
  private func command(_ step: CommandStep) -> String {
    let text = step.words.isEmpty ? step.source : step.line
    let parents = step.parent.map { explanation.trace.steps[$0].via } ?? []
    let way = step.via.dropFirst(step.via.starts(with: parents) ? parents.count : 0)
    return shown(text, limit: 200) + (way.isEmpty ? "" : "   via \(way.map { shown($0) }.joined(separator: ", "))")
  }

  private func effects(of step: Int?, indent: String) -> [String] {
    let all = explanation.effects(ofStep: step)
    // What restricts comes whole; of the rest a screenful says enough.
    let restricting = all.filter { explanation.matches(onEffect: $0).first?.outcome.restricts ?? true }
    let kept = Set(restricting.prefix(Self.mostEffects) + all.prefix(Self.mostEffects))
    var lines = all.filter(kept.contains).flatMap { words($0, indent) }
    if kept.count < all.count { lines.append("\(indent)… and \(all.count - kept.count) more effects") }
    return lines
  }

  private func words(_ index: Int, _ indent: String) -> [String] {
    let effect = EffectWords(explanation.trace.effects[index])
    let matches = explanation.matches(onEffect: index)
    let outcome = matches.first?.outcome.rawValue ?? "no rule"
    var lines = ["\(indent)- \(effect.kind) \(object(index, effect)) → \(outcome)"]
    for match in matches where match.outcome == matches.first?.outcome {
      lines.append("\(indent)    \(shown(match.ruleID)): \(shown(match.reason))")
      if match.outcome.restricts, let instead = match.instead {
        lines.append("\(indent)    instead: \(shown(instead))")
      }
    }
    return lines
  }

  /// The arguments of a program stand in the line of the command.
  private func object(_ index: Int, _ effect: EffectWords) -> String {
    guard case .run(let run) = explanation.trace.effects[index].kind else { return effect.object }
    return shown(run.written, limit: 200)
  }

  private func shown(_ text: String, limit: Int = 500) -> String {
    VisibleText.cut(VisibleText.escape(text), to: limit)
  }
}
