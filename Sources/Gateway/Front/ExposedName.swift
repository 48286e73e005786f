import CanonicalJSON
import Signing

/// The names under which a server's tools and prompts appear beside those of other servers: `server__tool`.
///
/// Clients put a prefix of their own before it and models take only `[A-Za-z0-9_-]`, 64 characters at most, so a name that
/// does not fit is cut and marked with the beginning of its digest, which keeps it apart from others and the same for ever.
enum ExposedName {
  /// What is left of 64 when the longest usual prefix, `mcp__cavra__`, is taken off.
  static let longest = 52
  private static let separator = "__"
  private static let markLength = 8

  static func of(_ name: String, server: String) -> String {
    let plain = "\(server)\(separator)\(name)"
    // A server's name that holds the separator, or ends where it begins, could be read as another server's tool.
    let isClear = !server.utf8.elementsEqual("".utf8) && !server.hasSuffix("_") && !server.contains(separator)
    if isClear && plain.utf8.count <= longest && plain.utf8.allSatisfy(isAllowed) { return plain }
    let shown = String(decoding: plain.utf8.map { isAllowed($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    // The length keeps two pairs apart that are the same when they are joined.
    let mark = SHA256.hash(Array("\(server.utf8.count):\(plain)".utf8)).hex.prefix(markLength)
    return "\(shown.prefix(longest - markLength - 1))_\(mark)"
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
