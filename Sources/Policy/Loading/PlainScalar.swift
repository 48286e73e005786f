/// What a scalar without quotes and without a tag is (YAML 1.2 section 10.3.2).
enum PlainScalar {
  /// The value; nil for what another reader could take for a number, a date or a boolean: that must be put in quotes.
  static func content(of text: String) -> YAMLValue.Content? {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF": return nil
    case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN", "<<", "=": return nil
    default: break
    }
    guard let first = text.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else { return .string(text) }
    if let number = Int(text), first != UInt8(ascii: "+"), !hasLeadingZero(text) { return .integer(number) }
    return looksNumeric(text) ? nil : .string(text)
  }

  /// Whether YAML 1.1 or 1.2 has a number or a date of that form: `1.5`, `0x1F`, `0o17`, `1_000`, `12:30`, `2026-01-31`.
  private static func looksNumeric(_ text: String) -> Bool {
    let bytes = text.utf8.filter { $0 != UInt8(ascii: "_") }
    if Double(String(decoding: bytes, as: UTF8.self)) != nil { return true }
    let unsigned = bytes.drop { "+-".utf8.contains($0) }
    if unsigned.starts(with: "0o".utf8) || unsigned.starts(with: "0x".utf8) || unsigned.starts(with: "0b".utf8) {
      return true
    }
    if unsigned.contains(UInt8(ascii: ":")), unsigned.allSatisfy({ isDigit($0) || ":.".utf8.contains($0) }) {
      return true
    }
    return unsigned.prefix(5).count == 5 && unsigned.prefix(4).allSatisfy(isDigit)
      && unsigned.dropFirst(4).first == UInt8(ascii: "-") && unsigned.dropFirst(5).first.map(isDigit) ?? false
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return digits.count > 1 && digits.first == UInt8(ascii: "0")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
