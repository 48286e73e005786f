/// Sets of bytes as a 256-bit table, so that scanning a run costs one look-up a byte.
struct ByteClass: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ characters: String, letters: Bool = false, digits: Bool = false) {
    for byte in characters.utf8 { insert(byte) }
    for byte in UInt8.min...UInt8.max where (letters && byte.isASCIILetter) || (digits && byte.isASCIIDigit) {
      insert(byte)
    }
  }

  /// Every byte but these.
  init(inverting characters: String) {
    let excluded = ByteClass(characters)
    for byte in UInt8.min...UInt8.max where !excluded.contains(byte) { insert(byte) }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }

  static let alphanumeric = ByteClass("", letters: true, digits: true)
  static let upperAndDigits = ByteClass("ABCDEFGHIJKLMNOPQRSTUVWXYZ", digits: true)
  static let hexadecimal = ByteClass("abcdefABCDEF", digits: true)
  /// base64url of RFC 4648 section 5.
  static let base64URL = ByteClass("-_", letters: true, digits: true)
  /// `base64URL` and the point.
  static let dotted = ByteClass("-_.", letters: true, digits: true)
  /// token68 of RFC 9110 section 11.2.
  static let token68 = ByteClass("-._~+/=", letters: true, digits: true)
  static let dollared = ByteClass("$", letters: true, digits: true)
  static let telegram = ByteClass("_-:", letters: true, digits: true)
  static let space = ByteClass(" \t\r\n")
  static let name = ByteClass("_-.", letters: true, digits: true)
  /// What a value without quotes is made of: anything but blanks, quotes and the delimiters of lists, URLs and shells.
  static let bareValue = ByteClass(inverting: " \t\r\n\"'`,;&|<>)]}\\\0")
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIUpper: Bool { (0x41...0x5A).contains(self) }
  var isASCIILower: Bool { (0x61...0x7A).contains(self) }
  var isASCIILetter: Bool { (self | 0x20).isASCIILower }
  /// The byte with `A`–`Z` folded to `a`–`z`.
  var asciiLowercased: UInt8 { isASCIIUpper ? self | 0x20 : self }
}
