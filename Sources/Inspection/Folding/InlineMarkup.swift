/// Tags and comments that a page shows nothing of, so that a word goes on behind them: `ig<b></b>nore`.
enum InlineMarkup {
  private static let longest = 96
  private static let names: Set<[UInt8]> = Set(
    [
      "a", "abbr", "b", "bdi", "bdo", "big", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "s", "small",
      "span",
      "strong", "sub", "sup", "tt", "u", "wbr",
    ].map { Array($0.utf8) }
  )

  /// Where the inline tags at `start` end, if a letter follows them; nil where there are none.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start < longest, bytes[index] == UInt8(ascii: "<") {
      guard let next = tagEnd(in: bytes, from: index) else { return nil }
      index = next
    }
    guard index < bytes.count, bytes[index] >= 0x80 || ByteClass.alphanumeric.contains(bytes[index]) else { return nil }
    return index
  }

  private static func tagEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let limit = min(bytes.count, start + longest)
    guard let close = bytes[start..<limit].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let inside = bytes[start + 1..<close]
    if inside.starts(with: "!--".utf8) { return close + 1 }
    let name = inside.drop { $0 == UInt8(ascii: "/") }.prefix { ByteClass.alphanumeric.contains($0) }
    return names.contains(name.map(\.asciiLowercased)) ? close + 1 : nil
  }
}
