/// Finds private keys in their textual encodings: PEM (RFC 7468), OpenSSH, PGP (RFC 9580 section 6.2) and PuTTY.
enum PrivateKeyFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var index = 0
    // Where no key ends any more, no end is looked for again.
    var mayEnd = true
    while let start = text.find("-----BEGIN ", from: index, before: text.count) {
      let labelEnd = text.endOfRun(of: label, from: start + 11, limit: 64)
      index = labelEnd
      guard text.find("PRIVATE KEY", from: start + 11, before: labelEnd) != nil, text.has("-----", at: labelEnd),
        isKeyMaterial(text, at: labelEnd + 5)
      else { continue }
      let close = mayEnd ? text.find("-----END ", from: labelEnd, before: text.count) : nil
      mayEnd = close != nil
      // A key that is cut off before its end line is still a key: what looks like its body goes.
      let end = close.map { closing(in: text, at: $0) } ?? text.endOfRun(of: filler, from: labelEnd + 5)
      found.append(SecretFinding(kind: .privateKey, range: start..<end))
      index = end
    }
    if let start = text.find("PuTTY-User-Key-File-", from: 0, before: text.count),
      text.find("Private-Lines:", from: start, before: text.count) != nil
    {
      found.append(SecretFinding(kind: .privateKey, range: start..<text.count))
    }
  }

  private static let label = ByteClass(" ABCDEFGHIJKLMNOPQRSTUVWXYZ", digits: true)
  /// What may stand between lines of a key, also where it is quoted in source code or JSON.
  private static let between = ByteClass(" \t\r\n\\nr\"'+|>,")
  private static let filler = ByteClass(" \t\r\n\\+/=:-,\"'", letters: true, digits: true)
  private static let base64 = ByteClass("+/=", letters: true, digits: true)

  /// Whether a key follows, and not a program that merely names the line.
  private static func isKeyMaterial(_ text: ScannedText, at start: Int) -> Bool {
    let body = text.endOfRun(of: between, from: start, limit: 40)
    if text.hasFolded("proc-type", at: body) || text.hasFolded("version:", at: body)
      || text.hasFolded("comment:", at: body) || text.hasFolded("charset:", at: body)
    {
      return true
    }
    return text.endOfRun(of: base64, from: body, limit: 16) - body == 16
  }

  /// The end of the line `-----END …-----` that begins at `start`.
  private static func closing(in text: ScannedText, at start: Int) -> Int {
    let end = text.endOfRun(of: label, from: start + 9, limit: 64)
    return text.has("-----", at: end) ? end + 5 : end
  }
}
