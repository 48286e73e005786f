extension Parser {
  /// `[!|time]… command [| command]…`
  mutating func parsePipeline() throws(ShellSyntaxError) -> Pipeline {
    try expandAliases()
    skipBlanks()
    let start = position
    var negated = false
    var timed = false
    var timedPortably = false
    var hasPrefix = false
    prefix: while true {
      switch reservedWordAhead() {
      case .bang:
        _ = take(word: "!")
        negated.toggle()
      case .time:
        // Directly behind `$(` bash takes it for the name of a program.
        if position == substitutionStart { break prefix }
        _ = take(word: "time")
        timed = true
        skipBlanks()
        if take(word: "-p") {
          timedPortably = true
          skipBlanks()
        }
        if take(word: "--") { skipBlanks() }
        // Inside `$(…)` bash takes a reserved word behind `time` for a command's name.
        if openSubstitutions > 0, reservedWordAhead() != nil || peek() == Byte.openParenthesis {
          throw .unsupported("a reserved word behind `time` in a substitution", at: offset(position))
        }
      default: break prefix
      }
      hasPrefix = true
      try expandAliases()
      skipBlanks()
    }
    if hasPrefix, isAtPipelineEnd() {
      reservedWordMayFollow = false
      return Pipeline(
        negated: negated,
        timed: timed,
        timedPortably: timedPortably,
        commands: [],
        errorsPiped: [],
        range: range(from: start)
      )
    }
    var commands = [try parseCommand()]
    var errorsPiped: [Int] = []
    while true {
      skipBlanks()
      guard peek() == Byte.bar, peekSecond() != Byte.bar else { break }
      advance()
      if take(Byte.ampersand) { errorsPiped.append(commands.count - 1) }
      try skipNewlines()
      // `!` is no command and `time` no reserved word behind a bar.
      if reservedWordAhead() == .bang { throw unexpected() }
      commands.append(try parseCommand())
    }
    return Pipeline(
      negated: negated,
      timed: timed,
      timedPortably: timedPortably,
      commands: commands,
      errorsPiped: errorsPiped,
      range: range(from: start)
    )
  }

  /// Where a lone `!` or `time` is a whole pipeline.
  private mutating func isAtPipelineEnd() -> Bool {
    switch peek() {
    case nil, Byte.newline, Byte.semicolon: true
    default: false
    }
  }
}
