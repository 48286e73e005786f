extension Parser {
  /// What begins with a dollar sign.
  mutating func parseDollar(_ style: TextStyle, into builder: inout PartBuilder) throws(ShellSyntaxError) {
    let start = position
    let quoting = style.quoting
    guard let next = peekSecond() else {
      takeLiteral(quoting, into: &builder)
      return
    }
    switch next {
    case Byte.openParenthesis:
      takeDollar()
      builder.add(try parseDollarParenthesis(from: start, quoting: quoting))
    case Byte.openBrace:
      takeDollar()
      let expansion = try parseBraced(from: start, quoted: quoting.isQuoted)
      builder.add(WordPart(kind: .parameter(expansion), quoting: quoting, range: range(from: start)))
    case Byte.openBracket:
      takeDollar()
      advance()
      let parts = try parseText(.oldArithmetic, opener: start)
      builder.add(WordPart(kind: .arithmetic(parts), quoting: quoting, range: range(from: start)))
    case Byte.singleQuote where style.single == .quotes:
      takeDollar()
      try parseANSIQuoted(from: start, into: &builder)
    case Byte.doubleQuote where quoting == .none:
      takeDollar()
      try parseDoubleQuoted(.locale, from: start, into: &builder)
    case _ where Byte.isNameStart(next) || Byte.isDigit(next) || Byte.isSpecialParameter(next):
      takeDollar()
      let name = parseParameterName(longDigits: false)
      let isBracket = peek() == Byte.openBrace || peek() == Byte.openParenthesis
      if style.countsSemicolons, name == [Byte.dollar], isBracket { bracketBehindNumber = start }
      let expansion = ParameterExpansion(
        name: String(decoding: name, as: UTF8.self),
        index: nil,
        prefix: .none,
        operation: nil,
        operand: [],
        isBad: false,
        isBraced: false
      )
      builder.add(WordPart(kind: .parameter(expansion), quoting: quoting, range: range(from: start)))
    default:
      takeLiteral(quoting, into: &builder)
    }
    try countNode()
  }

  /// Steps over the dollar, to the byte that `peekSecond` saw.
  private mutating func takeDollar() {
    advance()
    _ = peek()
  }

  /// A name, digits or a sign. Without braces a number is one digit long.
  mutating func parseParameterName(longDigits: Bool) -> [UInt8] {
    guard let first = peek() else { return [] }
    var name = [first]
    if Byte.isNameStart(first) {
      advance()
      while let byte = peek(), Byte.isName(byte) {
        name.append(byte)
        advance()
      }
    } else if Byte.isDigit(first) {
      advance()
      while longDigits, let byte = peek(), Byte.isDigit(byte) {
        name.append(byte)
        advance()
      }
    } else if Byte.isSpecialParameter(first) {
      advance()
    } else {
      return []
    }
    return name
  }

  /// `$((…))` or `$(…)` from the parenthesis.
  private mutating func parseDollarParenthesis(
    from start: Int,
    quoting: WordPart.Quoting
  ) throws(ShellSyntaxError) -> WordPart {
    if peekSecond() == Byte.openParenthesis, let parts = try parseDoubleParentheses(isCommand: false) {
      return WordPart(kind: .arithmetic(parts), quoting: quoting, range: range(from: start))
    }
    let list = try parseSubstitutedList(opener: start, of: "`$(`")
    let substitution = CommandSubstitution(list: list, error: nil, unreadable: [])
    return WordPart(kind: .command(substitution), quoting: quoting, range: range(from: start))
  }
}
