extension Parser {
  /// Assignments, words and redirections up to an operator; or `name () body`.
  mutating func parseSimpleOrFunction() throws(ShellSyntaxError) -> Command {
    skipBlanks()
    let start = position
    var assignments: [Assignment] = []
    var words: [Word] = []
    var redirections: [Redirection] = []
    var takesAssignments = false
    var names: [[UInt8]] = []
    while true {
      if words.isEmpty { try expandAliases() } else { try expandAliasesBehindBlank() }
      names += expanded
      expanded = []
      skipBlanks()
      if let redirection = try parseRedirection() {
        redirections.append(redirection)
        continue
      }
      let place = position
      guard let word = try parseWord(assignable: words.isEmpty || takesAssignments) else { break }
      if words.isEmpty, let assignment = Assignment(word) {
        // Behind an assignment and a redirection bash reads no array any more.
        if !assignments.isEmpty, !redirections.isEmpty, assignment.isArray {
          throw .unsupported("an array behind a redirection", at: assignment.range.lowerBound)
        }
        assignments.append(assignment)
        continue
      }
      words.append(word)
      if words.count == 1 {
        takesAssignments = word.bareText.map(Self.assignmentBuiltins.contains) ?? false
        skipBlanks()
        if peek() == Byte.openParenthesis, assignments.isEmpty, redirections.isEmpty {
          return try parseFunction(named: word, from: place)
        }
      }
    }
    reservedWordMayFollow = false
    if assignments.isEmpty, words.isEmpty, redirections.isEmpty { throw unexpected() }
    if peek() == Byte.openParenthesis { throw unexpected() }
    return .simple(
      SimpleCommand(
        assignments: assignments,
        words: words,
        redirections: redirections,
        aliases: names.map { String(decoding: $0, as: UTF8.self) },
        range: range(from: start)
      )
    )
  }

  /// The rest of `name () body` from the parenthesis.
  private mutating func parseFunction(named name: Word, from start: Int) throws(ShellSyntaxError) -> Command {
    advance()
    skipBlanks()
    guard take(Byte.closeParenthesis) else { throw unexpected() }
    try skipNewlines()
    let body = try parseBody()
    return .function(FunctionDefinition(name: name, body: body, range: range(from: start)))
  }

  /// Builtins whose arguments may be array assignments (`assignment_builtins` in bash, with `eval` and `let`).
  private static let assignmentBuiltins: Set<String> = [
    "alias", "declare", "eval", "export", "let", "local", "readonly", "typeset",
  ]
}

extension Assignment {
  fileprivate var isArray: Bool {
    if case .array? = value.parts.first?.kind { true } else { false }
  }

  /// The assignment that the word is, where it is one: an unquoted name, perhaps an index, `=` or `+=`, and a value.
  package init?(_ word: Word) {
    guard let head = word.parts.first, head.quoting == .none, case .literal(let bytes) = head.kind else { return nil }
    if let sign = bytes.firstIndex(of: Byte.equals) {
      let appends = sign > 0 && bytes[sign - 1] == Byte.plus
      let name = bytes[..<(appends ? sign - 1 : sign)]
      guard Byte.isName(name) else { return nil }
      self.init(
        name: name,
        index: nil,
        appends: appends,
        head: head,
        after: sign + 1,
        rest: word.parts.dropFirst(),
        word
      )
      return
    }
    guard Byte.isName(bytes), word.parts.count > 2, case .index(let index) = word.parts[1].kind else { return nil }
    let tail = word.parts[2]
    guard tail.quoting == .none, case .literal(let text) = tail.kind else { return nil }
    let appends = text.starts(with: [Byte.plus, Byte.equals])
    guard appends || text.first == Byte.equals else { return nil }
    let rest = word.parts.dropFirst(3)
    self.init(
      name: bytes[...],
      index: index,
      appends: appends,
      head: tail,
      after: appends ? 2 : 1,
      rest: rest,
      word
    )
  }

  private init(
    name: ArraySlice<UInt8>,
    index: [WordPart]?,
    appends: Bool,
    head: WordPart,
    after: Int,
    rest: ArraySlice<WordPart>,
    _ word: Word
  ) {
    var parts = Array(rest)
    var start = parts.first?.range.lowerBound ?? word.range.upperBound
    if case .literal(let bytes) = head.kind, after < bytes.count {
      start = min(head.range.lowerBound + after, head.range.upperBound)
      let tail = WordPart(
        kind: .literal(Array(bytes[after...])),
        quoting: .none,
        range: start..<head.range.upperBound
      )
      parts.insert(tail, at: 0)
    }
    self.name = String(decoding: name, as: UTF8.self)
    self.index = index
    self.appends = appends
    value = Word(parts: parts, range: start..<word.range.upperBound)
    range = word.range
  }
}
