/// Finds credentials in HTTP headers: `Authorization` (RFC 9110 section 11.6.2), `Cookie`, and a bare `Bearer …`.
enum HeaderFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var index = 0
    while index < text.count {
      guard let finding = finding(in: text, at: index) else {
        index += 1
        continue
      }
      found.append(finding)
      index = finding.range.upperBound
    }
  }

  private static func finding(in text: ScannedText, at index: Int) -> SecretFinding? {
    guard let byte = text[index], text.isWordStart(index) else { return nil }
    switch byte | 0x20 {
    case UInt8(ascii: "a") where text.hasFolded("authorization", at: index): return header(text, after: index + 13)
    case UInt8(ascii: "c") where text.hasFolded("cookie:", at: index): return cookie(text, after: index + 7)
    case UInt8(ascii: "b") where text.hasFolded("bearer ", at: index): return bearer(text, after: index + 7)
    default: return nil
    }
  }

  private static let space = ByteClass(" ")
  private static let separator = ByteClass(" \t:=\"'")
  private static let lineValue = ByteClass(inverting: "\r\n\"'`\\")

  private static func header(_ text: ScannedText, after index: Int) -> SecretFinding? {
    guard let next = text[index], next != UInt8(ascii: " "), separator.contains(next) else { return nil }
    var start = text.endOfRun(of: separator, from: index, limit: 8)
    // The scheme stays: it is no secret and says what was used.
    let scheme = text.endOfRun(of: .name, from: start, limit: 32)
    if text[scheme] == UInt8(ascii: " ") { start = text.endOfRun(of: space, from: scheme, limit: 8) }
    let end = text.endOfRun(of: lineValue, from: start)
    guard end - start >= 6, !SecretValue.isPlaceholder(text.bytes[start..<end]) else { return nil }
    return SecretFinding(kind: .authorization, range: start..<end)
  }

  private static func cookie(_ text: ScannedText, after index: Int) -> SecretFinding? {
    let start = text.endOfRun(of: space, from: index, limit: 8)
    let name = text.endOfRun(of: .name, from: start, limit: 128)
    guard name > start, text[name] == UInt8(ascii: "=") else { return nil }
    let end = text.endOfRun(of: lineValue, from: name + 1)
    guard end - name > 8, !SecretValue.isPlaceholder(text.bytes[(name + 1)..<end]) else { return nil }
    return SecretFinding(kind: .authorization, range: name + 1..<end)
  }

  private static func bearer(_ text: ScannedText, after index: Int) -> SecretFinding? {
    let end = text.endOfRun(of: .token68, from: index)
    let value = text.bytes[index..<end]
    guard value.count >= 16, value.prefix(512).contains(where: \.isASCIIDigit) else { return nil }
    return SecretFinding(kind: .authorization, range: index..<end)
  }
}
