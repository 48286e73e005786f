import Model

/// Which files a rule means.
struct FileMatcher: Sendable {
  enum Operation: String, Sendable {
    case read, write, delete

    /// Whether what happens to the file happens to what is in it.
    func reachesBelow(_ file: FileTarget) -> Bool { self == .delete || file.recursive }
  }

  let operation: Operation
  /// Alternatives; none given means every path.
  let patterns: [PathPattern]
  /// Exceptions.
  let exceptions: [PathPattern]
  /// Zones of which one must hold; none given means everywhere.
  let zones: [Zone]

  func matches(_ file: FileTarget, in surroundings: Surroundings, restricts: Bool) -> Bool {
    if restricts {
      return speaks(of: file.path, file, surroundings, folding: true)
        || speaks(of: file.real, file, surroundings, folding: true)
        || firstBelow(file, in: surroundings) != nil
    }
    return speaks(of: file.path, file, surroundings, folding: false)
      && speaks(of: file.real, file, surroundings, folding: false)
  }

  /// Of the files that were listed below a directory, the first that the rule means.
  func firstBelow(_ file: FileTarget, in surroundings: Surroundings) -> String? {
    if file.below.isEmpty { return nil }
    let relevant = patterns.filter { $0.mayMatchBelow(file.real, in: surroundings) }
    if relevant.isEmpty { return nil }
    return file.below.first { path in
      relevant.contains { $0.matches(path, in: surroundings, folding: true) }
        && (zones.isEmpty || zones.contains(Zone.of(path, in: surroundings)))
        && !exceptions.contains { $0.matches(path, in: surroundings, folding: false) }
    }
  }

  /// Whether a path is a pattern that may mean other files by the time. Of what is taken away from a temporary directory that
  /// does not matter: what will lie there is no file of a project.
  private func mayMeetOthers(_ path: String, _ surroundings: Surroundings) -> Bool {
    ShellPattern.isOne(path) && !(operation == .delete && Zone.of(path, in: surroundings) == .temporary)
  }

  private func speaks(of path: String, _ file: FileTarget, _ surroundings: Surroundings, folding: Bool) -> Bool {
    guard zones.isEmpty || zones.contains(Zone.of(path, in: surroundings)) else { return false }
    let shell = folding && mayMeetOthers(path, surroundings) ? ShellPattern(path) : nil
    let isNamed =
      patterns.isEmpty
      || patterns.contains { pattern in
        pattern.matches(path, in: surroundings, folding: folding)
          || (shell.map { pattern.mayMeet($0, in: surroundings) } ?? false)
          // What happens to a directory happens to what is in it; a permission must name the directory itself.
          || (folding && operation.reachesBelow(file)
            && pattern.canMatchBelow(path, in: surroundings, folding: folding))
      }
    // An exception is the reverse of its rule: read narrowly under a restriction.
    return isNamed && !exceptions.contains { $0.matches(path, in: surroundings, folding: false) }
  }
}
