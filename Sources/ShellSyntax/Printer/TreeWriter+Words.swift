extension TreeWriter {
  /// Where parts of a word stand, as far as it changes how they are written.
  enum Context {
    /// Where quotes quote: a word, a pattern, an index, an array.
    case word
    /// Inside `"…"` or `$"…"`.
    case doubleQuotes
    /// The body of a here-document, where a double quote is a character.
    case document
    /// `$((…))`, which counts as quoted although it has no quotes around it.
    case arithmetic
    /// Behind an operator of `"${…}"`, likewise.
    case quotedBrace
  }

  static let specialInDoubleQuotes: [UInt8] = Array("$`\"\\".utf8)
  private static let specialInDocument: [UInt8] = Array("$`\\".utf8)

  mutating func write(_ word: Word) {
    if let spelt = spelt(word.range, word.parts) { return write(spelt) }
    write(word.parts, in: .word)
  }

  mutating func write(_ parts: [WordPart], between open: UInt8, _ close: UInt8) {
    write(open)
    write(parts, in: .word)
    write(close)
  }

  mutating func write(_ parts: [WordPart], in context: Context) {
    switch context {
    case .word: writeUnquoted(parts)
    case .doubleQuotes, .document: for part in parts { write(part, in: context) }
    case .arithmetic, .quotedBrace: writeHalfQuoted(parts, in: context)
    }
  }

  /// Parts with quotes of their own: neighbours in double quotes share a pair where they may.
  private mutating func writeUnquoted(_ parts: [WordPart]) {
    var rest = parts[...]
    var isBehindDollar = false
    while let part = rest.first {
      defer { isBehindDollar = part.endsWithDollar }
      if isBehindDollar, case .command(let substitution) = part.kind {
        // A dollar before backticks is one; before another it would begin `$$`.
        writeInBackticks(substitution)
        rest = rest.dropFirst()
        continue
      }
      guard part.quoting == .double || part.quoting == .locale else {
        write(part, in: .word)
        rest = rest.dropFirst()
        continue
      }
      var count = 1
      while count < rest.count, !Self.mustPart(rest[rest.startIndex + count - 1], rest[rest.startIndex + count]) {
        count += 1
      }
      if part.quoting == .locale { write(Byte.dollar) }
      writeInDoubleQuotes(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
  }

  private mutating func writeInDoubleQuotes(_ parts: ArraySlice<WordPart>) {
    write(Byte.doubleQuote)
    for part in parts { write(part, in: .doubleQuotes) }
    write(Byte.doubleQuote)
  }

  /// Whether two parts in double quotes are read as one, or otherwise, when they share a pair of quotes.
  private static func mustPart(_ left: WordPart, _ right: WordPart) -> Bool {
    guard left.quoting == right.quoting else { return true }
    guard case .literal(let text) = right.kind else {
      if case .literal(let before) = left.kind { return before.isEmpty }
      return false
    }
    if case .literal = left.kind { return true }
    return text.isEmpty || runsInto(left, text)
  }

  /// Whether the text would become part of the name of the parameter before it.
  static func runsInto(_ part: WordPart, _ text: [UInt8]) -> Bool {
    guard case .parameter(let expansion) = part.kind, !expansion.isBraced, let next = text.first, Byte.isName(next)
    else {
      return false
    }
    return expansion.name.utf8.first.map(Byte.isNameStart) ?? false
  }

  mutating func write(_ part: WordPart, in context: Context) {
    switch part.kind {
    case .literal(let text): write(text, part.quoting, in: context)
    case .parameter(let expansion): write(expansion, isQuoted: part.quoting.isQuoted)
    case .command(let substitution): write(substitution)
    case .arithmetic(let parts):
      write(Byte.dollar)
      writeArithmetic(parts, over: 0..<0)
    case .process(let substitution):
      write(substitution.direction == .input ? Byte.less : Byte.greater)
      writeSubstituted(substitution.list)
    case .array(let words):
      write(Byte.openParenthesis)
      for (index, word) in words.enumerated() {
        if index > 0 { write(Byte.space) }
        write(word.parts, in: .word)
      }
      write(Byte.closeParenthesis)
    case .index(let parts): write(parts, between: Byte.openBracket, Byte.closeBracket)
    }
  }

  private mutating func write(_ text: [UInt8], _ quoting: WordPart.Quoting, in context: Context) {
    switch (context, quoting) {
    case (.document, _): write(escaped: text, Self.specialInDocument)
    case (.word, .none): write(text)
    case (.word, .backslash):
      for byte in text {
        write(Byte.backslash)
        write(byte)
      }
    case (.word, .single):
      write(Byte.singleQuote)
      write(text)
      write(Byte.singleQuote)
    case (.word, .ansiC): writeANSIQuoted(text)
    default: write(escaped: text, Self.specialInDoubleQuotes)
    }
  }

  mutating func write(escaped text: [UInt8], _ special: [UInt8]) {
    for byte in text {
      if special.contains(byte) { write(Byte.backslash) }
      write(byte)
    }
  }

  private mutating func writeANSIQuoted(_ text: [UInt8]) {
    write("$'")
    for byte in text {
      switch byte {
      case Byte.singleQuote, Byte.backslash:
        write(Byte.backslash)
        write(byte)
      case Byte.newline: write("\\n")
      case Byte.tab: write("\\t")
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        write("\\x" + (digits.utf8.count < 2 ? "0" : "") + digits)
      default: write(byte)
      }
    }
    write(Byte.singleQuote)
  }
}

extension WordPart {
  /// Whether it is text that ends with a dollar sign outside of quotes.
  fileprivate var endsWithDollar: Bool {
    guard quoting == .none, case .literal(let text) = kind else { return false }
    return text.last == Byte.dollar
  }
}
