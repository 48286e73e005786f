/// Reads one JSON string: checks UTF-8, undoes escapes, refuses control characters and lone surrogates.
enum JSONStringScanner {
  /// Scans the string whose opening quote is at `start`.
  ///
  /// - Returns: the unescaped text and the offset after the closing quote.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) throws(JSONError) -> (text: String, end: Int) {
    var offset = start + 1
    var runStart = offset
    // Filled only once an escape is met; most strings are one run of plain bytes.
    var unescaped: [UInt8] = []
    var hasEscape = false
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        let run = bytes[runStart..<offset]
        let text: String?
        if hasEscape {
          unescaped.append(contentsOf: run)
          text = String(validating: unescaped, as: UTF8.self)
        } else {
          text = String(validating: run, as: UTF8.self)
        }
        guard let text else { throw .encoding("string is not well-formed utf-8", at: start) }
        return (text, offset + 1)
      case UInt8(ascii: "\\"):
        hasEscape = true
        unescaped.append(contentsOf: bytes[runStart..<offset])
        offset = try appendEscape(bytes, at: offset, to: &unescaped)
        runStart = offset
      case 0..<0x20:
        throw .syntax("unescaped control character in a string", at: offset)
      default:
        offset += 1
      }
    }
    throw .syntax("string is not closed", at: start)
  }

  /// Undoes the escape whose backslash is at `start`; returns the offset after it.
  private static func appendEscape(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    to output: inout [UInt8]
  ) throws(JSONError) -> Int {
    guard start + 1 < bytes.count else { throw .syntax("string is not closed", at: start) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): output.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): output.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): output.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): return try appendUnicodeEscape(bytes, at: start, to: &output)
    default: throw .syntax("unknown escape in a string", at: start)
    }
    return start + 2
  }

  private static func appendUnicodeEscape(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    to output: inout [UInt8]
  ) throws(JSONError) -> Int {
    let first = try codeUnit(bytes, at: start)
    var end = start + 6
    var scalarValue = UInt32(first)
    if (0xD800..<0xDC00).contains(first) {
      guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\\"), bytes[end + 1] == UInt8(ascii: "u") else {
        throw .encoding("escape names a lone surrogate", at: start)
      }
      let second = try codeUnit(bytes, at: end)
      guard (0xDC00..<0xE000).contains(second) else { throw .encoding("escape names a lone surrogate", at: start) }
      scalarValue = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      end += 6
    }
    // The remaining values that are no scalars are the low surrogates.
    guard let scalar = Unicode.Scalar(scalarValue) else { throw .encoding("escape names a lone surrogate", at: start) }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return end
  }

  /// The four hexadecimal digits after the `\u` at `start`.
  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> UInt16 {
    guard start + 6 <= bytes.count else { throw .syntax("string is not closed", at: start) }
    var value: UInt16 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw .syntax("four hexadecimal digits are due after `\\u`", at: start)
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
