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
  /// The tokens; nil where the text has something that is not followed: a backtick, a prefix before a quote, a filled-in
  /// string, an escape in a name.
  static func of(_ code: String, _ kind: PureLanguage.Kind) -> [PureToken]? {
    var rest = Array(code.utf8)[...]
    var tokens: [PureToken] = []
    while let byte = rest.popFirst() {
      switch byte {
      case 0x20, 0x09: break
      case 0x0A, UInt8(ascii: ";"): tokens.append(.newline)
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        // Three quotes begin another kind of string.
        if rest.first == byte, rest.dropFirst().first == byte { return nil }
        guard let text = literal(&rest, byte, kind) else { return nil }
        tokens.append(.text(text))
      case 0x30...0x39:
        while let next = rest.first, isNameByte(next) || next == UInt8(ascii: ".") { rest = rest.dropFirst() }
        tokens.append(.number)
      case _ where isNameByte(byte):
        var name = [byte]
        while let next = rest.first, isNameByte(next) {
          name.append(next)
          rest = rest.dropFirst()
        }
        // `empty?` is one name in Ruby; `f'…'` and `r"…"` are strings of other rules.
        if kind == .ruby, rest.first == UInt8(ascii: "?"), rest.dropFirst().first != UInt8(ascii: " ") {
          name.append(UInt8(ascii: "?"))
          rest = rest.dropFirst()
        }
        if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), kind == .python {
          return nil
        }
        tokens.append(.name(String(decoding: name, as: UTF8.self)))
      case _ where "()[]{}.,:+-*%=<>!&|?/".utf8.contains(byte): tokens.append(.sign(byte))
      default: return nil
      }
    }
    return tokens
  }

  private static func literal(
    _ rest: inout ArraySlice<UInt8>,
    _ quote: UInt8,
    _ kind: PureLanguage.Kind
  ) -> String? {
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote { return String(decoding: bytes, as: UTF8.self) }
      if byte == 0x0A { return nil }
      // `#{…}` runs code in Ruby.
      if kind == .ruby, quote == UInt8(ascii: "\""), byte == UInt8(ascii: "#") { return nil }
      if byte == UInt8(ascii: "\\") {
        guard let next = rest.popFirst() else { return nil }
        // Which text an escape of a code makes is not worked out: such a text names nothing.
        if !"nrt\\'\"0".utf8.contains(next) { return nil }
        bytes += [byte, next]
        continue
      }
      bytes.append(byte)
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
