import Model

/// Which programs with which arguments a rule means.
struct RunMatcher: Sendable {
  /// The most patterns over arguments: how many have matched is a bit of a word.
  static let mostArguments = 62

  let programs: TextPatterns
  /// Arguments that must be there: the first words that are no options, in this order.
  let arguments: [Glob]
  /// Whether they may stand anywhere and in any order instead.
  let anywhere: Bool
  /// Options of which one must be there: `--force` also as `--force=x`, `-f` also in `-rf`.
  let options: [String]
  /// What it must do, by the catalogue: one of these in a restriction, nothing but these in a permission.
  let acts: Set<Act>
  /// Whether more arguments may follow.
  let open: Bool
  /// A pattern over the program and its arguments in one line, which matches beside the words; for restrictions only.
  let line: Glob?

  init(
    programs: TextPatterns,
    arguments: [Glob] = [],
    anywhere: Bool = false,
    options: [String] = [],
    acts: Set<Act> = [],
    open: Bool = true,
    line: Glob? = nil
  ) {
    self.programs = programs
    self.arguments = arguments
    self.anywhere = anywhere
    self.options = options
    self.acts = acts
    self.open = open
    self.line = line
  }

  func matches(_ run: ProgramRun, restricts: Bool) -> Bool {
    guard programs.match(run.program, folding: restricts), does(run.acts, restricts) else { return false }
    guard options.isEmpty || options.contains(where: { has($0, in: run.arguments) }) else { return false }
    if restricts, let line, line.matches(([run.program] + run.arguments).joined(separator: " ").utf8, folding: true) {
      return true
    }
    if arguments.isEmpty { return open || run.arguments.isEmpty }
    if anywhere { return matchAnywhere(run.arguments, restricts) }
    return restricts
      ? matchPastOptions(run.arguments) || matchPastOptions(run.verbs)
      : matchExactly(run.arguments) || matchExactly(run.verbs)
  }

  private func does(_ done: [Act], _ restricts: Bool) -> Bool {
    if acts.isEmpty { return true }
    return restricts ? !acts.isDisjoint(with: done) : !done.isEmpty && acts.isSuperset(of: done)
  }

  private func has(_ option: String, in arguments: [String]) -> Bool {
    let isShort = option.utf8.count == 2 && option.utf8.first == UInt8(ascii: "-")
    return arguments.contains { word in
      guard word.utf8.first == UInt8(ascii: "-") || !isShort else { return false }
      if word.utf8.starts(with: option.utf8) {
        let next = word.utf8.dropFirst(option.utf8.count).first
        if next == nil || next == UInt8(ascii: "=") { return true }
      }
      guard isShort, let letter = option.utf8.last else { return false }
      return !word.utf8.starts(with: "--".utf8) && word.utf8.dropFirst().contains(letter)
    }
  }

  /// Each pattern is matched by some word.
  private func matchAnywhere(_ words: [String], _ restricts: Bool) -> Bool {
    arguments.allSatisfy { pattern in words.contains { pattern.matches($0.utf8, folding: restricts) } }
  }

  /// The patterns are the first words and nothing stands between them: for permissions.
  private func matchExactly(_ words: [String]) -> Bool {
    guard words.count >= arguments.count, open || words.count == arguments.count else { return false }
    return zip(arguments, words).allSatisfy { $0.matches($1.utf8, folding: false) }
  }

  /// The patterns are the first operands; options stand between them, each perhaps with a value: for restrictions.
  ///
  /// Whether an option takes the next word as its value is not known here, so both readings are followed: the bits say, for
  /// every reading, how many patterns have matched so far.
  private func matchPastOptions(_ words: [String]) -> Bool {
    let all: UInt64 = 1 << UInt64(arguments.count)
    var current: UInt64 = 1
    var afterOption: UInt64 = 0
    for word in words {
      if current & all != 0 { return true }
      if current | afterOption == 0 { return false }
      // As the value of the option before it, the word is skipped.
      var next = afterOption
      for (matched, pattern) in arguments.enumerated() where current >> UInt64(matched) & 1 == 1 {
        if pattern.matches(word.utf8, folding: true) { next |= 2 << UInt64(matched) }
      }
      let isOption = word.utf8.first == UInt8(ascii: "-")
      if isOption { next |= current }
      afterOption = isOption && !word.utf8.contains(UInt8(ascii: "=")) ? current : 0
      current = next
    }
    return current & all != 0
  }
}
