import Model

/// The options between `git` and its subcommand (git(1)).
struct GitGlobalOptions {
  /// Where Git would work after `-C`.
  private(set) var directory: String
  /// What could run a program or change which repository is meant.
  private(set) var opaque: [String] = []
  /// The subcommand and what follows it.
  var rest: ArraySlice<String>

  private static let valued: Set<String> = ["--namespace", "--super-prefix", "--attr-source", "--list-cmds"]

  init(_ arguments: [String], directory: String, workspace: Workspace) {
    self.directory = directory
    rest = arguments[...]
    while let word = rest.first, word.hasPrefix("-") {
      rest = rest.dropFirst()
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      let glued = parts.count > 1 ? String(parts[1]) : nil
      switch name {
      case "-C": enter(rest.popFirst(), workspace)
      case "-c": takeSetting(rest.popFirst())
      case "--config-env":
        opaque.append("`--config-env` sets Git's configuration from a variable")
        if glued == nil { _ = rest.popFirst() }
      case "--git-dir", "--work-tree":
        opaque.append("`\(name)` points Git at another repository")
        if glued == nil { _ = rest.popFirst() }
      case "--exec-path":
        if glued != nil { opaque.append("`--exec-path` names where Git's programs come from") }
      case "--version", "-v", "--help", "-h", "--html-path", "--man-path", "--info-path":
        rest = []
        return
      default:
        if Self.valued.contains(name), glued == nil { _ = rest.popFirst() }
      }
    }
  }

  private mutating func enter(_ path: String?, _ workspace: Workspace) {
    guard let path, let target = try? PathResolver(workspace: workspace).resolveLiteral(path, in: directory) else {
      opaque.append("where `git -C` leads cannot be told")
      return
    }
    directory = target.real
  }

  private mutating func takeSetting(_ setting: String?) {
    guard let setting else {
      opaque.append("`git -c` without a setting")
      return
    }
    let key = setting.prefix { $0 != "=" }.lowercased()
    if !GitSetting.isHarmless(key) { opaque.append("the setting `\(key)` can make Git run another program") }
  }
}
