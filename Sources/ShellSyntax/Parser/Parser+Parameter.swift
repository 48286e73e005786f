extension Parser {
  /// `${…}` from the brace.
  ///
  /// Bash checks only that quotes and braces pair up; whether the inside makes sense shows when it is expanded. So nothing
  /// in here is an error of syntax, and what makes no sense is marked as bad.
  mutating func parseBraced(from start: Int, quoted: Bool) throws(ShellSyntaxError) -> ParameterExpansion {
    try enter()
    defer { leave() }
    advance()
    let prefix = parsePrefix()
    // Of two dollars, the second begins an expansion of its own where a brace or a bracket follows: `${${x}`.
    let opener = peek() == Byte.dollar ? peekSecond() : nil
    let isNested = opener == Byte.openBrace || opener == Byte.openBracket
    let name = isNested ? [] : parseParameterName(longDigits: true)
    var index: [WordPart]?
    var isCutOff = false
    if !name.isEmpty, peek() == Byte.openBracket {
      let opener = position
      advance()
      index = try parseText(.indexInBraces, opener: opener)
      // What closes it is no part of it; a bracket at the end that is one belongs to another.
      isCutOff = bytes[position - 1] != Byte.closeBracket || index?.last?.range.upperBound == offset(position)
    }
    if name.isEmpty, peek() == Byte.backtick {
      throw .unsupported("a backtick behind `${`", at: offset(position))
    }
    if name == [Byte.dollar], peek() == Byte.openParenthesis {
      throw .unsupported("a parenthesis behind `${$`", at: offset(position))
    }
    let operation = name.isEmpty ? nil : parseOperation(prefix)
    let style: TextStyle = quoted ? .quotedBrace(takesPattern: Self.takesPattern(operation)) : .brace
    let operand = try parseText(style, opener: start)
    let isBad = name.isEmpty || isCutOff || (operation == nil && !operand.isEmpty)
    return ParameterExpansion(
      name: String(decoding: name, as: UTF8.self),
      index: index,
      prefix: prefix,
      operation: operation,
      operand: operand,
      isBad: isBad,
      isBraced: true
    )
  }

  /// `#` and `!` before a parameter; alone they are parameters themselves.
  private mutating func parsePrefix() -> ParameterExpansion.Prefix {
    let sign = peek()
    guard sign == Byte.hash || sign == Byte.bang, let next = peekSecond() else { return .none }
    if Byte.isName(next) {
      advance()
      return sign == Byte.hash ? .length : .indirect
    }
    // `${#@}` is a length, `${#-}` too; `${#-x}` and `${#:-x}` are operators on `$#`. Likewise `${!@}`.
    guard Byte.isSpecialParameter(next) else { return .none }
    let after = byteAfterNext()
    guard after == Byte.closeBrace || (after == Byte.openBracket && next != Byte.hash && next != Byte.dollar) else {
      return .none
    }
    advance()
    return sign == Byte.hash ? .length : .indirect
  }

  private mutating func byteAfterNext() -> UInt8? {
    let second = skippingContinuations(position + 1)
    guard second < end else { return nil }
    let third = skippingContinuations(second + 1)
    return third < end ? bytes[third] : nil
  }

  /// The operator behind the parameter.
  private mutating func parseOperation(_ prefix: ParameterExpansion.Prefix) -> String? {
    guard let first = peek() else { return nil }
    switch first {
    case UInt8(ascii: ":"):
      advance()
      switch peek() {
      case Byte.minus, Byte.equals, Byte.question, Byte.plus: return ":" + takeText()
      default: return ":"
      }
    case Byte.minus, Byte.equals, Byte.question, Byte.plus: return takeText()
    case Byte.hash, UInt8(ascii: "%"), UInt8(ascii: "^"), UInt8(ascii: ","): return takeText(doubled: first)
    case UInt8(ascii: "/"):
      let sign = takeText()
      switch peek() {
      case UInt8(ascii: "/"), Byte.hash, UInt8(ascii: "%"): return sign + takeText()
      default: return sign
      }
    case Byte.at: return takeText()
    case Byte.star where prefix == .indirect: return takeText()
    default: return nil
    }
  }

  private mutating func takeText(doubled: UInt8? = nil) -> String {
    guard let byte = peek() else { return "" }
    advance()
    guard let doubled, peek() == doubled else { return String(decoding: [byte], as: UTF8.self) }
    advance()
    return String(decoding: [byte, doubled], as: UTF8.self)
  }

  static func takesPattern(_ operation: String?) -> Bool {
    switch operation {
    case "#", "##", "%", "%%", "/", "//", "/#", "/%", "^", "^^", ",", ",,": true
    default: false
    }
  }
}
