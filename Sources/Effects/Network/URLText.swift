package import Model

/// Reads where a URL leads (RFC 3986), strictly: what two programs could read differently is refused.
package enum URLText {
  /// The peer that fetching the URL would reach.
  ///
  /// White space, control characters, backslashes, an empty or escaped or non-ASCII host, and a bad port are refused: URL
  /// parsers disagree on each of them, so the host that we judged might not be the host that is reached.
  package static func endpoint(_ url: String) throws(EffectsError) -> Endpoint {
    let bytes = Array(url.utf8)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { throw .badURL(url) }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw .badURL(url) }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard isScheme(scheme), bytes[colon...].starts(with: "://".utf8) else { throw .badURL(url) }
    let rest = bytes[(colon + 3)...]
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let hostAndPort = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
    let (host, port) = try split(hostAndPort, of: url)
    return Endpoint(host: host, port: port, scheme: scheme)
  }

  private static func isScheme(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
  }

  private static func split(
    _ text: ArraySlice<UInt8>,
    of url: String
  ) throws(EffectsError) -> (host: String, port: Int?) {
    var host = text
    var port: Int?
    let bracket = text.lastIndex(of: UInt8(ascii: "]"))
    if let colon = text.lastIndex(of: UInt8(ascii: ":")), colon > bracket ?? -1 {
      let digits = String(decoding: text[(colon + 1)...], as: UTF8.self)
      host = text[..<colon]
      if !digits.isEmpty {
        guard digits.utf8.allSatisfy(isDigit), let number = Int(digits), number <= 65_535 else { throw .badURL(url) }
        port = number
      }
    }
    if bracket != nil {
      guard host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]") else { throw .badURL(url) }
      host = host.dropFirst().dropLast()
      guard !host.isEmpty, host.allSatisfy({ isHexDigit($0) || ":.".utf8.contains($0) }) else { throw .badURL(url) }
    } else {
      if host.last == UInt8(ascii: ".") { host = host.dropLast() }
      guard !host.isEmpty, host.allSatisfy({ isLetter($0) || isDigit($0) || "-._".utf8.contains($0) }) else {
        throw .badURL(url)
      }
    }
    return (String(decoding: host, as: UTF8.self).lowercased(), port)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
