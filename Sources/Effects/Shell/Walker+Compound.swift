import ShellSyntax

extension Walker {
  mutating func walk(_ compound: CompoundCommand, _ state: inout ShellState, _ place: Place) {
    switch compound {
    case .subshell(let list):
      inOwnShell(state) { walker, inner in walker.walk(list, &inner, place) }
    case .group(let list):
      walk(list, &state, place)
    case .conditional(let branches, let otherwise):
      walkBranches(branches, otherwise, &state, place)
    case .loop(let condition, let body, _):
      walkLoop(&state) { walker, state in
        walker.walk(condition, &state, place)
        walker.walk(body, &state, place)
      }
    case .each(let variable, let words, let body, let isSelect):
      walkEach(variable, words, body, isSelect, &state, place)
    case .count(let header, let body):
      walkArithmetic(header, &state, place)
      walkLoop(&state) { walker, state in
        walker.walk(body, &state, place)
        walker.walkArithmetic(header, &state, place)
      }
    case .select(let subject, let clauses):
      walkCase(subject, clauses, &state, place)
    case .arithmetic(let parts):
      walkArithmetic(parts, &state, place)
    case .test(let expression):
      if let expression { walkTest(expression, &state, place) }
    }
  }

  private mutating func walkBranches(
    _ branches: [CompoundCommand.Branch],
    _ otherwise: CommandList?,
    _ state: inout ShellState,
    _ place: Place
  ) {
    var ends: [ShellState] = []
    for branch in branches {
      walk(branch.condition, &state, place)
      var inner = state
      walk(branch.body, &inner, place)
      ends.append(inner)
    }
    if let otherwise { walk(otherwise, &state, place) }
    for end in ends { state = .merged(state, end) }
  }

  /// A body that may run any number of times: once with what is known before it, and where it changed that, once more with
  /// what is known of both.
  private mutating func walkLoop(_ state: inout ShellState, _ body: (inout Walker, inout ShellState) -> Void) {
    let mark = jumps.count
    let outerLoops = state.loops
    // Each time round more is unknown, until nothing changes any more.
    for _ in 0..<8 {
      var inner = state
      inner.loops += 1
      body(&self, &inner)
      inner = behind(inner, since: mark)
      inner.loops = outerLoops
      if !inner.directories.elementsEqual(state.directories, by: { $0.sameText(as: $1) }) {
        state.forgetDirectory("a loop changes it")
      }
      let after = ShellState.merged(state, inner)
      let isSettled = after.isSame(as: state)
      state = after
      if isSettled || isExhausted { return }
      countSteps(1)
    }
    for name in state.variables.keys { state.variables[name] = .unknown }
    state.positional = nil
  }

  private mutating func walkEach(
    _ variable: Word,
    _ words: [Word]?,
    _ body: CommandList,
    _ isSelect: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let name = variable.constant.map { String(decoding: $0, as: UTF8.self) } ?? ""
    var values: [Argument] = []
    if let words {
      for word in words { values += expand(word, &state, place) }
    } else if let positional = state.positional {
      values = positional.map { Argument(text: $0, unknown: nil, range: place.range(variable.range)) }
    } else {
      values = [
        Argument(text: "$@", unknown: "the positional parameters are not known", range: place.range(variable.range))
      ]
    }
    if values.contains(where: { $0.secret != nil }) { state.secrets.insert(name) }
    if DangerousVariables.reason(name) != nil { assign(name, .unknown, place.range(variable.range), &state, place) }
    let before = state
    if isSelect { state.variables["REPLY"] = .unknown }
    // A name that stands for another is made to stand for each value; others change what they are given.
    let keepsValues = state.keepsValues(of: name)
    if state.references.keys.contains(name) { state.references.updateValue(nil, forKey: name) }
    if isSelect || !keepsValues || values.count > limits.loopValues || values.contains(where: { !$0.isKnown }) {
      // Where every value is one of the same names, so is the variable.
      let names = values.count == 1 && !isSelect && keepsValues ? values[0].names : nil
      let value = names.map(ShellState.Value.files) ?? .unknown
      state.variables[name] = value
      walkLoop(&state) { walker, state in
        state.variables[name] = value
        walker.walk(body, &state, place)
      }
    } else {
      let mark = jumps.count
      for value in values where !isExhausted {
        countSteps(1)
        state.variables[name] = value.isSample ? .sample(value.text) : .text(value.text)
        let start = state
        state.loops += 1
        walk(body, &state, place)
        state.loops = start.loops
        // `break` and `continue` may leave at any point.
        state = .merged(start, state)
      }
      let outerLoops = state.loops
      state = behind(state, since: mark)
      state.loops = outerLoops
    }
    if values.isEmpty || isSelect { state = .merged(before, state) }
  }

  private mutating func walkCase(
    _ subject: Word,
    _ clauses: [CompoundCommand.CaseClause],
    _ state: inout ShellState,
    _ place: Place
  ) {
    _ = expand(subject, &state, place)
    var ends: [ShellState] = []
    var fallsFrom: ShellState?
    for clause in clauses {
      for pattern in clause.patterns { _ = expand(pattern, &state, place, matchesFiles: false) }
      var inner = fallsFrom.map { ShellState.merged(state, $0) } ?? state
      walk(clause.body, &inner, place)
      fallsFrom = clause.end == .stop ? nil : inner
      ends.append(inner)
    }
    for end in ends { state = .merged(state, end) }
  }

  mutating func walkTest(_ test: TestExpression, _ state: inout ShellState, _ place: Place) {
    switch test {
    case .word(let word):
      _ = expand(word, &state, place, matchesFiles: false)
    case .unary(let sign, let word):
      let values = expand(word, &state, place, matchesFiles: false)
      if sign == "-v" || sign == "-R" { for value in values { checkSubscript(value, &state, place) } }
    case .binary(let left, let sign, let right):
      if sign == "=~" { state.variables["BASH_REMATCH"] = .unknown }
      let values =
        expand(left, &state, place, matchesFiles: false) + expand(right, &state, place, matchesFiles: false)
      if Self.arithmeticTests.contains(sign) { for value in values { checkArithmetic(value, &state, place) } }
    case .not(let inner), .group(let inner):
      walkTest(inner, &state, place)
    case .and(let left, let right), .or(let left, let right):
      walkTest(left, &state, place)
      walkTest(right, &state, place)
    }
  }

  static let arithmeticTests: Set<String> = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]
}
