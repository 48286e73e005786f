/// Characters that stand there as a list of their codes: `69 67 6e 6f …`, `105, 103, 110, …`.
enum SpacedCodes {
  private static let least = 12

  /// The list that begins at `start`: where it ends, and what it spells if it spells text; nil where there is no list.
  static func list(
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    isHex: Bool
  ) -> (end: Int, run: EncodedRunFinder.Run?)? {
    var decoded: [UInt8] = []
    var index = start
    var end = start
    while decoded.count < EncodedRunFinder.longest, let (code, next) = code(bytes, at: index, isHex: isHex) {
      decoded.append(code)
      end = next
      index = separatorEnd(bytes, from: next)
      guard index > next else { break }
    }
    guard decoded.count >= least else { return nil }
    guard EncodedRunFinder.isText(decoded[...]) else { return (end, nil) }
    let encoding = isHex ? "hexadecimal digits" : "decimal digits"
    return (end, EncodedRunFinder.Run(range: start..<end, text: decoded, encoding: encoding))
  }

  /// Two hexadecimal digits, or two or three decimal ones of a character that is written.
  private static func code(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isHex: Bool) -> (UInt8, Int)? {
    guard start + 1 < bytes.count else { return nil }
    if isHex {
      guard let high = EncodedRunFinder.digit(bytes[start]), let low = EncodedRunFinder.digit(bytes[start + 1]) else {
        return nil
      }
      return (high << 4 | low, start + 2)
    }
    var value = 0
    var index = start
    while index < bytes.count, index - start < 3, bytes[index].isASCIIDigit {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return (32...126).contains(value) ? (UInt8(value), index) : nil
  }

  /// A blank, a colon or a comma, or a comma and a blank.
  private static func separatorEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: ","):
      return start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: " ") ? start + 2 : start + 1
    case UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "\n"): return start + 1
    default: return start
    }
  }
}
