import Model

/// The project in which a line works: the work tree of the directory where it begins, or that directory.
///
/// Its code runs all day, by tests, builds and tools, and changing it is judged where it is changed. Code that lies elsewhere
/// was put there by somebody whom nobody looked at: to run it is opaque.
extension Walker {
  /// Where the system and its package managers put programs: not an agent's to write.
  private static let installed = [
    "/usr", "/nix/store", "/opt/homebrew", "/Applications", "/Library/Developer", "/snap",
  ]

  /// Reads a file or directory whose contents are run, and says so where it is not part of the project.
  mutating func runFrom(
    _ argument: Argument,
    recursive: Bool = false,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) {
    guard argument.isKnown else {
      opaque("`\(argument.text.prefix(80))` is run, and cannot be told: \(argument.unknown ?? "")", range, via)
      return
    }
    fileEffect(.read, argument.text, recursive: recursive, argument.range, via, state)
    if isForeign(argument.text, state) {
      opaque("`\(argument.text.prefix(80))` is run and lies outside the project", argument.range, via)
    }
  }

  /// Whether a path may lie outside the project, as it is written or by the links on the way.
  func isForeign(_ path: String, _ state: ShellState) -> Bool {
    if DeviceFile(path) != nil { return true }
    let resolver = PathResolver(workspace: workspace.with(links: state.links))
    let directories = PathText.isAbsolute(path) ? ["/"] : state.directories
    guard !directories.isEmpty else { return true }
    return directories.contains { directory in
      guard let target = try? resolver.resolveLiteral(path, in: directory) else { return true }
      return isForeign(real: target.real)
    }
  }

  /// Whether the shell may stand outside the project.
  func isAbroad(_ state: ShellState) -> Bool {
    state.directories.isEmpty || state.directories.contains { $0 != start && isForeign($0, state) }
  }

  private func isForeign(real path: String) -> Bool {
    let resolver = PathResolver(workspace: workspace)
    guard let home = (try? resolver.resolveLiteral(start, in: "/"))?.real else { return true }
    if PathText.holds(home, path) || Self.installed.contains(where: { PathText.holds($0, path) }) { return false }
    guard let root = (try? WorkTree.root(of: home, workspace: workspace)) ?? nil else { return true }
    return !PathText.holds(root, path)
  }
}
