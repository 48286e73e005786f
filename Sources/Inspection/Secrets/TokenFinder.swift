/// Finds tokens by their published beginnings, and JSON Web Tokens by their shape (RFC 7515 section 7.1).
enum TokenFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    // One web token is tried in each run: the scan stays linear on `eyJ-eyJ-eyJ-…`.
    var webTokenFrom = 0
    var index = 0
    while index < text.count {
      let byte = text.bytes[index]
      guard TokenFormat.firstBytes.contains(byte), text.isWordStart(index) else {
        index += 1
        continue
      }
      let formats = TokenFormat.byFirstByte[Int(byte)]
      if let finding = token(of: formats, in: text, at: index)
        ?? (index < webTokenFrom ? nil : webToken(in: text, at: index, triedUpTo: &webTokenFrom))
      {
        found.append(finding)
        index = finding.range.upperBound
      } else {
        index += 1
      }
    }
  }

  private static func token(of formats: [TokenFormat], in text: ScannedText, at start: Int) -> SecretFinding? {
    for format in formats where text.has(format.prefix, at: start) {
      let body = start + format.prefix.utf8CodeUnitCount
      // A run without a digit is given up after its first 256 bytes, so that the next candidate in it costs no more.
      if format.needsDigit {
        let head = text.endOfRun(of: format.body, from: body, limit: 256)
        guard text.bytes[body..<head].contains(where: \.isASCIIDigit) else { continue }
      }
      // A bounded length is measured no further than one byte beyond it.
      let limit = format.maximum < .max ? format.maximum + 1 : .max
      let end = text.endOfRun(of: format.body, from: body, limit: limit)
      guard end - body >= format.minimum, end - body <= format.maximum else { continue }
      if let after = text[end], format.maximum < .max, ByteClass.alphanumeric.contains(after) { continue }
      return SecretFinding(kind: format.kind, range: start..<end)
    }
    return nil
  }

  /// Three parts of base64url, the first beginning with `{"` in that encoding; the signature may be empty (`alg: none`).
  private static func webToken(in text: ScannedText, at start: Int, triedUpTo: inout Int) -> SecretFinding? {
    guard text.has("eyJ", at: start) else { return nil }
    let header = text.endOfRun(of: .base64URL, from: start)
    triedUpTo = header
    guard header - start >= 12, text[header] == UInt8(ascii: ".") else { return nil }
    let payload = text.endOfRun(of: .base64URL, from: header + 1)
    guard payload - header >= 9, text[payload] == UInt8(ascii: ".") else { return nil }
    // The encrypted form has five parts.
    var end = text.endOfRun(of: .dotted, from: payload + 1)
    while end > payload + 1, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return SecretFinding(kind: .jsonWebToken, range: start..<end)
  }
}
