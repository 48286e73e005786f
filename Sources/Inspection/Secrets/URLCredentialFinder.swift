/// Finds user information in URLs (RFC 3986 section 3.2.1): `https://user:password@host`, `https://token@host`.
enum URLCredentialFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var index = 0
    while let colon = text.find("://", from: index, before: text.count) {
      let start = colon + 3
      let end = text.endOfRun(of: authority, from: start)
      index = end
      guard let at = text.bytes[start..<end].lastIndex(of: UInt8(ascii: "@")), at > start else { continue }
      // The colon of a placeholder separates nothing.
      if text.has("[redacted:", at: start) { continue }
      let separator = text.bytes[start..<at].firstIndex(of: UInt8(ascii: ":"))
      let secret = separator.map { $0 + 1..<at } ?? start..<at
      guard !secret.isEmpty, !SecretValue.isPlaceholder(text.bytes[secret]) else { continue }
      // A lone user name is none; one that a machine made is a token.
      if separator == nil {
        guard secret.count >= 16, text.bytes[secret].contains(where: \.isASCIIDigit) else { continue }
      }
      found.append(SecretFinding(kind: .urlCredentials, range: secret))
    }
  }

  private static let authority = ByteClass(inverting: "/?# \t\r\n\"'`<>|\\")
}
