import TestSupport
import Testing

@testable import Policy

/// The automaton against a matcher that is slow and plainly right, over random short patterns and paths as effects have them:
/// absolute, without empty components.
struct GlobOracleTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func agreesWithTheOracle(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<20_000 {
      let pattern = "/" + Self.text(from: ["a", "b", "/", "*", "**", "**/", "/**", "?", "[ab]", "[!a]", "."], &random)
      let components = Self.text(from: ["a", "b", "/", ".", "ab"], &random).split(separator: "/")
      let path = "/" + components.joined(separator: "/")
      guard case .success(let glob) = Glob.path(pattern) else { continue }
      let expected = Oracle.matches(Array(pattern.utf8)[...], Array(path.utf8)[...])
      try #require(glob.matches(path.utf8, folding: false) == expected, "\(pattern) on \(path)")
    }
  }

  private static func text(from pieces: [String], _ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...6, using: &random)).reduce(into: "") { text, _ in
      text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
  }
}

/// The documented meaning, word for word, by trying every way.
private enum Oracle {
  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")

  static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>, afterSlash: Bool = false) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    switch first {
    case star where rest.first == star:
      let behind = pattern.drop { $0 == star }
      if afterSlash, behind.first == slash {
        // No directory, or some whole ones.
        let next = behind.dropFirst()
        if matches(next, path, afterSlash: true) { return true }
        return path.indices.contains { path[$0] == slash && matches(next, path[($0 + 1)...], afterSlash: true) }
      }
      return (path.startIndex...path.endIndex).contains { matches(behind, path[$0...]) }
    case star:
      for end in path.startIndex...path.endIndex {
        if matches(rest, path[end...]) { return true }
        if end < path.endIndex, path[end] == slash { return false }
      }
      return false
    case UInt8(ascii: "?"): return path.first.map { $0 != slash && matches(rest, path.dropFirst()) } ?? false
    case UInt8(ascii: "["):
      guard let close = pattern.firstIndex(of: UInt8(ascii: "]")), let byte = path.first, byte != slash else {
        return false
      }
      let body = pattern[(pattern.startIndex + 1)..<close]
      let negated = body.first == UInt8(ascii: "!")
      return body.dropFirst(negated ? 1 : 0).contains(byte) != negated
        && matches(pattern[(close + 1)...], path.dropFirst())
    case slash:
      // `x/**` also means `x` itself.
      if path.isEmpty, rest.count > 1, rest.allSatisfy({ $0 == star }) { return true }
      return path.first == slash && matches(rest, path.dropFirst(), afterSlash: true)
    default: return path.first == first && matches(rest, path.dropFirst())
    }
  }
}
