/// A text with its escapes undone, and where each part of it came from.
struct DecodedText {
  /// One step of the map: from `decoded` on, places differ from those in the source by the same amount.
  private struct Step {
    let decoded: Int
    let source: Int
  }

  fileprivate(set) var bytes: [UInt8] = []
  private var steps: [Step] = []

  fileprivate mutating func mark(source: Int) { steps.append(Step(decoded: bytes.count, source: source)) }
  fileprivate mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The range of the source from which this range was decoded.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = place(range.lowerBound, atEnd: false)
    return start..<max(start, place(range.upperBound, atEnd: true))
  }

  private func place(_ decoded: Int, atEnd: Bool) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].decoded < decoded || (!atEnd && steps[middle].decoded == decoded) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    // The end of an escape is where the next part begins.
    if atEnd, low < steps.count, steps[low].decoded == decoded { return steps[low].source }
    guard low > 0 else { return decoded }
    return steps[low - 1].source + decoded - steps[low - 1].decoded
  }
}

/// Undoes the escapes in which a text may hide its letters: percent (RFC 3986 section 2.1), HTML character references, and the
/// `\n`, `\x69`, `\u0069`, `\u{69}` of programs.
enum EscapeDecoder {
  /// The decoded text; nil where there is nothing to undo.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText? {
    var decoded: DecodedText?
    var copied = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\\"),
        let (character, end) = escape(bytes, at: index)
      else {
        index += 1
        continue
      }
      if decoded == nil {
        decoded = DecodedText()
        decoded?.mark(source: 0)
      }
      decoded?.append(bytes[copied..<index])
      decoded?.mark(source: index)
      decoded?.append(character)
      decoded?.mark(source: end)
      copied = end
      index = end
    }
    decoded?.append(bytes[copied...])
    return decoded
  }

  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (bytes: [UInt8], end: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "%"):
      guard let value = hex(bytes, from: index + 1, count: 2) else { return nil }
      return ([UInt8(value)], index + 3)
    case UInt8(ascii: "&"): return reference(bytes, at: index)
    default: return backslash(bytes, at: index)
    }
  }

  private static func backslash(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (bytes: [UInt8], end: Int)? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): return ([0x0A], index + 2)
    case UInt8(ascii: "t"): return ([0x09], index + 2)
    case UInt8(ascii: "\""): return ([UInt8(ascii: "\"")], index + 2)
    case UInt8(ascii: "x"):
      guard let value = hex(bytes, from: index + 2, count: 2) else { return nil }
      return ([UInt8(value)], index + 4)
    case UInt8(ascii: "u"):
      if index + 2 < bytes.count, bytes[index + 2] == UInt8(ascii: "{") {
        for count in 1...6 where index + 3 + count < bytes.count && bytes[index + 3 + count] == UInt8(ascii: "}") {
          return hex(bytes, from: index + 3, count: count).flatMap(encoded).map { ($0, index + 4 + count) }
        }
        return nil
      }
      return hex(bytes, from: index + 2, count: 4).flatMap(encoded).map { ($0, index + 6) }
    default: return nil
    }
  }

  private static let names: [(StaticString, UInt8)] = [
    ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")), ("amp;", UInt8(ascii: "&")), ("nbsp;", 0x20),
    ("quot;", UInt8(ascii: "\"")), ("apos;", UInt8(ascii: "'")), ("ensp;", 0x20), ("emsp;", 0x20), ("shy;", 0),
    ("zwnj;", 0), ("zwj;", 0), ("lbrack;", UInt8(ascii: "[")), ("vert;", UInt8(ascii: "|")),
    ("colon;", UInt8(ascii: ":")),
    ("Tab;", 0x09), ("NewLine;", 0x0A),
  ]

  private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (bytes: [UInt8], end: Int)? {
    guard index + 2 < bytes.count else { return nil }
    guard bytes[index + 1] == UInt8(ascii: "#") else {
      for (name, value) in names where has(name, bytes, at: index + 1) {
        return (value == 0 ? [] : [value], index + 1 + name.utf8CodeUnitCount)
      }
      return nil
    }
    let isHex = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
    let start = index + (isHex ? 3 : 2)
    var end = start
    var value: UInt32 = 0
    while end < bytes.count, end - start < 8, let digit = digit(bytes[end], isHex: isHex) {
      value = value &* (isHex ? 16 : 10) &+ digit
      end += 1
    }
    guard end > start, let text = encoded(value) else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
    return (text, end)
  }

  private static func has(_ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    return (0..<length).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  private static func hex(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, count: Int) -> UInt32? {
    guard start + count <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<count {
      guard let digit = digit(bytes[start + offset], isHex: true) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte - 0x30) }
    guard isHex, (0x61...0x66).contains(byte | 0x20) else { return nil }
    return UInt32((byte | 0x20) - 0x61 + 10)
  }

  private static func encoded(_ value: UInt32) -> [UInt8]? {
    Unicode.Scalar(value).flatMap { UTF8.encode($0) }.map(Array.init)
  }
}
