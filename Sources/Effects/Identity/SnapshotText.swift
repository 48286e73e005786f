/// Cuts the text of a snapshot into function definitions, whose bodies are not looked into, and everything else.
///
/// What shells print of a function begins at the start of a line with `name () {` and ends with a `}` at the start of a line.
/// Such a brace may also stand in a text inside the function; it ends the function only where something follows that the
/// writer of a snapshot puts there. That the function is whole shows when it is called and read.
struct SnapshotText {
  enum Piece {
    case function(name: String, text: ArraySlice<UInt8>)
    case code(ArraySlice<UInt8>)
    /// What an `eval "$(echo 'TEXT' | base64 -d)"` runs.
    case encoded(ArraySlice<UInt8>)
  }

  static func pieces(of bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var codeStart = 0
    var place = 0
    func close(_ end: Int) {
      if codeStart < end { pieces.append(.code(bytes[codeStart..<end])) }
    }
    while place < bytes.count {
      let line = Self.line(bytes, place)
      if let text = encodedText(line) {
        close(place)
        pieces.append(.encoded(text))
        codeStart = min(line.endIndex + 1, bytes.count)
        place = codeStart
      } else if let name = functionName(line), let end = functionEnd(bytes, line.endIndex + 1) {
        close(place)
        pieces.append(.function(name: name, text: bytes[place..<end]))
        codeStart = min(end + 1, bytes.count)
        place = codeStart
      } else {
        place = line.endIndex + 1
      }
    }
    close(bytes.count)
    return pieces
  }

  /// The line at a place, without its newline.
  private static func line(_ bytes: [UInt8], _ start: Int) -> ArraySlice<UInt8> {
    bytes[start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)]
  }

  /// `name () {`, `name() {` or `function name {`, and nothing behind the brace.
  static func functionName(_ line: ArraySlice<UInt8>) -> String? {
    // Nearly all lines are no such thing.
    guard let last = line.last(where: { $0 != 0x20 && $0 != 0x09 }),
      last == UInt8(ascii: "{") || last == UInt8(ascii: ")"),
      line.count < 256
    else { return nil }
    var words = line.split(separator: 0x20)
    if words.last.map({ $0.elementsEqual("{".utf8) }) == true {
      words.removeLast()
    }
    // Bash prints `name () ` and the brace on the next line.
    let hasKeyword = words.first.map { $0.elementsEqual("function".utf8) } == true && words.count > 1
    if hasKeyword { words.removeFirst() }
    var hasParentheses = false
    if words.count == 2, words[1].elementsEqual("()".utf8) {
      words.removeLast()
      hasParentheses = true
    } else if let last = words.last, last.suffix(2).elementsEqual("()".utf8), words.count == 1 {
      words[0] = last.dropLast(2)
      hasParentheses = true
    }
    guard words.count == 1, hasKeyword || hasParentheses, let name = words.first, !name.isEmpty,
      line.first != 0x20, line.first != 0x09
    else { return nil }
    // Quotes and expansions in a name, or a command before it: that is left to the parser.
    guard !name.contains(where: { "'\"\\$`;&|<>(){}=#".utf8.contains($0) || $0 <= 0x20 }) else { return nil }
    return String(validating: name, as: UTF8.self)
  }

  /// Where the function ends whose second line is at `start`: behind its last line's text.
  private static func functionEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      let line = Self.line(bytes, place)
      place = line.endIndex + 1
      guard line.first == UInt8(ascii: "}") else { continue }
      if place >= bytes.count || beginsStatement(Self.line(bytes, place)) { return line.endIndex }
    }
    return nil
  }

  private static let beginnings = [
    "#", "alias ", "unalias ", "setopt ", "unsetopt ", "shopt ", "set -", "set +", "export ", "eval ", "if ",
    "typeset ",
    "declare ", "unset ", "unfunction ", "[[ ", "true", ": ",
  ]

  /// Whether a line is what may stand behind a function in a snapshot.
  private static func beginsStatement(_ line: ArraySlice<UInt8>) -> Bool {
    line.isEmpty || functionName(line) != nil || beginnings.contains { line.starts(with: $0.utf8) }
  }

  private static let encodedHead = Array("eval \"$(echo '".utf8)
  private static let encodedTails = ["' | base64 -d)\"", "' | base64 --decode)\"", "' | base64 -D)\""].map {
    Array($0.utf8)
  }

  /// The decoded text of a line that does nothing but run it.
  private static func encodedText(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.starts(with: encodedHead) else { return nil }
    let rest = line.dropFirst(encodedHead.count)
    guard let quote = rest.firstIndex(of: UInt8(ascii: "'")) else { return nil }
    let tail = rest[quote...]
    guard let known = encodedTails.first(where: { tail.starts(with: $0) }),
      ["", " > /dev/null 2>&1", " >/dev/null 2>&1"].contains(where: {
        tail.dropFirst(known.count).elementsEqual($0.utf8)
      }),
      let text = Base64.decode(rest[..<quote])
    else { return nil }
    return text[...]
  }
}

/// Base64 (RFC 4648, section 4), strictly.
enum Base64 {
  /// The bytes; nil where the text is not in the alphabet or wrongly padded.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    guard text.count % 4 == 0 else { return nil }
    let digits = text.dropLast(text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count)
    var bits: UInt32 = 0
    var count = 0
    for byte in digits {
      guard let value = value(byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
