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
  /// Of the registry of RFC 9110 section 16.4, and those that services made up.
  private static let schemes: Set<[UInt8]> = Set(
    [
      "basic", "bearer", "digest", "dpop", "hoba", "mutual", "negotiate", "ntlm", "privatetoken", "token", "apikey",
      "key",
      "scram-sha-256", "aws4-hmac-sha256", "sharedkey", "sharedaccesssignature", "bot", "splunk", "genie", "jwt",
    ].map { Array($0.utf8) }
  )
  private static let lineValue = ByteClass(inverting: "\r\n\"'`\\")

  private static func header(_ text: ScannedText, after index: Int) -> SecretFinding? {
    guard let next = text[index], next != UInt8(ascii: " "), separator.contains(next) else { return nil }
    var start = text.endOfRun(of: separator, from: index, limit: 8)
    // The scheme stays: it is no secret and says what was used.
    let scheme = text.endOfRun(of: .name, from: start, limit: 32)
    let isKnown = schemes.contains(text.bytes[start..<scheme].map(\.asciiLowercased))
    if text[scheme] == UInt8(ascii: " ") { start = text.endOfRun(of: space, from: scheme, limit: 8) }
    // Judged by its head: a line that is no header must not be read to its end for each word in it that could begin one.
    let head = text.bytes[start..<text.endOfRun(of: lineValue, from: start, limit: 512)]
    // Source code speaks of the header as well: `headers["Authorization"] = sign(request)`.
    guard head.count >= 6, !SecretValue.isPlaceholder(head), !head.contains(UInt8(ascii: "(")),
      isKnown || head.contains(where: \.isASCIIDigit)
    else { return nil }
    return SecretFinding(kind: .authorization, range: start..<text.endOfRun(of: lineValue, from: start))
  }

  private static func cookie(_ text: ScannedText, after index: Int) -> SecretFinding? {
    let start = text.endOfRun(of: space, from: index, limit: 8)
    let name = text.endOfRun(of: .name, from: start, limit: 128)
    guard name > start, text[name] == UInt8(ascii: "=") else { return nil }
    let head = text.bytes[(name + 1)..<text.endOfRun(of: lineValue, from: name + 1, limit: 512)]
    guard head.count >= 8, !SecretValue.isPlaceholder(head) else { return nil }
    return SecretFinding(kind: .authorization, range: name + 1..<text.endOfRun(of: lineValue, from: name + 1))
  }

  private static func bearer(_ text: ScannedText, after index: Int) -> SecretFinding? {
    let end = text.endOfRun(of: .token68, from: index)
    let value = text.bytes[index..<end]
    guard value.count >= 16, value.prefix(512).contains(where: \.isASCIIDigit) else { return nil }
    return SecretFinding(kind: .authorization, range: index..<end)
  }
}
