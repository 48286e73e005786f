/// A path pattern of a pack as a permission rule of Claude Code (`permissions.deny`).
///
/// The client reads such patterns as gitignore(5) does: `//` begins at the root, `~/` at the home directory.
package enum ReadDenyRule {
  /// The rules for the patterns that can be said exactly, each once, and how many cannot.
  ///
  /// - Parameter home: the user's home directory: absolute patterns in it are written from `~/`, so that a file that is
  ///   shared does not tell where it is.
  package static func translate(_ patterns: [String], home: String) -> (rules: [String], leftOut: Int) {
    var rules: [String] = []
    var seen: Set<[UInt8]> = []
    var leftOut = 0
    for pattern in patterns {
      guard let rule = rule(for: pattern, home: home) else {
        leftOut += 1
        continue
      }
      if seen.insert(Array(rule.utf8)).inserted { rules.append(rule) }
    }
    return (rules, leftOut)
  }

  /// The rule for one pattern; nil where the client's syntax cannot say it: parentheses end a rule, brackets and backslashes
  /// are read otherwise, and `**` is only special as a whole component. Patterns that are relative to a work tree have no
  /// counterpart either, because the client's are relative to its directory.
  static func rule(for pattern: String, home: String) -> String? {
    let isPlain = pattern.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !#"()[]{}\!"#.utf8.contains($0) }
    guard !pattern.isEmpty, isPlain, pattern.utf8.last != 0x20 else { return nil }
    let components = pattern.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard components.allSatisfy({ $0.elementsEqual("**".utf8) || !hasTwoStars($0) }) else { return nil }
    if pattern.utf8.starts(with: "~/".utf8) { return "Read(\(pattern))" }
    if !home.isEmpty, home != "/", pattern.utf8.starts(with: "\(home)/".utf8) {
      return "Read(~\(String(decoding: pattern.utf8.dropFirst(home.utf8.count), as: UTF8.self)))"
    }
    if pattern.utf8.starts(with: "/".utf8) { return "Read(/\(pattern))" }
    if pattern.utf8.starts(with: "**/".utf8) { return "Read(//\(pattern))" }
    return pattern.utf8.contains(UInt8(ascii: "/")) ? nil : "Read(//**/\(pattern))"
  }

  private static func hasTwoStars(_ component: Substring.UTF8View) -> Bool {
    zip(component, component.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "*") }
  }
}
