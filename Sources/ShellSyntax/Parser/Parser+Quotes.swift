extension Parser {
  /// A backslash with the byte behind it. (A newline behind it has been removed before.)
  mutating func parseEscape(_ style: TextStyle, into builder: inout PartBuilder) {
    let start = position
    advance()
    guard let byte = raw else {
      // A backslash at the very end stands for itself, as if there were two.
      builder.add(Byte.backslash, style.quoting == .none ? .backslash : style.quoting, at: range(from: start))
      return
    }
    if let escapable = style.escapable, !escapable.contains(byte) {
      builder.add(Byte.backslash, style.quoting, at: range(from: start))
      // In `"${…}"` it keeps a single quote from quoting all the same.
      if byte == Byte.singleQuote, style.single != .literal { takeLiteral(style.quoting, into: &builder) }
      // It parts no expressions of `for ((`.
      if byte == Byte.semicolon, style.countsSemicolons { takeLiteral(style.quoting, into: &builder) }
      return
    }
    advance()
    builder.add(byte, style.quoting == .none ? .backslash : style.quoting, at: range(from: start))
  }

  /// Backslashes that bash forgets again: before a bracket of arithmetic, which it pairs up without the escaped one and then
  /// reads with it; and, within `$(…)`, before what means something in an array, which it writes anew and reads again.
  func refuseEscape(_ style: TextStyle) throws(ShellSyntaxError) {
    let place = position + 1
    guard place < end else { return }
    let byte = bytes[place]
    if style.isArithmetic, byte == style.open || byte == style.close {
      throw .unsupported("a backslash before a bracket of arithmetic", at: offset(position))
    }
    let isQuote = byte == Byte.singleQuote || byte == Byte.doubleQuote || byte == Byte.backtick
    if isInSubstitutedArray, style.quoting == .none, isQuote || Byte.isMeta(byte) && !Byte.isBlank(byte) {
      throw .unsupported("a backslash in an array in a substitution", at: offset(position))
    }
  }

  mutating func parseSingleQuoted(into builder: inout PartBuilder) throws(ShellSyntaxError) {
    let start = position
    advance()
    let close = try find(Byte.singleQuote, opener: start)
    let text = Array(bytes[position..<close])
    position = close + 1
    builder.add(text, .single, over: range(from: start))
  }

  /// Two single quotes that count as characters: what is between them is expanded.
  mutating func parseTransparentQuotes(
    _ style: TextStyle,
    into builder: inout PartBuilder
  ) throws(ShellSyntaxError) {
    let start = position
    takeLiteral(style.quoting, into: &builder)
    let close = try find(Byte.singleQuote, opener: start)
    var inner = style
    inner.close = nil
    inner.open = nil
    inner.countsSemicolons = false
    inner.single = .literal
    let (outerEnd, count) = (end, bytes.count)
    end = close
    // Aliases in between may have made the text longer.
    defer { end = outerEnd + bytes.count - count }
    try parseText(inner, opener: start, into: &builder)
    end = outerEnd + bytes.count - count
    takeLiteral(style.quoting, into: &builder)
  }

  /// The place of the next such byte as it stands, from the position.
  private mutating func find(_ byte: UInt8, opener: Int) throws(ShellSyntaxError) -> Int {
    var place = position
    while place < end, bytes[place] != byte { place += 1 }
    budget.work += place - position
    guard place < end else { throw .unterminated("single quote", at: offset(opener)) }
    return place
  }

  /// `"…"` or, from a dollar before it, `$"…"`.
  mutating func parseDoubleQuoted(
    _ quoting: WordPart.Quoting,
    from start: Int,
    into builder: inout PartBuilder
  ) throws(ShellSyntaxError) {
    advance()
    var style = TextStyle.doubleQuoted
    style.quoting = quoting
    let parts = try parseText(style, opener: start)
    if parts.isEmpty {
      builder.add([], quoting, over: range(from: start))
    } else {
      builder.add(parts)
    }
  }

  /// `$'…'` from the quote sign; the dollar before it has been taken at `start`.
  mutating func parseANSIQuoted(from start: Int, into builder: inout PartBuilder) throws(ShellSyntaxError) {
    advance()
    let begin = position
    while let byte = raw, byte != Byte.singleQuote {
      advance()
      if byte == Byte.backslash, !isAtEnd { advance() }
    }
    guard raw == Byte.singleQuote else { throw .unterminated("single quote", at: offset(start)) }
    let text = ANSIQuoting.decode(bytes[begin..<position])
    advance()
    builder.add(text, .ansiC, over: range(from: start))
  }
}
