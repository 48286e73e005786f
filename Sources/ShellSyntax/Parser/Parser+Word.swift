extension Parser {
  /// Where a word stands, as far as it changes how the word is read.
  enum WordStyle {
    case plain
    /// The right side of `=~`: parentheses and bars belong to it.
    case regularExpression
  }

  mutating func parseRequiredWord() throws(ShellSyntaxError) -> Word {
    guard let word = try parseWord() else { throw unexpected() }
    return word
  }

  /// The word at the position, nil where none begins. Blanks before it have been skipped.
  ///
  /// - Parameter assignable: whether an assignment may stand here, so that `a[1 + 2]=x` and `a=(…)` are one word.
  mutating func parseWord(
    assignable: Bool = false,
    style: WordStyle = .plain
  ) throws(ShellSyntaxError) -> Word? {
    _ = peek()
    let start = position
    var builder = PartBuilder()
    loop: while let byte = peek() {
      switch byte {
      case Byte.backslash, Byte.singleQuote, Byte.doubleQuote, Byte.backtick, Byte.dollar:
        try parseQuoteOrExpansion(byte, .bare, into: &builder)
      case Byte.less, Byte.greater:
        guard opensProcessSubstitution(at: position) else { break loop }
        builder.add(try parseProcessSubstitution())
      case Byte.openParenthesis where style == .regularExpression,
        Byte.openParenthesis where extendedPatterns && Self.isPatternPrefix(builder.bareTail.last):
        try parseParenthesized(into: &builder)
      case Byte.openParenthesis where assignable && builder.isAssignmentHead:
        builder.add(try parseArray())
        // With more behind it bash makes text of it all.
        if let next = peek(),
          !Byte.isMeta(next) || next == Byte.openParenthesis || opensProcessSubstitution(at: position)
        {
          throw .unsupported("text directly behind an array", at: offset(position))
        }
        break loop
      case Byte.openBracket where assignable && builder.isBareName:
        builder.add(try parseIndex())
      case Byte.bar where style == .regularExpression:
        takeLiteral(into: &builder)
      case _ where Byte.isMeta(byte):
        break loop
      default:
        takeLiteral(into: &builder)
      }
    }
    builder.flush()
    if builder.isEmpty { return nil }
    try countNode()
    return Word(parts: builder.parts, range: range(from: start))
  }

  /// Steps over one byte and adds it as it is.
  mutating func takeLiteral(_ quoting: WordPart.Quoting = .none, into builder: inout PartBuilder) {
    guard let byte = raw else { return }
    let place = position
    advance()
    builder.add(byte, quoting, at: range(from: place))
  }

  private static func isPatternPrefix(_ byte: UInt8?) -> Bool {
    switch byte {
    case Byte.question, Byte.star, Byte.plus, Byte.at, Byte.bang: true
    default: false
    }
  }

  /// `(…)` inside a pattern or regular expression: blanks and operators in it are text.
  private mutating func parseParenthesized(into builder: inout PartBuilder) throws(ShellSyntaxError) {
    let opener = position
    takeLiteral(into: &builder)
    try parseText(.pattern, opener: opener, into: &builder)
    builder.add(Byte.closeParenthesis, .none, at: offset(position - 1)..<offset(position))
  }

  /// `[…]` behind a name.
  mutating func parseIndex() throws(ShellSyntaxError) -> WordPart {
    let opener = position
    advance()
    let parts = try parseText(.index, opener: opener)
    return WordPart(kind: .index(parts), quoting: .none, range: range(from: opener))
  }

  /// `(…)` behind `name=`: words, newlines and comments.
  private mutating func parseArray() throws(ShellSyntaxError) -> WordPart {
    try enter()
    defer { leave() }
    let opener = position
    let outer = isInSubstitutedArray
    isInSubstitutedArray = outer || openSubstitutions > 0
    defer { isInSubstitutedArray = outer }
    advance()
    var elements: [Word] = []
    while true {
      try skipNewlines()
      if take(Byte.closeParenthesis) { break }
      guard let word = try parseArrayElement() else {
        throw peek() == nil ? .unterminated("array", at: offset(opener)) : unexpected()
      }
      elements.append(word)
    }
    return WordPart(kind: .array(elements), quoting: .none, range: range(from: opener))
  }

  /// A word, or `[index]=word` whose index may have blanks.
  private mutating func parseArrayElement() throws(ShellSyntaxError) -> Word? {
    guard peek() == Byte.openBracket else { return try parseWord() }
    let start = position
    let index = try parseIndex()
    let rest = try parseWord()
    return Word(parts: [index] + (rest?.parts ?? []), range: range(from: start))
  }
}
