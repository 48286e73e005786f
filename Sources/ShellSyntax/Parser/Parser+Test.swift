extension Parser {
  /// `[[ … ]]` behind the opening brackets.
  mutating func parseTest(opener: Int) throws(ShellSyntaxError) -> CompoundCommand {
    skipBlanks()
    if take(word: "]]") {
      if openSubstitutions > 0 { throw .unsupported("an empty test in a substitution", at: offset(opener)) }
      return .test(nil)
    }
    let expression = try parseTestOr()
    skipBlanks()
    guard take(word: "]]") else { throw isAtEnd ? .unterminated("`[[`", at: offset(opener)) : unexpected() }
    return .test(expression)
  }

  private mutating func parseTestOr() throws(ShellSyntaxError) -> TestExpression {
    var left = try parseTestAnd()
    skipBlanks()
    while peek() == Byte.bar, peekSecond() == Byte.bar {
      takeTwo()
      left = .or(left, try parseTestAnd())
      skipBlanks()
    }
    return left
  }

  private mutating func parseTestAnd() throws(ShellSyntaxError) -> TestExpression {
    var left = try parseTestTerm()
    skipBlanks()
    while peek() == Byte.ampersand, peekSecond() == Byte.ampersand {
      takeTwo()
      left = .and(left, try parseTestTerm())
      skipBlanks()
    }
    return left
  }

  private mutating func parseTestTerm() throws(ShellSyntaxError) -> TestExpression {
    try enter()
    defer { leave() }
    try countNode()
    try skipNewlines()
    if take(Byte.openParenthesis) {
      let inner = try parseTestOr()
      skipBlanks()
      guard take(Byte.closeParenthesis) else { throw unexpected() }
      try skipNewlines()
      return .group(inner)
    }
    if take(word: "!") { return .not(try parseTestTerm()) }
    if bareWordAhead()?.text == "]]" { throw unexpected() }
    let word = try parseRequiredWord()
    skipBlanks()
    if let sign = word.bareText, Self.isUnary(sign) {
      guard bareWordAhead()?.text != "]]" else { throw unexpected() }
      let operand = try parseRequiredWord()
      try skipNewlines()
      return .unary(operator: sign, operand)
    }
    guard let sign = takeBinaryOperator() else {
      // A lone word is ended by an operator; a newline is not skipped behind it.
      return .word(word)
    }
    skipBlanks()
    guard bareWordAhead()?.text != "]]" else { throw unexpected() }
    let right = try parseRightSide(of: sign)
    try skipNewlines()
    return .binary(word, operator: sign, right)
  }

  private mutating func parseRightSide(of sign: String) throws(ShellSyntaxError) -> Word {
    let outer = extendedPatterns
    defer { extendedPatterns = outer }
    if sign == "==" || sign == "=" || sign == "!=" { extendedPatterns = true }
    guard let word = try parseWord(style: sign == "=~" ? .regularExpression : .plain) else { throw unexpected() }
    return word
  }

  private mutating func takeBinaryOperator() -> String? {
    if let byte = peek(), byte == Byte.less || byte == Byte.greater {
      guard !opensProcessSubstitution(at: position) else { return nil }
      advance()
      // `<<`, `>&` and the like are redirections, which no test has.
      if let next = peek(), [Byte.less, Byte.greater, Byte.ampersand, Byte.bar].contains(next) { return nil }
      return String(decoding: [byte], as: UTF8.self)
    }
    guard let ahead = bareWordAhead(), Self.binaryOperators.contains(ahead.text) else { return nil }
    position = ahead.end
    return ahead.text
  }

  private static func isUnary(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 2 && bytes[0] == Byte.minus && "abcdefghknoprstuvwxzGLNORS".utf8.contains(bytes[1])
  }

  private static let binaryOperators: Set<String> = [
    "=", "==", "!=", "=~", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge",
  ]
}
