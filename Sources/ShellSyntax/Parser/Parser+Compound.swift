extension Parser {
  /// `((…))` where it is arithmetic, else `( list )`.
  mutating func parseParentheses() throws(ShellSyntaxError) -> CompoundCommand {
    let opener = position
    if peekSecond() == Byte.openParenthesis, let parts = try parseDoubleParentheses(isCommand: true) {
      return .arithmetic(parts)
    }
    advance()
    let list = try parseCompoundList()
    guard take(Byte.closeParenthesis) else { throw isAtEnd ? .unterminated("`(`", at: offset(opener)) : unexpected() }
    return .subshell(list)
  }

  mutating func parseGroup(opener: Int) throws(ShellSyntaxError) -> CompoundCommand {
    let list = try parseCompoundList()
    try expect(.closeBrace, opener: opener, of: "{")
    return .group(list)
  }

  mutating func parseIf(opener: Int) throws(ShellSyntaxError) -> CompoundCommand {
    var branches: [CompoundCommand.Branch] = []
    var otherwise: CommandList?
    repeat {
      let condition = try parseCompoundList()
      try expect(.then, opener: opener, of: "if")
      branches.append(CompoundCommand.Branch(condition: condition, body: try parseCompoundList()))
    } while take(word: "elif")
    if take(word: "else") { otherwise = try parseCompoundList() }
    try expect(.fi, opener: opener, of: "if")
    return .conditional(branches: branches, otherwise: otherwise)
  }

  mutating func parseLoop(opener: Int, inverted: Bool) throws(ShellSyntaxError) -> CompoundCommand {
    let condition = try parseCompoundList()
    let body = try parseDoGroup(opener: opener, of: inverted ? "until" : "while")
    return .loop(condition: condition, body: body, inverted: inverted)
  }

  private mutating func parseDoGroup(opener: Int, of thing: String) throws(ShellSyntaxError) -> CommandList {
    try expect(.do, opener: opener, of: thing)
    let body = try parseCompoundList()
    try expect(.done, opener: opener, of: thing)
    return body
  }

  /// The body of `for` and `select`: `do … done`, or the undocumented `{ … }`.
  private mutating func parseForBody(opener: Int) throws(ShellSyntaxError) -> CommandList {
    if take(word: "{") {
      let list = try parseCompoundList()
      try expect(.closeBrace, opener: opener, of: "for")
      return list
    }
    return try parseDoGroup(opener: opener, of: "for")
  }

  mutating func parseFor(opener: Int, isSelect: Bool) throws(ShellSyntaxError) -> CompoundCommand {
    skipBlanks()
    if !isSelect, peek() == Byte.openParenthesis, peekSecond() == Byte.openParenthesis {
      semicolons = 0
      bracketBehindNumber = nil
      guard let header = try parseDoubleParentheses(isCommand: true), semicolons == 2 else { throw unexpected() }
      if let place = bracketBehindNumber {
        // Bash looks for semicolons as if the second dollar sign began an expansion.
        throw .unsupported("a bracket behind `$$` in the head of `for ((`", at: offset(place))
      }
      skipBlanks()
      if peek() == Byte.semicolon { advance() }
      try skipNewlines()
      return .count(header: header, body: try parseForBody(opener: opener))
    }
    let variable = try parseRequiredWord()
    skipBlanks()
    var words: [Word]?
    if peek() == Byte.semicolon {
      advance()
      try skipNewlines()
    } else {
      try skipNewlines()
      if take(word: "in") { words = try parseForWords() }
    }
    return .each(variable: variable, words: words, body: try parseForBody(opener: opener), isSelect: isSelect)
  }

  /// The words behind `in`, with the separator and newlines behind them.
  private mutating func parseForWords() throws(ShellSyntaxError) -> [Word] {
    var words: [Word] = []
    skipBlanks()
    while let word = try parseWord() {
      words.append(word)
      skipBlanks()
    }
    guard peek() == Byte.semicolon && peekSecond() != Byte.semicolon || peek() == Byte.newline else {
      throw unexpected()
    }
    if peek() == Byte.semicolon { advance() }
    try skipNewlines()
    return words
  }
}
