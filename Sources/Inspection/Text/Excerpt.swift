/// The passage around a place of a text, safe to show.
enum Excerpt {
  /// The most bytes of an excerpt.
  static let limit = 200
  private static let around = 24

  static func around(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let start = ScalarReader.boundary(in: bytes, atOrBefore: range.lowerBound - around)
    let end = ScalarReader.boundary(in: bytes, atOrAfter: min(range.upperBound + around, range.lowerBound + limit))
    guard start < end else { return "" }
    return VisibleText.cut(VisibleText.escape(String(decoding: bytes[start..<end], as: UTF8.self)), to: limit)
  }
}
