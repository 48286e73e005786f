/// Reads messages that are spelled with characters which nobody sees.
enum HiddenMessage {
  /// What a run of tag characters, variation selectors or zero-width characters says; nil where it says nothing readable.
  static func read(_ scalars: [UInt32]) -> String? {
    if let text = tags(scalars) ?? selectors(scalars) { return text }
    return bits(scalars)
  }

  /// U+E0020 to U+E007E stand for ASCII.
  private static func tags(_ scalars: [UInt32]) -> String? {
    let bytes = scalars.compactMap { (0xE0020...0xE007E).contains($0) ? UInt8($0 - 0xE0000) : nil }
    return bytes.count >= 2 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The 256 variation selectors can stand for bytes.
  private static func selectors(_ scalars: [UInt32]) -> String? {
    let bytes = scalars.compactMap { value -> UInt8? in
      if (0xFE00...0xFE0F).contains(value) { return UInt8(value - 0xFE00) }
      return (0xE0100...0xE01EF).contains(value) ? UInt8(value - 0xE0100 + 16) : nil
    }
    return readable(bytes)
  }

  /// Two zero-width characters can stand for bits, eight of them for a byte.
  private static func bits(_ scalars: [UInt32]) -> String? {
    let zeroWidth = scalars.filter { (0x200B...0x200D).contains($0) || $0 == 0x2060 || $0 == 0xFEFF || $0 == 0x2063 }
    guard zeroWidth.count >= 32, let first = zeroWidth.first else { return nil }
    let kinds = Set(zeroWidth)
    guard (2...3).contains(kinds.count) else { return nil }
    for one in kinds where one != first || kinds.count == 2 {
      for separators in kinds.count == 3 ? kinds.subtracting([one]) : [0] {
        let digits = zeroWidth.filter { $0 != separators }.map { $0 == one }
        let bytes = stride(from: 0, to: digits.count - digits.count % 8, by: 8).map { start in
          digits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        if let text = readable(bytes) { return text }
      }
    }
    return nil
  }

  private static func readable(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4, ReadableText.isReadable(bytes[...]) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
