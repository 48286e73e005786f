/// The escapes of `$'…'` (Bash Reference Manual, ANSI-C Quoting).
enum ANSIQuoting {
  /// The bytes that the text between the quotes stands for. A NUL made by an escape ends it, as in bash.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == Byte.backslash, let escape = rest.popFirst() else {
        result.append(byte)
        continue
      }
      guard let decoded = decode(escape, &rest) else { return result }
      result += decoded
    }
    return result
  }

  /// What one escape stands for; nil for NUL.
  private static func decode(_ escape: UInt8, _ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    switch escape {
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return [0x1B]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "v"): return [0x0B]
    case Byte.backslash, Byte.singleQuote, Byte.doubleQuote, Byte.question: return [escape]
    case 0x30...0x37:
      let value = number(&rest, base: 8, digits: 2, from: UInt32(escape - 0x30)).value
      return byte(value & 0xFF)
    case UInt8(ascii: "x"): return hexadecimal(&rest)
    case UInt8(ascii: "u"): return scalar(&rest, escape: escape, digits: 4)
    case UInt8(ascii: "U"): return scalar(&rest, escape: escape, digits: 8)
    case UInt8(ascii: "c"):
      guard var control = rest.popFirst() else { return [Byte.backslash, escape] }
      if control == Byte.backslash, rest.first == Byte.backslash { _ = rest.popFirst() }
      if control >= UInt8(ascii: "a"), control <= UInt8(ascii: "z") { control -= 0x20 }
      return byte(control == Byte.question ? 0x7F : UInt32(control & 0x1F))
    default: return [Byte.backslash, escape]
    }
  }

  private static func hexadecimal(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    if rest.first == Byte.openBrace {
      var inner = rest.dropFirst()
      let (value, count) = number(&inner, base: 16, digits: .max, from: 0)
      guard count > 0 else { return [Byte.backslash, UInt8(ascii: "x")] }
      if inner.first == Byte.closeBrace { inner = inner.dropFirst() }
      rest = inner
      return byte(value & 0xFF)
    }
    let (value, count) = number(&rest, base: 16, digits: 2, from: 0)
    return count == 0 ? [Byte.backslash, UInt8(ascii: "x")] : byte(value)
  }

  private static func scalar(_ rest: inout ArraySlice<UInt8>, escape: UInt8, digits: Int) -> [UInt8]? {
    let (value, count) = number(&rest, base: 16, digits: digits, from: 0)
    guard count > 0 else { return [Byte.backslash, escape] }
    guard value > 0 else { return nil }
    // What is no Unicode scalar bash encodes all the same; no path or program is named so, and it must not vanish.
    guard let scalar = Unicode.Scalar(value) else { return Array("\u{FFFD}".utf8) }
    return Array(String(Character(scalar)).utf8)
  }

  private static func byte(_ value: UInt32) -> [UInt8]? { value == 0 ? nil : [UInt8(truncatingIfNeeded: value)] }

  private static func number(
    _ rest: inout ArraySlice<UInt8>,
    base: UInt32,
    digits: Int,
    from start: UInt32
  ) -> (value: UInt32, count: Int) {
    var value = start
    var count = 0
    while count < digits, let byte = rest.first, let digit = digit(byte), digit < base {
      value = value &* base &+ digit
      rest = rest.dropFirst()
      count += 1
    }
    return (value, count)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
