import Model

/// Takes down the commands that a walk meets.
struct StepRecorder {
  private(set) var steps: [CommandStep] = []
  /// The step that effects belong to now.
  private(set) var current: Int?
  /// Whether the current step is a command as it is written that has not begun to run.
  private var waits = false

  /// What was current before a step, to go back to.
  struct Mark {
    fileprivate let step: Int?
    fileprivate let waits: Bool
  }

  /// A command as it is written.
  mutating func begin(_ source: String, _ range: Range<Int>, _ via: [String]) -> Mark {
    let mark = Mark(step: current, waits: waits)
    steps.append(CommandStep(words: [], line: "", source: source, range: range, via: via, parent: current))
    current = steps.count - 1
    waits = true
    return mark
  }

  /// A program that is run: by the command that was begun last, where that has run nothing yet, else by a step of its own.
  mutating func run(_ arguments: [Argument], _ range: Range<Int>, _ via: [String]) -> Mark {
    let words = arguments.map(\.text)
    let line = arguments.map { $0.isKnown ? ShellQuoting.quote($0.text) : $0.text }.joined(separator: " ")
    let mark = Mark(step: current, waits: false)
    if waits, let current {
      steps[current].words = words
      steps[current].line = line
    } else {
      steps.append(CommandStep(words: words, line: line, source: "", range: range, via: via, parent: current))
      current = steps.count - 1
    }
    waits = false
    return mark
  }

  mutating func end(_ mark: Mark) {
    current = mark.step
    waits = mark.waits
  }
}
