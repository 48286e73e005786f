/// Text that counts as double-quoted without quotes around it: arithmetic, and the word in `"${x:-word}"`. The tree does not
/// keep which of its literals stood in quotes; those are quoted that could not be read as they are without.
extension TreeWriter {
  mutating func writeHalfQuoted(_ parts: [WordPart], in context: Context) {
    let quoted = Self.literalsInQuotes(parts, in: context)
    for (index, part) in parts.enumerated() {
      guard case .literal(let text) = part.kind else {
        write(part, in: context)
        continue
      }
      if quoted.contains(index) {
        write(Byte.doubleQuote)
        write(part, in: .doubleQuotes)
        write(Byte.doubleQuote)
      } else {
        let special = Self.specialInDoubleQuotes
        write(escaped: text, context == .quotedBrace ? special + [Byte.closeBrace] : special)
      }
    }
  }

  private static func literalsInQuotes(_ parts: [WordPart], in context: Context) -> Set<Int> {
    var quoted: Set<Int> = []
    let odd = oddlyQuoting(parts)
    for (index, part) in parts.enumerated() {
      guard case .literal(let text) = part.kind else { continue }
      // A single quote looks for a partner.
      if text.isEmpty || odd.contains(index) {
        quoted.insert(index)
        continue
      }
      guard index > 0 else { continue }
      if case .literal = parts[index - 1].kind {
        if !quoted.contains(index - 1) { quoted.insert(index) }
      } else if runsInto(parts[index - 1], text) {
        quoted.insert(index)
      }
    }
    guard context == .arithmetic else { return quoted }
    while let index = unpaired(parts, besides: quoted) { quoted.insert(index) }
    return quoted
  }

  /// The literals with an odd number of single quotes, unless all of them pair up around nothing but plain parameters.
  private static func oddlyQuoting(_ parts: [WordPart]) -> Set<Int> {
    var odd: Set<Int> = []
    var isOpen = false
    var pairUp = true
    for (index, part) in parts.enumerated() {
      if case .literal(let text) = part.kind {
        guard text.count(where: { $0 == Byte.singleQuote }) % 2 == 1 else { continue }
        odd.insert(index)
        isOpen.toggle()
      } else if isOpen {
        guard case .parameter(let expansion) = part.kind, !expansion.isBraced else {
          pairUp = false
          continue
        }
      }
    }
    return pairUp && !isOpen ? [] : odd
  }

  /// A literal with a parenthesis that has no partner.
  private static func unpaired(_ parts: [WordPart], besides quoted: Set<Int>) -> Int? {
    var open: [Int] = []
    var isInQuotes = false
    for (index, part) in parts.enumerated() where !quoted.contains(index) {
      guard case .literal(let text) = part.kind else { continue }
      for byte in text {
        if byte == Byte.singleQuote { isInQuotes.toggle() }
        if isInQuotes { continue }
        if byte == Byte.openParenthesis { open.append(index) }
        if byte == Byte.closeParenthesis, open.popLast() == nil { return index }
      }
    }
    return open.last
  }
}
