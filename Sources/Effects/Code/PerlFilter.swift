/// Decides whether a Perl one-liner only prints what it reads, as filters on the command line do: prints, conditions,
/// matches, substitutions without code. Everything that is not known to be harmless makes it opaque.
struct PerlFilter {
  private var rest: ArraySlice<UInt8>
  /// Whether a `/` would begin a pattern here, and not divide.
  private var expectsTerm = true

  static func isHarmless(_ code: String) -> Bool {
    guard code.utf8.count <= 4_096 else { return false }
    var filter = PerlFilter(rest: Array(code.utf8)[...])
    return filter.check()
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  private static let words: Set<String> = [
    "print", "printf", "say", "if", "unless", "and", "or", "not", "next", "last", "lc", "uc", "ucfirst", "lcfirst",
    "length", "chomp", "END", "BEGIN", "else", "elsif", "my", "eq", "ne", "lt", "gt", "le", "ge", "join", "split",
    "defined", "int", "abs", "reverse", "sort", "scalar", "keys", "values", "substr", "index", "sprintf",
  ]

  private mutating func check() -> Bool {
    while let byte = rest.first {
      switch byte {
      case 0x20, 0x09, 0x0A: rest = rest.dropFirst()
      case UInt8(ascii: "'"):
        rest = rest.dropFirst()
        guard take(to: byte, interpolates: false) else { return false }
        expectsTerm = false
      case UInt8(ascii: "\""):
        rest = rest.dropFirst()
        guard take(to: byte, interpolates: true) else { return false }
        expectsTerm = false
      case UInt8(ascii: "/") where expectsTerm:
        rest = rest.dropFirst()
        guard take(to: byte, interpolates: true), flags("gimsxo") else { return false }
        expectsTerm = false
      case UInt8(ascii: "$"), UInt8(ascii: "@"):
        rest = rest.dropFirst()
        guard variable(byte) else { return false }
        expectsTerm = false
      case 0x30...0x39:
        while let next = rest.first, Self.isNameByte(next) || next == UInt8(ascii: ".") { rest = rest.dropFirst() }
        expectsTerm = false
      case _ where Self.isNameByte(byte): guard word() else { return false }
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        rest = rest.dropFirst()
        // `<FILE>` and `<*.c>` read; a comparison is followed by a blank, a sign or a number.
        guard let next = rest.first, next == 0x20 || next == UInt8(ascii: "=") || (0x30...0x39).contains(next) else {
          return false
        }
        expectsTerm = true
      case _ where "(){};,+-*=!|&?:.[]~%".utf8.contains(byte):
        // `%name` would be a hash such as the environment.
        if byte == UInt8(ascii: "%"), expectsTerm { return false }
        // `&$name` calls what the name says; only `&&` is a condition.
        if byte == UInt8(ascii: "&") {
          guard rest.dropFirst().first == byte else { return false }
          rest = rest.dropFirst()
        }
        rest = rest.dropFirst()
        expectsTerm = byte != UInt8(ascii: ")") && byte != UInt8(ascii: "]")
      default: return false
      }
    }
    return true
  }

  private mutating func word() -> Bool {
    var name: [UInt8] = []
    while let next = rest.first, Self.isNameByte(next) {
      name.append(next)
      rest = rest.dropFirst()
    }
    let text = String(decoding: name, as: UTF8.self)
    if ["s", "y", "tr", "m"].contains(text), rest.first == UInt8(ascii: "/") {
      rest = rest.dropFirst()
      guard take(to: UInt8(ascii: "/"), interpolates: true) else { return false }
      if text != "m", !take(to: UInt8(ascii: "/"), interpolates: true) { return false }
      expectsTerm = false
      return flags("gimsxodr")
    }
    expectsTerm = true
    return Self.words.contains(text)
  }

  /// Behind `$` or `@`: a name of lower case, `F`, a digit, `_` or `.`.
  private mutating func variable(_ sigil: UInt8) -> Bool {
    guard let first = rest.first else { return false }
    if sigil == UInt8(ascii: "$"), first == UInt8(ascii: ".") || first == UInt8(ascii: ",") {
      rest = rest.dropFirst()
      return true
    }
    var name: [UInt8] = []
    while let next = rest.first, Self.isNameByte(next) {
      name.append(next)
      rest = rest.dropFirst()
    }
    if name.isEmpty || name == [UInt8(ascii: "0")] { return false }
    return name == [UInt8(ascii: "F")] || name.allSatisfy { !(0x41...0x5A).contains($0) }
  }

  /// Takes a literal up to its end. Where it is filled in, only plain variables may be.
  private mutating func take(to end: UInt8, interpolates: Bool) -> Bool {
    while let byte = rest.popFirst() {
      if byte == end { return true }
      if byte == UInt8(ascii: "\\") {
        _ = rest.popFirst()
        continue
      }
      guard interpolates else { continue }
      let next = rest.first
      if byte == UInt8(ascii: "$") {
        let isAnchor = next == end || next == UInt8(ascii: ")") || next == UInt8(ascii: "|")
        if !isAnchor {
          guard variable(byte), rest.first != UInt8(ascii: "{"), rest.first != UInt8(ascii: "[") else { return false }
          if rest.first == UInt8(ascii: "-") { return false }
        }
      } else if byte == UInt8(ascii: "@") {
        return false
      } else if byte == UInt8(ascii: "("), next == UInt8(ascii: "?") {
        // `(?{…})` and `(??{…})` run code; `(?:` and looking around do not.
        guard let kind = rest.dropFirst().first, ":=!<i".utf8.contains(kind) else { return false }
      } else if byte == UInt8(ascii: "("), next == UInt8(ascii: "*") {
        return false
      }
    }
    return false
  }

  private mutating func flags(_ allowed: String) -> Bool {
    while let next = rest.first, Self.isNameByte(next) {
      // A word may follow a pattern only behind a blank.
      guard allowed.utf8.contains(next) else { return false }
      rest = rest.dropFirst()
    }
    return true
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
