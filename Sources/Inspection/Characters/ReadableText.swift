/// Whether decoded bytes are text that somebody wrote, and not the noise that decoding at random yields.
enum ReadableText {
  /// Whether the bytes are UTF-8, nearly all of them letters, digits, blanks and ordinary marks, with letters in the majority.
  static func isReadable(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, String(validating: bytes, as: UTF8.self) != nil else { return false }
    var letters = 0
    var strange = 0
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: letters += 1
      case 0x20, 0x09, 0x0A, 0x0D: letters += 1
      case 0x00..<0x20, 0x7F: return false
      case UInt8(ascii: "`"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "|"): strange += 1
      default: break
      }
    }
    return letters * 10 >= bytes.count * 6 && strange * 10 <= bytes.count
  }
}
