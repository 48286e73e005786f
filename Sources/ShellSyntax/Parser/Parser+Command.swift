extension Parser {
  /// One command at a command position.
  mutating func parseCommand() throws(ShellSyntaxError) -> Command {
    skipBlanks()
    try expandAliases()
    skipBlanks()
    try countNode()
    let start = position
    if let compound = try parseCompound() { return try withRedirections(compound, from: start) }
    switch reservedWordAhead() {
    case .function: return try parseFunctionWithKeyword()
    case .coproc: return try parseCoprocess()
    case .then, .else, .elif, .fi, .esac, .do, .done, .inWord, .closeBrace, .closeTest: throw unexpected()
    default: return try parseSimpleOrFunction()
    }
  }

  /// A compound command where one begins at the position, without its redirections.
  private mutating func parseCompound() throws(ShellSyntaxError) -> CompoundCommand? {
    if peek() == Byte.openParenthesis {
      try enter()
      defer { leave() }
      return try parseParentheses()
    }
    guard let word = reservedWordAhead() else { return nil }
    switch word {
    case .if, .while, .until, .for, .select, .case, .openBrace, .openTest: break
    default: return nil
    }
    try enter()
    defer { leave() }
    let opener = position
    _ = take(word: word.rawValue)
    switch word {
    case .if: return try parseIf(opener: opener)
    case .while: return try parseLoop(opener: opener, inverted: false)
    case .until: return try parseLoop(opener: opener, inverted: true)
    case .for: return try parseFor(opener: opener, isSelect: false)
    case .select: return try parseFor(opener: opener, isSelect: true)
    case .case: return try parseCase(opener: opener)
    case .openBrace: return try parseGroup(opener: opener)
    default: return try parseTest(opener: opener)
    }
  }

  /// A compound command that the grammar demands, as the body of a function.
  mutating func parseBody() throws(ShellSyntaxError) -> Command {
    let start = position
    guard let compound = try parseCompound() else { throw unexpected() }
    return try withRedirections(compound, from: start)
  }

  private mutating func withRedirections(
    _ compound: CompoundCommand,
    from start: Int
  ) throws(ShellSyntaxError) -> Command {
    var redirections: [Redirection] = []
    skipBlanks()
    while let redirection = try parseRedirection() {
      redirections.append(redirection)
      skipBlanks()
    }
    reservedWordMayFollow = redirections.isEmpty
    return .compound(compound, redirections: redirections, range: range(from: start))
  }

  private mutating func parseFunctionWithKeyword() throws(ShellSyntaxError) -> Command {
    let start = position
    _ = take(word: "function")
    skipBlanks()
    let name = try parseRequiredWord()
    skipBlanks()
    if take(Byte.openParenthesis) {
      skipBlanks()
      guard take(Byte.closeParenthesis) else { throw unexpected() }
    }
    try skipNewlines()
    let body = try parseBody()
    return .function(FunctionDefinition(name: name, body: body, range: range(from: start)))
  }

  /// `coproc [NAME] compound` or `coproc simple`. A first word is a name only before a compound command.
  private mutating func parseCoprocess() throws(ShellSyntaxError) -> Command {
    try enter()
    defer { leave() }
    let start = position
    _ = take(word: "coproc")
    try expandAliases()
    skipBlanks()
    let bodyStart = position
    if let compound = try parseCompound() {
      let body = try withRedirections(compound, from: bodyStart)
      return .coprocess(name: nil, body: body, range: range(from: start))
    }
    if let name = coprocessNameAhead() {
      position = name.end
      let word = Word(
        parts: [WordPart(kind: .literal(name.text), quoting: .none, range: offset(bodyStart)..<offset(name.end))],
        range: offset(bodyStart)..<offset(name.end)
      )
      skipBlanks()
      let body = try parseBody()
      return .coprocess(name: word, body: body, range: range(from: start))
    }
    try refuseReservedWords()
    let body = try parseSimpleOrFunction()
    if case .function = body { throw .unsupported("a function behind `coproc`", at: offset(bodyStart)) }
    return .coprocess(name: nil, body: body, range: range(from: start))
  }

  /// Both words behind `coproc` stand where reserved words count, for the first may be a name.
  private mutating func refuseReservedWords() throws(ShellSyntaxError) {
    let start = position
    try refuseReservedWord()
    skipPlainWord()
    if position > start, let next = peek(), Byte.isBlank(next) {
      skipBlanks()
      try refuseReservedWord()
      // Bash still takes `b[` here for the beginning of an assignment, whose index may have blanks.
      let second = position
      while let byte = peek(), Byte.isName(byte) { advance() }
      if position > second, peek() == Byte.openBracket {
        throw .unsupported("an index in the second word behind `coproc`", at: offset(second))
      }
    } else if let next = peek(), !Byte.isBlank(next), next != Byte.newline {
      // With expansions in it only reading the word tells where it ends.
      var probe = self
      probe.position = start
      if (try? probe.parseRequiredWord()) != nil {
        probe.skipBlanks()
        try probe.refuseReservedWord()
      }
    }
    position = start
  }

  /// Steps over a word without expansions, whose quotes may hold anything.
  private mutating func skipPlainWord() {
    while let byte = peek(), !Byte.isBlank(byte), byte != Byte.newline, !Byte.isMeta(byte) {
      advance()
      guard byte == Byte.singleQuote || byte == Byte.doubleQuote || byte == Byte.backslash else { continue }
      if byte == Byte.backslash {
        if peek() != nil { advance() }
        continue
      }
      while let inner = peek(), inner != byte {
        if byte == Byte.doubleQuote, [Byte.dollar, Byte.backtick, Byte.backslash].contains(inner) { return }
        advance()
      }
      if peek() != nil { advance() }
    }
  }

  private mutating func refuseReservedWord() throws(ShellSyntaxError) {
    if let word = reservedWordAhead(), word != .time { throw unexpected() }
  }

  /// A name with blanks and the beginning of a compound command behind it.
  private mutating func coprocessNameAhead() -> (text: [UInt8], end: Int)? {
    let start = position
    defer { position = start }
    var text: [UInt8] = []
    while let byte = peek(), Byte.isName(byte) {
      text.append(byte)
      advance()
    }
    let end = position
    guard Byte.isName(text), let next = peek(), Byte.isBlank(next) else { return nil }
    skipBlanks()
    if peek() == Byte.openParenthesis { return (text, end) }
    switch reservedWordAhead() {
    case .if, .while, .until, .for, .select, .case, .openBrace, .openTest: return (text, end)
    default: return nil
    }
  }
}
