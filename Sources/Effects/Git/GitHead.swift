import Model

/// What `HEAD` may name when a command runs, as far as the line itself changes it.
enum GitHead: Hashable, Comparable, Sendable {
  /// What the repository's files say.
  case stored
  case branch(String)
  /// It cannot be told, or is no branch.
  case unknown

  /// What a Git command makes of it when it succeeds; nil where it leaves it as it is.
  ///
  /// - Parameter words: those behind `git` and its own options, the subcommand first.
  static func after(_ words: ArraySlice<String>) -> GitHead? {
    guard let verb = words.first else { return nil }
    let rest = Array(words.dropFirst())
    switch verb {
    case "switch", "checkout": return switched(rest)
    case "branch":
      // `-m NEW` renames the branch that is checked out; with two names another one may be meant.
      guard let flag = rest.firstIndex(where: { ["-m", "-M", "--move"].contains($0) }) else { return nil }
      return rest[(flag + 1)...].last { !$0.hasPrefix("-") }.map(GitHead.branch)
    case "symbolic-ref":
      let operands = rest.filter { !$0.hasPrefix("-") }
      guard operands.count > 1, operands[0] == "HEAD" else { return nil }
      return .branch(operands[1].withoutPrefix("refs/heads/"))
    case "stash" where rest.first == "branch": return rest.dropFirst().first.map(GitHead.branch)
    case "rebase":
      // `rebase UPSTREAM BRANCH` switches first.
      let operands = rest.filter { !$0.hasPrefix("-") }
      return operands.count > 1 ? .branch(operands[operands.count - 1]) : nil
    case "bisect", "worktree": return nil
    default: return nil
    }
  }

  private static let creating = ["-b", "-B", "-c", "-C", "--create", "--force-create", "--orphan"]

  /// Whether a `checkout` or `switch` names a new branch.
  static func makesBranch(_ words: ArraySlice<String>) -> Bool {
    words.contains { word in creating.contains { word == $0 || word.behind($0) != nil } }
  }

  private static func switched(_ words: [String]) -> GitHead? {
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if creating.contains(word) { return words.dropFirst(index + 1).first.map(GitHead.branch) ?? .unknown }
      if let name = creating.lazy.compactMap({ $0.hasPrefix("--") ? word.behind($0 + "=") : nil }).first {
        return .branch(name)
      }
      if !word.hasPrefix("--"), let glued = ["-b", "-B", "-c", "-C"].lazy.compactMap({ word.behind($0) }).first {
        return .branch(glued)
      }
    }
    if words.contains("-") || words.contains(where: { $0.hasPrefix("@{") }) { return .unknown }
    if words.contains("--detach") || words.contains("-d") { return .unknown }
    // With `--` files are meant; so they are with several operands.
    let operands = words.filter { !$0.hasPrefix("-") }
    if words.contains("--") || operands.count != 1 { return nil }
    let name = operands[0]
    // A remote's branch that is not here yet is made under its own name; `--track` names it so.
    if words.contains(where: { ["-t", "--track"].contains($0) || $0.hasPrefix("--track=") }) {
      return .branch(String(name.drop { $0 != "/" }.dropFirst()))
    }
    return .branch(name.withoutPrefix("refs/heads/").withoutPrefix("heads/"))
  }
}

extension String {
  fileprivate func withoutPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }

  /// What follows the prefix, nil where nothing does.
  fileprivate func behind(_ prefix: String) -> String? {
    hasPrefix(prefix) && utf8.count > prefix.utf8.count ? String(dropFirst(prefix.count)) : nil
  }
}
