/// Reads UTF-8 bytes as Unicode scalars, each with its place, and never beyond the end.
///
/// Faster than a view of scalars where most of the text is ASCII, and it copes with bytes that are no UTF-8, which decoded
/// escapes may yield: such a byte reads as U+FFFD.
struct ScalarReader {
  /// The value at `index` and how many bytes it has; `index` must be below `bytes.count`.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, index + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
  }

  /// The nearest place at or before `index` where a character may begin.
  static func boundary(in bytes: some RandomAccessCollection<UInt8>, atOrBefore index: Int) -> Int {
    var place = min(max(index, 0), bytes.count)
    var steps = 0
    while place > 0, place < bytes.count, steps < 3,
      bytes[bytes.index(bytes.startIndex, offsetBy: place)] & 0xC0 == 0x80
    {
      place -= 1
      steps += 1
    }
    return place
  }

  /// The nearest place at or after `index` where a character may begin.
  static func boundary(in bytes: some RandomAccessCollection<UInt8>, atOrAfter index: Int) -> Int {
    var place = min(max(index, 0), bytes.count)
    while place < bytes.count, bytes[bytes.index(bytes.startIndex, offsetBy: place)] & 0xC0 == 0x80 { place += 1 }
    return place
  }
}
