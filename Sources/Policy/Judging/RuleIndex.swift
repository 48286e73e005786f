import Model

/// Rules by what they can match, so that a judgement costs what the rules that can match cost, not what all cost.
struct RuleIndex: Sendable {
  private let rules: [Rule]
  /// Positions of rules by kind of effect; those of `run` rules with literal programs are in `byProgram` instead.
  private var byKind: [String: [Int]] = [:]
  /// Positions of `run` rules by the program's name in lower case.
  private var byProgram: [[UInt8]: [Int]] = [:]
  /// Positions of `run` rules of any program by what they ask it to do.
  private var byAct: [Act: [Int]] = [:]

  init(_ rules: [Rule]) {
    self.rules = rules
    for (position, rule) in rules.enumerated() {
      if case .run(let matcher) = rule.matcher, !matcher.programs.globs.isEmpty,
        matcher.programs.globs.allSatisfy(\.tokens.isEmpty)
      {
        for program in Set(matcher.programs.globs.map { $0.literal.map(ASCII.lower) }) {
          byProgram[program, default: []].append(position)
        }
      } else if case .run(let matcher) = rule.matcher, !matcher.acts.isEmpty {
        for act in matcher.acts { byAct[act, default: []].append(position) }
      } else {
        for name in rule.matcher.effectNames { byKind[name, default: []].append(position) }
      }
    }
  }

  /// The rules that can match the effect, in their order.
  func candidates(for effect: Effect) -> [Rule] {
    let general = byKind[effect.name] ?? []
    guard case .run(let run) = effect.kind else { return general.map { rules[$0] } }
    let named = byProgram[run.program.utf8.map(ASCII.lower)] ?? []
    var doing: [Int] = []
    for act in run.acts { for position in byAct[act] ?? [] where !doing.contains(position) { doing.append(position) } }
    if named.isEmpty, doing.isEmpty { return general.map { rules[$0] } }
    return (general + named + doing).sorted().map { rules[$0] }
  }
}
