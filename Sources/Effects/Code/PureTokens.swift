/// The tokens of a one-liner, as far as they are alike in Python, Ruby and JavaScript.
enum PureToken: Equatable {
  case name(String)
  case number
  /// A literal without anything that is filled in.
  case text(String)
  case sign(UInt8)
  case newline

  func isSign(_ character: Unicode.Scalar) -> Bool { self == .sign(UInt8(ascii: character)) }
}

enum PureTokens {
  /// The tokens; nil where the text has something that is not followed: a backtick that is no template, a string in which code
  /// of another kind is filled in, an escape in a name.
  static func of(_ code: String, _ kind: PureLanguage.Kind) -> [PureToken]? {
    var reader = PureReader(rest: Array(code.utf8)[...], kind: kind)
    return reader.read(until: nil) ? reader.tokens : nil
  }
}

/// Reads code token by token.
private struct PureReader {
  var rest: ArraySlice<UInt8>
  let kind: PureLanguage.Kind
  var tokens: [PureToken] = []
  /// How deep strings stand in what is filled into strings.
  var depth = 0

  /// - Parameter end: the sign that ends what is read where it stands in no brackets; nil for the end of the text.
  /// - Returns: false where something is not followed.
  mutating func read(until end: UInt8?) -> Bool {
    var brackets = 0
    while let byte = rest.popFirst() {
      if byte == end, brackets == 0 { return true }
      switch byte {
      case 0x20, 0x09, 0x0D: break
      case UInt8(ascii: "\\") where rest.first == 0x0A: rest = rest.dropFirst()
      case UInt8(ascii: "#") where kind == .python && depth == 0: rest = rest.drop { $0 != 0x0A }
      case 0x0A, UInt8(ascii: ";"): tokens.append(.newline)
      case UInt8(ascii: "'"), UInt8(ascii: "\""): if !string(byte, prefix: "") { return false }
      case UInt8(ascii: "`") where kind == .javaScript: if !filled(byte, opening: "${") { return false }
      case 0x30...0x39:
        while let next = rest.first, Self.isNameByte(next) || next == UInt8(ascii: ".") { rest = rest.dropFirst() }
        tokens.append(.number)
      case _ where Self.isNameByte(byte): if !name(byte) { return false }
      case _ where "()[]{}.,:+-*%=<>!&|?/".utf8.contains(byte):
        if "([{".utf8.contains(byte) { brackets += 1 }
        if ")]}".utf8.contains(byte) { brackets -= 1 }
        // Behind these, what is filled in says how it is shown.
        if depth > 0, kind == .python, brackets == 0, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!"),
          rest.first != UInt8(ascii: "="), let end
        {
          return skipFormat(end)
        }
        tokens.append(.sign(byte))
      default: return false
      }
    }
    return end == nil
  }

  private mutating func skipFormat(_ end: UInt8) -> Bool {
    while let byte = rest.popFirst() {
      if byte == end { return true }
      if byte == UInt8(ascii: "{") || byte == 0x0A { return false }
    }
    return false
  }

  private mutating func name(_ first: UInt8) -> Bool {
    var bytes = [first]
    while let next = rest.first, Self.isNameByte(next) {
      bytes.append(next)
      rest = rest.dropFirst()
    }
    // `empty?` is one name in Ruby; `f'…'` and `r"…"` are strings of other rules.
    if kind == .ruby, rest.first == UInt8(ascii: "?"), rest.dropFirst().first != UInt8(ascii: " ") {
      bytes.append(UInt8(ascii: "?"))
      rest = rest.dropFirst()
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if kind == .python, let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      let prefix = text.lowercased()
      guard ["r", "b", "u", "rb", "br", "f", "fr", "rf"].contains(prefix) else { return false }
      rest = rest.dropFirst()
      return string(quote, prefix: prefix)
    }
    tokens.append(.name(text))
    return true
  }

  private mutating func string(_ quote: UInt8, prefix: String) -> Bool {
    let isTriple = kind == .python && rest.first == quote && rest.dropFirst().first == quote
    if prefix.contains("f") { return !isTriple && filled(quote, opening: "{") }
    if isTriple {
      rest = rest.dropFirst(2)
      return tripleQuoted(quote)
    }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote {
        tokens.append(.text(String(decoding: bytes, as: UTF8.self)))
        return true
      }
      if byte == 0x0A { return false }
      // `#{…}` runs code in Ruby.
      if kind == .ruby, quote == UInt8(ascii: "\""), byte == UInt8(ascii: "#") { return false }
      bytes.append(byte)
      // Which text an escape makes is not worked out: it stays in the text, and such a text names nothing.
      if byte == UInt8(ascii: "\\") {
        guard let next = rest.popFirst() else { return false }
        bytes.append(next)
      }
    }
    return false
  }

  private mutating func tripleQuoted(_ quote: UInt8) -> Bool {
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote, rest.first == quote, rest.dropFirst().first == quote {
        rest = rest.dropFirst(2)
        tokens.append(.text(String(decoding: bytes, as: UTF8.self)))
        return true
      }
      bytes.append(byte)
      if byte == UInt8(ascii: "\\"), let next = rest.popFirst() { bytes.append(next) }
    }
    return false
  }

  /// A string into which code is filled: its text is none that names anything, the code in it stands in parentheses.
  private mutating func filled(_ quote: UInt8, opening: String) -> Bool {
    guard depth < 3 else { return false }
    let open = Array(opening.utf8)
    tokens.append(.sign(UInt8(ascii: "(")))
    while let byte = rest.popFirst() {
      if byte == quote {
        tokens += [.text("\\"), .sign(UInt8(ascii: ")"))]
        return true
      }
      if byte == 0x0A, kind == .python { return false }
      if byte == UInt8(ascii: "\\") {
        rest = rest.dropFirst()
        continue
      }
      let isOpening = byte == open[0] && (open.count == 1 || rest.first == open[1])
      guard isOpening else { continue }
      if open.count > 1 {
        rest = rest.dropFirst()
      } else if rest.first == byte {
        // `{{` is a brace.
        rest = rest.dropFirst()
        continue
      }
      depth += 1
      tokens.append(.sign(UInt8(ascii: "(")))
      guard read(until: UInt8(ascii: "}")) else { return false }
      tokens += [.sign(UInt8(ascii: ")")), .sign(UInt8(ascii: "+"))]
      depth -= 1
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
