extension Parser {
  mutating func parseCase(opener: Int) throws(ShellSyntaxError) -> CompoundCommand {
    skipBlanks()
    let subject = try parseRequiredWord()
    try skipNewlines()
    guard take(word: "in") else { throw isAtEnd ? .unterminated("`case`", at: offset(opener)) : unexpected() }
    var clauses: [CompoundCommand.CaseClause] = []
    try skipNewlines()
    while !take(word: "esac") {
      let (clause, isLast) = try parseClause(opener: opener)
      clauses.append(clause)
      try skipNewlines()
      if isLast {
        try expect(.esac, opener: opener, of: "case")
        break
      }
    }
    return .select(subject: subject, clauses: clauses)
  }

  private mutating func parseClause(
    opener: Int
  ) throws(ShellSyntaxError) -> (CompoundCommand.CaseClause, isLast: Bool) {
    if peek() == nil { throw .unterminated("`case`", at: offset(opener)) }
    try countNode()
    if peek() == Byte.openParenthesis {
      advance()
      skipBlanks()
    }
    var patterns: [Word] = []
    repeat {
      skipBlanks()
      patterns.append(try parseRequiredWord())
      skipBlanks()
    } while take(Byte.bar)
    guard take(Byte.closeParenthesis) else { throw unexpected() }
    let body = try parseCompoundList(mayBeEmpty: true)
    guard let end = atCaseOperator() else {
      return (CompoundCommand.CaseClause(patterns: patterns, body: body, end: .stop), true)
    }
    takeTwo()
    var finalEnd = end
    if end == .stop, raw == Byte.ampersand || peek() == Byte.ampersand {
      advance()
      finalEnd = .testNext
    }
    return (CompoundCommand.CaseClause(patterns: patterns, body: body, end: finalEnd), false)
  }

  /// Whether `;;` (`stop`, perhaps the beginning of `;;&`) or `;&` stands at the position.
  mutating func atCaseOperator() -> CompoundCommand.CaseClause.End? {
    guard peek() == Byte.semicolon else { return nil }
    switch peekSecond() {
    case Byte.semicolon: return .stop
    case Byte.ampersand: return .fallThrough
    default: return nil
    }
  }
}
