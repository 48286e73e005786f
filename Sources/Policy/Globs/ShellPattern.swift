/// A path with a shell pattern in it (POSIX Shell Command Language, 2.13) that matched nothing when it was looked at: what it
/// will match when the command runs may be there by then.
struct ShellPattern {
  private let components: [[UInt8]]

  static func isOne(_ path: String) -> Bool { path.utf8.contains(where: isWild) }

  init(_ path: String) {
    components = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// Whether some path matches both this and a rule's components, of which `**` stands for any number.
  func meets(_ rule: [[UInt8]]) -> Bool { Self.meet(components[...], rule[...]) }

  private static func meet(_ shell: ArraySlice<[UInt8]>, _ rule: ArraySlice<[UInt8]>) -> Bool {
    guard let first = rule.first else { return shell.isEmpty }
    if first.elementsEqual("**".utf8) {
      if rule.count == 1 { return true }
      return (0...shell.count).contains { meet(shell.dropFirst($0), rule.dropFirst()) }
    }
    guard let name = shell.first, meet(name[...], first[...], atStart: true) else { return false }
    return meet(shell.dropFirst(), rule.dropFirst())
  }

  /// Two names with `*`, `?` and sets, of which a set is taken for any character.
  private static func meet(_ shell: ArraySlice<UInt8>, _ rule: ArraySlice<UInt8>, atStart: Bool) -> Bool {
    guard let left = shell.first else { return rule.allSatisfy { $0 == UInt8(ascii: "*") } }
    // A dot at the beginning is matched by itself only.
    if atStart, isWild(left), rule.first == UInt8(ascii: ".") { return false }
    if left == UInt8(ascii: "*") {
      return (0...rule.count).contains { meet(shell.dropFirst(), rule.dropFirst($0), atStart: false) }
    }
    guard let right = rule.first else { return false }
    if right == UInt8(ascii: "*") {
      return (0...shell.count).contains { meet(shell.dropFirst($0), rule.dropFirst(), atStart: false) }
    }
    let (after, any) = afterOne(shell)
    let (rest, anyRule) = afterOne(rule)
    return (any || anyRule || ASCII.lower(left) == ASCII.lower(right)) && meet(after, rest, atStart: false)
  }

  /// What follows the first character, and whether that is any.
  private static func afterOne(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Bool) {
    switch text.first {
    case UInt8(ascii: "?"): return (text.dropFirst(), true)
    case UInt8(ascii: "["):
      guard let end = text.dropFirst(2).firstIndex(of: UInt8(ascii: "]")) else { return (text.dropFirst(), false) }
      return (text[(end + 1)...], true)
    default: return (text.dropFirst(), false)
    }
  }

  private static func isWild(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
  }
}

extension PathPattern {
  /// Whether the rule's pattern and a shell's may mean the same file. In work trees, where the real tree was looked at, and
  /// for rules on endings of names, which nearly every pattern could meet, the answer is no.
  func mayMeet(_ pattern: ShellPattern, in surroundings: Surroundings) -> Bool {
    let last = text.split(separator: "/").last ?? ""
    guard base != .workTree, last == "**" || !ShellPattern.isOne(String(last)) else { return false }
    let inTree = (surroundings.workTrees + surroundings.otherTrees).contains { tree in
      pattern.meets((tree + "/**").utf8.split(separator: UInt8(ascii: "/")).map(Array.init))
    }
    if inTree { return false }
    let whole =
      base == .home
      ? surroundings.home + text.dropFirst(1) : text.hasPrefix("/") || text.hasPrefix("**/") ? text : "**/" + text
    return pattern.meets(whole.utf8.split(separator: UInt8(ascii: "/")).map(Array.init))
  }
}
