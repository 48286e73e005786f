package import CanonicalJSON

/// What an action would do, command by command, and what each rule says of it: the way to a verdict, laid open.
///
/// Nothing is decided and nothing recorded by it; it is made by the same steps as a decision.
package struct Explanation: Sendable {
  package let action: Action
  package let trace: CommandTrace
  /// Over the trace's effects.
  package let verdict: Verdict
  /// The verdict after the mode.
  package let outcome: Outcome
  package let mode: Mode
  package let policyDigest: String

  package init(
    action: Action,
    trace: CommandTrace,
    verdict: Verdict,
    outcome: Outcome,
    mode: Mode,
    policyDigest: String
  ) {
    self.action = action
    self.trace = trace
    self.verdict = verdict
    self.outcome = outcome
    self.mode = mode
    self.policyDigest = policyDigest
  }

  /// The rules that spoke on an effect, the one that holds for it first.
  package func matches(onEffect index: Int) -> [RuleMatch] {
    let all = verdict.matches.filter { $0.effect == index }
    guard let strictest = all.max(by: { $0.outcome < $1.outcome })?.outcome else { return [] }
    return all.filter { $0.outcome == strictest } + all.filter { $0.outcome != strictest }
  }

  /// The numbers of a step's own effects; of the whole line's for nil.
  package func effects(ofStep step: Int?) -> [Int] {
    trace.stepOfEffect.indices.filter { trace.stepOfEffect[$0] == step }
  }

  /// The numbers of the steps that a step runs; of the outermost ones for nil.
  package func children(ofStep step: Int?) -> [Int] {
    trace.steps.indices.filter { trace.steps[$0].parent == step }
  }

  /// Where a byte of the action's command line stands: line and column from 1, columns in UTF-8 bytes.
  package func position(_ offset: Int) -> (line: Int, column: Int) {
    let before = Array(action.target.utf8.prefix(max(0, offset)))
    let start = (before.lastIndex(of: 0x0A) ?? -1) + 1
    return (before.count { $0 == 0x0A } + 1, before.count - start + 1)
  }
}

extension Explanation {
  /// The whole as one object; the commands as a tree.
  package var json: JSON {
    [
      "action": action.json, "decision": .string(outcome.rawValue), "mode": .string(mode.rawValue),
      "policy_digest": .string(policyDigest), "rule": verdict.leading.json,
      "effects": .array(effects(ofStep: nil).map(effectJSON)), "commands": .array(children(ofStep: nil).map(stepJSON)),
    ]
  }

  private func stepJSON(_ number: Int) -> JSON {
    let step = trace.steps[number]
    let (line, column) = position(step.range.lowerBound)
    return [
      "words": JSON(step.words), "command": .string(step.line), "source": .string(step.source), "line": JSON(line),
      "column": JSON(column),
      "at": [JSON(step.range.lowerBound), JSON(step.range.upperBound)], "via": JSON(step.via),
      "effects": .array(effects(ofStep: number).map(effectJSON)),
      "commands": .array(children(ofStep: number).map(stepJSON)),
    ]
  }

  private func effectJSON(_ index: Int) -> JSON {
    var object = trace.effects[index].json.objectValue ?? JSONObject()
    let found = matches(onEffect: index)
    object["decision"] = .string((found.first?.outcome ?? .block).rawValue)
    object["rules"] = .array(found.map(\.json))
    return .object(object)
  }
}
