/// The signs, names and numbers of an arithmetic expression, from left to right.
struct ArithmeticTokens {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  init(_ text: [UInt8]) { bytes = text }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return place >= bytes.count
    }
  }

  /// Counts how deep the expression is nested; false where it is too deep.
  mutating func enter() -> Bool {
    depth += 1
    return depth < 64
  }

  mutating func leave() { depth -= 1 }

  /// Takes a sign, unless it is the beginning of a longer one.
  mutating func take(_ sign: String) -> Bool { takeOperator([sign]) != nil }

  mutating func isAt(_ sign: String) -> Bool {
    skipBlanks()
    return bytes[place...].starts(with: sign.utf8)
  }

  mutating func takeOperator(_ signs: [String]) -> String? {
    skipBlanks()
    guard let longest = Self.signs.first(where: { bytes[place...].starts(with: $0.utf8) }), signs.contains(longest)
    else { return nil }
    place += longest.utf8.count
    return longest
  }

  /// `=`, `+=` and so on: the operator before the equals sign.
  mutating func takeAssignmentSign() -> String? {
    skipBlanks()
    for sign in ["<<", ">>", "+", "-", "*", "/", "%", "&", "|", "^", ""]
    where bytes[place...].starts(with: "\(sign)=".utf8) {
      let end = place + sign.utf8.count + 1
      if sign.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: "=") { return nil }
      place = end
      return sign
    }
    return nil
  }

  mutating func takeName() -> String? {
    skipBlanks()
    guard place < bytes.count, Self.isLetter(bytes[place]) else { return nil }
    let name = bytes[place...].prefix { Self.isLetter($0) || Self.isDigit($0) }
    place += name.count
    return String(decoding: name, as: UTF8.self)
  }

  /// A number: decimal, `0` and octal, `0x` and hexadecimal, or `base#digits`.
  mutating func takeNumber() -> Int64? {
    skipBlanks()
    let word = bytes[place...].prefix {
      Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@")
    }
    guard let first = word.first, Self.isDigit(first) else { return nil }
    place += word.count
    if let sign = word.firstIndex(of: UInt8(ascii: "#")) {
      guard let base = Self.number(word[..<sign], 10), (2...64).contains(base) else { return nil }
      return Self.number(word[(sign + 1)...], base)
    }
    if first == UInt8(ascii: "0"), word.count > 1 {
      let second = word[word.startIndex + 1]
      return second | 0x20 == UInt8(ascii: "x") ? Self.number(word.dropFirst(2), 16) : Self.number(word.dropFirst(), 8)
    }
    return Self.number(word, 10)
  }

  private static func number(_ digits: ArraySlice<UInt8>, _ base: Int64) -> Int64? {
    guard !digits.isEmpty, digits.count < 64 else { return nil }
    var result: Int64 = 0
    for byte in digits {
      guard let digit = digit(byte, base), digit < base else { return nil }
      result = result &* base &+ digit
    }
    return result
  }

  /// Up to base 36 both cases of a letter are the same digit; above, the great ones follow the small ones, then `@` and `_`.
  private static func digit(_ byte: UInt8, _ base: Int64) -> Int64? {
    switch byte {
    case 0x30...0x39: Int64(byte - 0x30)
    case 0x61...0x7A: Int64(byte - 0x61) + 10
    case 0x41...0x5A: Int64(byte - 0x41) + (base <= 36 ? 10 : 36)
    case UInt8(ascii: "@"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// All signs, a longer one before its beginning.
  private static let signs = [
    "<<=", ">>=", "++", "--", "**", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=",
    "|=", "^=", "!", "~", "*", "/", "%", "+", "-", "<", ">", "&", "^", "|", "?", ":", ",", "(", ")", "[", "]", "=",
  ]

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == 0x0A { place += 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
