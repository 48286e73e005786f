/// Finds base64 (RFC 4648, both alphabets) and hexadecimal or decimal digits that spell text.
enum EncodedRunFinder {
  struct Run {
    let range: Range<Int>
    let text: [UInt8]
    let encoding: String
  }

  private static let shortestBase64 = 20
  static let shortestHex = 24
  /// A run is first decoded this far; only what reads as text so far is decoded whole.
  private static let probe = 96
  /// How much of one run is decoded.
  static let longest = 1 << 20

  static let base64 = ByteClass("+/-_", letters: true, digits: true)

  static func find(in bytes: UnsafeBufferPointer<UInt8>) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < bytes.count {
      guard base64.contains(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, base64.contains(bytes[index]) { index += 1 }
      if let run = WrappedBase64.run(in: bytes, from: start, firstEnd: index) {
        runs.append(run)
        index = run.range.upperBound
        continue
      }
      guard index - start >= shortestBase64 else {
        guard (2...3).contains(index - start) else { continue }
        let list =
          SpacedCodes.list(in: bytes, from: start, isHex: index - start == 2)
          ?? SpacedCodes.list(in: bytes, from: start, isHex: false)
        // What was read in vain is not read again.
        if let list { index = max(index, list.end) }
        if let run = list?.run { runs.append(run) }
        continue
      }
      if let run = hex(bytes, start..<index) ?? base64(bytes, start..<index) { runs.append(run) }
    }
    return runs
  }

  private static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Run? {
    guard range.count >= shortestHex, range.count.isMultiple(of: 2) else { return nil }
    var decoded: [UInt8] = []
    for index in stride(from: range.lowerBound, to: min(range.upperBound, range.lowerBound + longest), by: 2) {
      guard let high = digit(bytes[index]), let low = digit(bytes[index + 1]) else { return nil }
      decoded.append(high << 4 | low)
      if decoded.count == probe / 2, !isText(decoded[...]) { return nil }
    }
    return isText(decoded[...]) ? Run(range: range, text: decoded, encoding: "hexadecimal digits") : nil
  }

  private static func base64(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Run? {
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for index in range.lowerBound..<min(range.upperBound, range.lowerBound + longest) {
      guard let value = sextet(bytes[index]) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      guard count.isMultiple(of: 4) else { continue }
      decoded.append(UInt8(truncatingIfNeeded: bits >> 16))
      decoded.append(UInt8(truncatingIfNeeded: bits >> 8))
      decoded.append(UInt8(truncatingIfNeeded: bits))
      if decoded.count == probe, !isText(decoded[...]) { return nil }
    }
    switch count % 4 {
    case 1: return nil
    case 2: decoded.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      decoded.append(UInt8(truncatingIfNeeded: bits >> 10))
      decoded.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: break
    }
    guard isText(decoded[...]) else { return nil }
    var end = range.upperBound
    while end < bytes.count, bytes[end] == UInt8(ascii: "="), end - range.upperBound < 2 { end += 1 }
    return Run(range: range.lowerBound..<end, text: decoded, encoding: "base64")
  }

  /// Text, though its last character may be cut in two.
  static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 12 else { return false }
    return (0...3).contains { ReadableText.isReadable(bytes.dropLast($0)) }
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    if byte.isASCIIDigit { return byte - 0x30 }
    return (0x61...0x66).contains(byte | 0x20) ? (byte | 0x20) - 0x61 + 10 : nil
  }

  static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
