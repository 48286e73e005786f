extension Parser {
  /// The redirection at the position, nil where none begins.
  mutating func parseRedirection() throws(ShellSyntaxError) -> Redirection? {
    guard let first = peek() else { return nil }
    let start = position
    var descriptor = Redirection.Descriptor.standard
    if Byte.isDigit(first) || first == Byte.openBrace {
      guard let explicit = parseDescriptor(first) else {
        position = start
        return nil
      }
      descriptor = explicit
    }
    guard let operation = parseOperator(), descriptor == .standard || operation.takesDescriptor else {
      position = start
      return nil
    }
    skipBlanks()
    let word = operation.duplicates && peek() == Byte.minus ? try parseMinus() : try parseRequiredWord()
    // `> 3<file`: the digits belong to the next redirection, so that the first has no target.
    if raw == Byte.less || raw == Byte.greater, !operation.duplicates,
      word.bareText?.utf8.allSatisfy(Byte.isDigit) == true
    {
      throw unexpected()
    }
    // `> {fd}<file`: so does the name of a variable.
    if raw == Byte.less || raw == Byte.greater, let text = word.bareText, Self.isVariable(Array(text.utf8)) {
      throw unexpected()
    }
    try countNode()
    var target = Redirection.Target.word(word)
    if operation == .hereDocument || operation == .hereDocumentWithoutTabs {
      target = .hereDocument(try announce(word, stripsTabs: operation == .hereDocumentWithoutTabs))
    }
    return Redirection(descriptor: descriptor, operation: operation, target: target, range: range(from: start))
  }

  /// A minus behind `<&` or `>&`, which is a word whatever follows: in `>&-rm x` the program is `rm`.
  private mutating func parseMinus() throws(ShellSyntaxError) -> Word {
    try countNode()
    var builder = PartBuilder()
    let start = position
    takeLiteral(into: &builder)
    builder.flush()
    return Word(parts: builder.parts, range: range(from: start))
  }

  /// `12` or `{name}` directly before `<` or `>`. Of a longer number bash makes a word.
  private mutating func parseDescriptor(_ first: UInt8) -> Redirection.Descriptor? {
    var text: [UInt8] = []
    var isName = false
    if first == Byte.openBrace {
      isName = true
      advance()
    }
    while let byte = peek(), isName ? Byte.isName(byte) : Byte.isDigit(byte) {
      text.append(byte)
      advance()
    }
    if isName, !Byte.isName(text) || !take(Byte.closeBrace) { return nil }
    let next = peek()
    guard next == Byte.less || next == Byte.greater else { return nil }
    if isName { return .variable(String(decoding: text, as: UTF8.self)) }
    return Int(String(decoding: text, as: UTF8.self)).flatMap { $0 <= Int32.max ? .number($0) : nil }
  }

  /// `{name}` or `{name[index]}`
  private static func isVariable(_ text: [UInt8]) -> Bool {
    guard text.first == Byte.openBrace, text.last == Byte.closeBrace else { return false }
    let inside = text.dropFirst().dropLast()
    let name = inside.prefix { $0 != Byte.openBracket }
    let index = inside.dropFirst(name.count)
    return Byte.isName(Array(name)) && (index.isEmpty || index.last == Byte.closeBracket)
  }

  private mutating func parseOperator() -> Redirection.Operator? {
    switch peek() {
    case Byte.ampersand where peekSecond() == Byte.greater:
      takeTwo()
      return take(Byte.greater) ? .appendOutputAndError : .outputAndError
    case Byte.less where !opensProcessSubstitution(at: position):
      advance()
      if take(Byte.ampersand) { return .duplicateInput }
      if take(Byte.greater) { return .readWrite }
      guard take(Byte.less) else { return .input }
      if take(Byte.less) { return .hereString }
      return take(Byte.minus) ? .hereDocumentWithoutTabs : .hereDocument
    case Byte.greater where !opensProcessSubstitution(at: position):
      advance()
      if take(Byte.ampersand) { return .duplicateOutput }
      if take(Byte.bar) { return .clobber }
      return take(Byte.greater) ? .append : .output
    default: return nil
    }
  }
}

extension Redirection.Operator {
  /// Whether a number may stand before it.
  fileprivate var takesDescriptor: Bool { self != .outputAndError && self != .appendOutputAndError }

  fileprivate var duplicates: Bool { self == .duplicateInput || self == .duplicateOutput }
}
