/// Finds tokens that carry a checksum, wherever they stand: of GitHub (`ghp_…`) and of npm (`npm_…`).
///
/// `TokenFinder` asks for the border of a word on both sides, because a prefix alone says little in the middle of one. Thirty
/// random characters that are followed by their own CRC-32 are a token also where a program glued words to it.
enum ChecksumFinder {
  private static let random = 30
  private static let check = 6

  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var index = 0
    while let mark = text.find("_", from: index, before: text.count) {
      index = mark + 1
      guard let kind = kind(in: text, before: mark),
        text.endOfRun(of: .alphanumeric, from: index, limit: random + check) - index == random + check
      else { continue }
      let body = text.bytes[index..<index + random + check]
      guard digits(of: crc(body.prefix(random))).elementsEqual(body.suffix(check)) else { continue }
      index += random + check
      found.append(SecretFinding(kind: kind, range: mark - 3..<index))
    }
  }

  private static func kind(in text: ScannedText, before mark: Int) -> SecretKind? {
    let prefixes: [(StaticString, SecretKind)] = [
      ("ghp", .githubToken), ("gho", .githubToken), ("ghu", .githubToken), ("ghs", .githubToken), ("ghr", .githubToken),
      ("npm", .npmToken),
    ]
    return prefixes.first { text.has($0.0, at: mark - 3) }?.1
  }

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// The number in base 62, six digits.
  private static func digits(of number: UInt32) -> [UInt8] {
    var rest = Int(number)
    var digits: [UInt8] = []
    for _ in 0..<check {
      digits.append(alphabet[rest % alphabet.count])
      rest /= alphabet.count
    }
    return digits.reversed()
  }

  /// CRC-32 as of gzip (RFC 1952 section 8).
  private static func crc(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
