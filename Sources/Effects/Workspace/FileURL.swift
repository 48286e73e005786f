/// `file:` URLs of local files (RFC 8089).
enum FileURL {
  /// The path that the URL names; nil where the text is no `file:` URL.
  ///
  /// - Throws: `EffectsError.notFileURL` for a URL with another host, a query, a bad escape, or bytes that are not UTF-8.
  static func path(_ text: String) throws(EffectsError) -> String? {
    let bytes = Array(text.utf8)
    let scheme = Array("file://".utf8)
    guard bytes.count >= scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
    let rest = bytes.dropFirst(scheme.count)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { throw .notFileURL(text) }
    let host = String(decoding: rest[..<slash], as: UTF8.self).lowercased()
    guard host.isEmpty || host == "localhost" else { throw .notFileURL(text) }
    guard let path = String(validating: try unescape(rest[slash...], of: text), as: UTF8.self) else {
      throw .notFileURL(text)
    }
    return path
  }

  private static func unescape(_ bytes: ArraySlice<UInt8>, of text: String) throws(EffectsError) -> [UInt8] {
    var result: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "?"), UInt8(ascii: "#"): throw .notFileURL(text)
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexValue), let low = iterator.next().flatMap(hexValue) else {
          throw .notFileURL(text)
        }
        result.append(high << 4 | low)
      default: result.append(byte)
      }
    }
    return result
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
