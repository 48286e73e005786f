extension TreeWriter {
  /// `((…))`, to which the caller writes the dollar.
  ///
  /// - Parameter place: where it stands in the source, from its command to what follows it.
  mutating func writeArithmetic(_ parts: [WordPart], over place: Range<Int>) {
    if let spelt = speltArithmetic(place, parts) { return write(spelt) }
    write("((")
    write(parts, in: .arithmetic)
    write("))")
  }

  mutating func write(_ expansion: ParameterExpansion, isQuoted: Bool) {
    write(Byte.dollar)
    guard expansion.isBraced else { return write(expansion.name) }
    write(Byte.openBrace)
    switch expansion.prefix {
    case .none: break
    case .length: write(Byte.hash)
    case .indirect: write(Byte.bang)
    }
    write(expansion.name)
    if let index = expansion.index {
      write(Byte.openBracket)
      write(index, in: .word)
      if !expansion.hasUnclosedIndex { write(Byte.closeBracket) }
    }
    if let operation = expansion.operation { write(operation) }
    writeOperand(of: expansion, isQuoted: isQuoted)
    write(Byte.closeBrace)
  }

  private mutating func writeOperand(of expansion: ParameterExpansion, isQuoted: Bool) {
    guard isQuoted, !Parser.takesPattern(expansion.operation) else { return write(expansion.operand, in: .word) }
    // Quotes keep the operand from becoming part of what stands before it.
    guard case .literal(let text)? = expansion.operand.first?.kind, let first = text.first,
      expansion.operation == ":" && Self.signsBehindColon.contains(first)
        || expansion.isBad && expansion.operation == nil && !Byte.isBlank(first)
    else { return write(expansion.operand, in: .quotedBrace) }
    write(Byte.doubleQuote)
    write(escaped: text, Self.specialInDoubleQuotes)
    write(Byte.doubleQuote)
    write(Array(expansion.operand.dropFirst()), in: .quotedBrace)
  }

  private static let signsBehindColon: [UInt8] = Array("-=?+".utf8)

  mutating func write(_ substitution: CommandSubstitution) {
    if substitution.error != nil { return writeInBackticks(substitution) }
    write(Byte.dollar)
    writeSubstituted(substitution.list)
  }

  mutating func writeInBackticks(_ substitution: CommandSubstitution) {
    guard substitution.error == nil else { return writeInBackticks(substitution.unreadable) }
    writeInBackticks(apart { $0.writeProgram(substitution.list) }.bytes)
  }

  /// `( list )` of a substitution, whose here-documents end inside it.
  mutating func writeSubstituted(_ list: CommandList) {
    let inner = apart(isSubstituted: true) { $0.writeProgram(list, closes: true) }
    // A here-document that only the end of the text ends can stand in backticks alone.
    if inner.isOpen, bytes.last == Byte.dollar {
      removeLast()
      return writeInBackticks(inner.bytes)
    }
    write(Byte.openParenthesis)
    if inner.bytes.first == Byte.openParenthesis { write(Byte.space) }
    // Directly behind the parenthesis `time` is the name of a program.
    if list.items.first?.first.timed == true { write(Byte.newline) }
    write(inner.bytes)
    write(Byte.closeParenthesis)
  }

  private mutating func writeInBackticks(_ text: [UInt8]) {
    write(Byte.backtick)
    write(escaped: text, [Byte.backslash, Byte.backtick])
    write(Byte.backtick)
  }
}

extension ParameterExpansion {
  /// Whether a brace cut the index off: `${x[1}`.
  var hasUnclosedIndex: Bool { isBad && index != nil && operation == nil && operand.isEmpty }
}
