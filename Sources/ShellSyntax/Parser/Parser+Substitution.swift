extension Parser {
  /// `( list )` of a command or process substitution, from the parenthesis.
  mutating func parseSubstitutedList(opener: Int, of thing: String) throws(ShellSyntaxError) -> CommandList {
    try enter()
    defer { leave() }
    let key = offset(position)
    advance()
    let outer = (pending, extendedPatterns, isInSubstitutedArray, hasDocumentInSubstitution)
    pending = []
    isInSubstitutedArray = false
    hasDocumentInSubstitution = false
    openSubstitutions += 1
    skipBlanks()
    substitutionStart = position
    defer {
      openSubstitutions -= 1
      (pending, extendedPatterns, isInSubstitutedArray, hasDocumentInSubstitution) = outer
    }
    let list = try parseCompoundList(mayBeEmpty: true)
    guard take(Byte.closeParenthesis) else { throw isAtEnd ? .unterminated(thing, at: offset(opener)) : unexpected() }
    if let paired = budget.pairedEnds[key], paired != end - position {
      throw .unsupported("parentheses that pair up otherwise when `((` is arithmetic", at: offset(opener))
    }
    if !pending.isEmpty {
      throw .unsupported("a here-document that begins behind the `)` of its substitution", at: offset(opener))
    }
    return list
  }

  /// `<(…)` or `>(…)`.
  mutating func parseProcessSubstitution() throws(ShellSyntaxError) -> WordPart {
    let start = position
    let direction: ProcessSubstitution.Direction = raw == Byte.less ? .input : .output
    advance()
    if peekSecond() == Byte.openParenthesis { try pairParentheses() }
    let list = try parseSubstitutedList(opener: start, of: direction == .input ? "`<(`" : "`>(`")
    try countNode()
    let substitution = ProcessSubstitution(direction: direction, list: list)
    return WordPart(kind: .process(substitution), quoting: .none, range: range(from: start))
  }

  /// A pair of backticks. The text between them loses the backslashes before `$`, a backtick and a backslash (and before
  /// `"` inside double quotes), and is then read as a program of its own, whose errors are not those of this line.
  mutating func parseBackticks(quoting: WordPart.Quoting) throws(ShellSyntaxError) -> WordPart {
    try enter()
    defer { leave() }
    try countNode()
    let start = position
    advance()
    var text: [UInt8] = []
    var places: [Int] = []
    while let byte = raw, byte != Byte.backtick {
      var place = position
      advance()
      if byte == Byte.backslash, let next = raw {
        let isEscape =
          next == Byte.dollar || next == Byte.backtick || next == Byte.backslash
          || (next == Byte.doubleQuote && quoting.isQuoted)
        if !isEscape {
          text.append(byte)
          places.append(offset(place))
        }
        place = position
        advance()
        text.append(next)
        places.append(offset(place))
      } else {
        text.append(byte)
        places.append(offset(place))
      }
    }
    guard raw == Byte.backtick else { throw .unterminated("backtick", at: offset(start)) }
    places.append(offset(position))
    advance()
    var inner = Parser(bytes: text, options: options, offsets: places, budget: budget)
    inner.extendedPatterns = extendedPatterns
    inner.aliases = aliases
    let (list, error) = inner.parseLines()
    budget = inner.budget
    let substitution = CommandSubstitution(list: list, error: error, unreadable: error == nil ? [] : text)
    return WordPart(kind: .command(substitution), quoting: quoting, range: range(from: start))
  }
}
