import ShellSyntax

extension Walker {
  /// What an assignment gives the variable.
  mutating func value(of assignment: Assignment, _ state: inout ShellState, _ place: Place) -> ShellState.Value {
    let index = assignment.index.flatMap { walkArithmetic($0, &state, place) }
    let mark = secretsRead.count
    defer { taint(assignment.name, since: mark, &state) }
    var value = constantValue(of: assignment.value, &state, place)
    if assignment.index != nil {
      value = indexed(assignment, at: index, value, state)
    } else if assignment.appends {
      value = appended(value, to: state.variables[assignment.name])
    }
    // The output of a command may be anything, an index with a substitution too, which arithmetic would run.
    if case .unknown = value, Self.takesOutput(assignment.value) { state.loaded.insert(assignment.name) }
    // Values that double and double again are not followed.
    return value.size > limits.commandSize ? .unknown : value
  }

  private static func takesOutput(_ word: Word) -> Bool {
    word.parts.contains { if case .command = $0.kind { true } else { false } }
  }

  private mutating func constantValue(
    of word: Word,
    _ state: inout ShellState,
    _ place: Place
  ) -> ShellState.Value {
    if let part = word.parts.first, case .array(let elements) = part.kind {
      var texts: [String]? = []
      for element in elements {
        if case .index(let index)? = element.parts.first?.kind {
          // `[index]=value` puts elements where they cannot be followed here.
          walkArithmetic(index, &state, place)
          _ = single(Array(element.parts.dropFirst()), source: element.range, &state, place)
          texts = nil
          continue
        }
        let arguments = expand(element, &state, place, isElement: true)
        texts = arguments.allSatisfy { $0.isKnown && !$0.isSample } ? texts.map { $0 + arguments.map(\.text) } : nil
      }
      return texts.map(ShellState.Value.list) ?? .unknown
    }
    let pieces = fragments(
      BraceExpansion.tokens(word.parts),
      isArgument: false,
      isAssignment: true,
      &state,
      place
    )
    let argument = joined(pieces, source: word.range, place)
    if argument.isKnown { return argument.isSample ? .sample(argument.text) : .text(argument.text) }
    return argument.names.map(ShellState.Value.files) ?? .unknown
  }

  /// The array with one of its elements changed.
  private func indexed(
    _ assignment: Assignment,
    at index: Int64?,
    _ value: ShellState.Value,
    _ state: ShellState
  ) -> ShellState.Value {
    guard let index = index.flatMap({ Int(exactly: $0) }), case .text(let text) = value else { return .unknown }
    var elements: [String] = []
    switch state.variables[assignment.name] {
    case .list(let known): elements = known
    case .text(let known): elements = [known]
    case .unset: break
    // Never set in this command: the environment has no arrays.
    case nil: break
    case .sample, .files, .unknown: return .unknown
    }
    let place = index < 0 ? elements.count &+ index : index
    if place == elements.count { return .list(elements + [text]) }
    guard place >= 0, place < elements.count else { return .unknown }
    elements[place] = assignment.appends ? elements[place] + text : text
    return .list(elements)
  }

  private func appended(_ value: ShellState.Value, to old: ShellState.Value?) -> ShellState.Value {
    switch (old, value) {
    case (.text(let old)?, .text(let new)): .text(old + new)
    case (.text(let old)?, .sample(let new)), (.sample(let old)?, .text(let new)),
      (.sample(let old)?, .sample(let new)):
      .sample(old + new)
    case (.list(let old)?, .list(let new)): .list(old + new)
    case (.unset?, let new): new
    default: .unknown
    }
  }

  /// Sets a variable, and says so where that changes what runs.
  mutating func assign(
    _ name: String,
    _ value: ShellState.Value,
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    var text: String?
    if case .text(let known) = value { text = known }
    if let target = state.references[name] {
      if let reason = target.map({ DangerousVariables.reason($0, value: text) })
        ?? "`\(name)` stands for what cannot be told"
      {
        opaque(reason, range, place.via)
      }
    }
    if !expected.contains(name), let reason = DangerousVariables.reason(name, value: text) {
      opaque(reason, range, place.via)
    }
    if case .sample = value {
      state.store(name, value)
      return
    }
    guard state.integers.contains(name) else {
      state.store(name, value)
      return
    }
    let number = checkArithmetic(
      Argument(text: text ?? "", unknown: text == nil ? "its value is not known" : nil, range: range),
      &state,
      place
    )
    state.store(name, number.map { .text(String($0)) } ?? .sample(Self.number))
  }
}
