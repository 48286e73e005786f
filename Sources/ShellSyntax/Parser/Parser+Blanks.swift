extension Parser {
  /// Skips blanks, line continuations and a comment; stops before a newline.
  mutating func skipBlanks() {
    let start = skipped.upperBound == position ? skipped.lowerBound : position
    defer { if position > start { skipped = start..<position } }
    while let byte = peek() {
      if Byte.isBlank(byte) {
        advance()
      } else if byte == Byte.hash {
        // A comment goes to the end of the line; a backslash before the newline does not continue it.
        while let byte = raw, byte != Byte.newline { advance() }
      } else {
        return
      }
    }
  }

  /// Skips blanks, comments and newlines, and reads the here-documents that are due at each newline.
  mutating func skipNewlines() throws(ShellSyntaxError) {
    skipBlanks()
    let start = skipped.upperBound == position ? skipped.lowerBound : position
    while peek() == Byte.newline {
      try takeNewline()
      skipBlanks()
      skipped = start..<position
    }
  }

  /// Steps over a newline and reads the here-documents that begin behind it.
  mutating func takeNewline() throws(ShellSyntaxError) {
    advance()
    let due = pending
    pending = []
    for document in due { try readHereDocument(document) }
  }
}

// MARK: Reserved words

/// Words that have a meaning of their own where a command may begin.
enum ReservedWord: String {
  case `if`, then, `else`, elif, fi, `case`, esac, `for`, select, `while`, until, `do`, done, function, time, coproc
  case inWord = "in"
  case openBrace = "{"
  case closeBrace = "}"
  case bang = "!"
  case openTest = "[["
  case closeTest = "]]"
}

extension Parser {
  /// The bare word at the position and where it ends, where it is no longer than a reserved word can be.
  mutating func bareWordAhead() -> (text: String, end: Int)? {
    _ = peek()
    var place = position
    var text: [UInt8] = []
    while place < end {
      place = skippingContinuations(place)
      guard place < end else { break }
      let byte = bytes[place]
      if Byte.isMeta(byte) {
        if byte == Byte.less || byte == Byte.greater, opensProcessSubstitution(at: place) { return nil }
        break
      }
      guard text.count < 8, byte < 0x80 else { return nil }
      text.append(byte)
      place += 1
    }
    return text.isEmpty ? nil : (String(decoding: text, as: UTF8.self), place)
  }

  /// The reserved word at the position.
  mutating func reservedWordAhead() -> ReservedWord? {
    bareWordAhead().flatMap { ReservedWord(rawValue: $0.text) }
  }

  /// Steps over the word where it stands at the position.
  mutating func take(word: String) -> Bool {
    guard let ahead = bareWordAhead(), ahead.text == word else { return false }
    position = ahead.end
    return true
  }

  /// Steps over a reserved word that the grammar demands. `opener` is where the command began that is unfinished without.
  mutating func expect(_ word: ReservedWord, opener: Int, of thing: String) throws(ShellSyntaxError) {
    if take(word: word.rawValue) { return }
    throw peek() == nil ? .unterminated("`\(thing)`", at: offset(opener)) : unexpected()
  }

  /// Whether `<(` or `>(` stands at `place`, before the end.
  mutating func opensProcessSubstitution(at place: Int) -> Bool {
    guard place < end, bytes[place] == Byte.less || bytes[place] == Byte.greater else { return false }
    let next = skippingContinuations(place + 1)
    return next < end && bytes[next] == Byte.openParenthesis
  }
}
