/// Aliases (POSIX Shell Command Language, section 2.3.1; Bash Reference Manual, Aliases): their text takes the place of the
/// word in the input, so that it may hold anything, half a command included.
extension Parser {
  /// A stretch of `bytes` that is the text of an alias.
  struct AliasRegion {
    let name: [UInt8]
    var start: Int
    var end: Int
    /// Whether the text ends with a blank, so that the word behind it is looked up as well.
    let expandsNext: Bool
  }

  /// How often aliases may put text into one command; more is nothing that a person defines.
  static let mostAliasExpansions = 1_000

  /// Puts the text of an alias in the place of the word at the position, as long as the word is one.
  mutating func expandAliases() throws(ShellSyntaxError) {
    guard !aliases.isEmpty else { return }
    skipBlanks()
    while let word = aliasAhead() {
      try splice(word.name, word.text, over: word.range)
      skipBlanks()
    }
  }

  /// The same for a word that is no command word: only behind the text of an alias that ends with a blank.
  mutating func expandAliasesBehindBlank() throws(ShellSyntaxError) {
    guard !aliasRegions.isEmpty else { return }
    skipBlanks()
    while isBehindOpenAlias(), let word = aliasAhead() {
      try splice(word.name, word.text, over: word.range)
      skipBlanks()
    }
  }

  /// The alias that stands at the position as an unquoted word. A word inside the text of the same alias is none.
  private mutating func aliasAhead() -> (name: [UInt8], text: [UInt8], range: Range<Int>)? {
    _ = peek()
    let start = position
    var place = position
    var name: [UInt8] = []
    scan: while place < end {
      place = skippingContinuations(place)
      guard place < end else { break }
      let byte = bytes[place]
      switch byte {
      case Byte.backslash, Byte.singleQuote, Byte.doubleQuote, Byte.backtick, Byte.dollar: return nil
      case Byte.less, Byte.greater:
        // `2>` and `{fd}>` are redirections, `a<(b)` is one word.
        if opensProcessSubstitution(at: place) || name.first == Byte.openBrace || name.allSatisfy(Byte.isDigit) {
          return nil
        }
        break scan
      case _ where Byte.isMeta(byte): break scan
      default: break
      }
      // Longer than any alias: no use to look further.
      guard name.count < 256 else { return nil }
      name.append(byte)
      place += 1
    }
    guard !name.isEmpty, let text = aliases[name] else { return nil }
    let isOpen = aliasRegions.contains { $0.start <= start && start < $0.end && $0.name == name }
    return isOpen ? nil : (name, text, start..<place)
  }

  /// Whether only blanks stand between the position and the end of an alias whose text ends with one.
  private func isBehindOpenAlias() -> Bool {
    aliasRegions.contains { region in
      region.expandsNext && region.end <= position && bytes[region.end..<position].allSatisfy(Byte.isBlank)
    }
  }

  private mutating func splice(_ name: [UInt8], _ text: [UInt8], over range: Range<Int>) throws(ShellSyntaxError) {
    try countNode()
    budget.aliasExpansions += 1
    var text = text
    let expandsNext = text.last.map(Byte.isBlank) ?? false
    // The text does not run into an operator that follows.
    if range.upperBound < end, !Byte.isBlank(bytes[range.upperBound]), bytes[range.upperBound] != Byte.newline,
      !expandsNext
    {
      text.append(Byte.space)
    }
    guard budget.aliasExpansions <= Self.mostAliasExpansions, bytes.count + text.count <= 2 * options.maximumSize else {
      throw .tooLarge(bytes.count + text.count, limit: 2 * options.maximumSize)
    }
    let source = offset(range.lowerBound)
    var places = offsets ?? Array(0...bytes.count)
    places.replaceSubrange(range, with: repeatElement(source, count: text.count))
    offsets = places
    bytes.replaceSubrange(range, with: text)
    let growth = text.count - range.count
    end += growth
    position = range.lowerBound
    skipped = position..<position
    for index in aliasRegions.indices {
      if aliasRegions[index].start >= range.upperBound { aliasRegions[index].start += growth }
      if aliasRegions[index].end >= range.upperBound { aliasRegions[index].end += growth }
    }
    aliasRegions.append(
      AliasRegion(name: name, start: position, end: position + text.count, expandsNext: expandsNext)
    )
    // Places in the text are not what they were.
    budget.arithmeticAt = [:]
    budget.pairedEnds = [:]
    expanded.append(name)
  }
}
