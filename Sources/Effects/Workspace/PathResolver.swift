package import Model

/// Turns a path as it was given into both of its absolute names.
package struct PathResolver: Sendable {
  /// The longest path that Linux takes, its final NUL left out.
  private static let longestPath = 4_095
  /// How many links Linux follows in one look-up.
  private static let mostLinks = 40

  private let workspace: Workspace

  package init(workspace: Workspace) { self.workspace = workspace }

  /// Both names of a file that is given as people give them: also with `~` or as a `file:` URL.
  ///
  /// - Parameter directory: what a relative path is relative to; absolute.
  /// - Throws: `EffectsError` where the path is no path, links go in circles, or something may not be looked up.
  package func resolve(
    _ given: String,
    in directory: String,
    recursive: Bool = false
  ) throws(EffectsError) -> FileTarget {
    if let path = try FileURL.path(given) {
      return try resolveLiteral(path, given: given, in: directory, recursive: recursive)
    }
    return try resolveLiteral(try expandTilde(given), given: given, in: directory, recursive: recursive)
  }

  /// Both names of a path in which nothing is special any more, as a program gets it from a shell.
  ///
  /// `path` has `.` and `..` removed by text alone, so that a rule sees what was written. `real` is what the kernel would
  /// reach: every link is followed where it stands, and `..` goes up from there. Of a path that does not exist, the part
  /// that does is followed, a dangling link to where it points, and the rest appended.
  package func resolveLiteral(
    _ path: String,
    given: String? = nil,
    in directory: String,
    recursive: Bool = false
  ) throws(EffectsError) -> FileTarget {
    guard PathText.isAbsolute(directory) else { throw .notAbsolute(directory) }
    guard !path.isEmpty else { throw .empty() }
    guard !path.utf8.contains(0) else { throw .nul(path) }
    let absolute = PathText.isAbsolute(path) ? path : PathText.join(directory, path)
    guard path.utf8.count <= Self.longestPath, absolute.utf8.count <= 2 * Self.longestPath else {
      throw .tooLong(path, limit: Self.longestPath)
    }
    let real = try real(absolute, in: directory)
    return FileTarget(given: given ?? path, path: PathText.normalized(absolute), real: real, recursive: recursive)
  }

  private func expandTilde(_ given: String) throws(EffectsError) -> String {
    guard given.utf8.first == UInt8(ascii: "~") else { return given }
    let prefix = given.utf8.prefix { $0 != PathText.slash }
    let user = String(decoding: prefix.dropFirst(), as: UTF8.self)
    guard let home = workspace.home(user) else { throw .noHome(user) }
    return home + String(decoding: given.utf8.dropFirst(prefix.count), as: UTF8.self)
  }

  /// Follows every link, component by component.
  private func real(_ path: String, in directory: String) throws(EffectsError) -> String {
    var pending = Array(PathText.components(path).reversed())
    var reached: [String] = []
    var links = 0
    // How deep the first part is that does not exist: below it there is nothing to look up.
    var missing = Int.max
    while let component = pending.popLast() {
      if PathText.isCurrent(component) { continue }
      if PathText.isParent(component) {
        _ = reached.popLast()
        if reached.count < missing { missing = .max }
        continue
      }
      if let place = ProcessLinks.place(after: reached, component: component, directory: directory) {
        pending += PathText.components(place).reversed()
        reached = []
        links += 1
        guard links <= Self.mostLinks else { throw .linkLoop(path) }
        continue
      }
      reached.append(component)
      // `/proc/self` would lead to our own process, and what is below its `fd` to our own files: `/dev/stderr` would be
      // judged by where our standard error goes. Both are left to stand for those of the requester.
      if ProcessLinks.isOwnEntry(reached) || ProcessLinks.isOwnDescriptor(reached) { continue }
      if reached.count > missing { continue }
      let here = PathText.absolute(reached)
      let kind = try workspace.kind(here)
      if kind == nil { missing = reached.count }
      guard kind == .symbolicLink else { continue }
      links += 1
      guard links <= Self.mostLinks else { throw .linkLoop(path) }
      let target = try workspace.linkTarget(here)
      pending += PathText.components(target).reversed()
      guard pending.count <= Self.longestPath else { throw .linkLoop(path) }
      if PathText.isAbsolute(target) { reached = [] } else { _ = reached.popLast() }
    }
    return PathText.absolute(reached)
  }
}
