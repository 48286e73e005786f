/// Where an action takes place, as far as rules ask: handed in, so that judging looks nothing up.
package struct Surroundings: Sendable, Equatable {
  /// The roots of the work trees in which the session works: its project's and the action's. Without a repository the
  /// directory itself stands here, so that relative patterns always have something to be relative to.
  package let workTrees: [String]
  /// The roots of other work trees that the action touches: patterns are relative to them too, but they are no part of
  /// `where: worktree`, or every repository on the machine would be open to writing.
  package let otherTrees: [String]
  /// The user's home directory.
  package let home: String
  /// Directories whose contents nobody keeps: `/tmp`, `/var/tmp`.
  package let temporary: [String]

  package init(workTrees: [String], otherTrees: [String] = [], home: String, temporary: [String]) {
    self.workTrees = workTrees
    self.otherTrees = otherTrees
    self.home = home
    self.temporary = temporary
  }
}

/// The parts of the file system that a rule can ask for with `where`. Each path is in exactly one: the first that holds.
enum Zone: String, Sendable, CaseIterable {
  /// In one of the work trees, wherever that is.
  case worktree
  /// Strictly below a directory for temporary files.
  case temporary
  /// In the user's home.
  case home
  /// Anywhere else.
  case outside

  static func of(_ path: String, in surroundings: Surroundings) -> Zone {
    if surroundings.workTrees.contains(where: { PathPrefix.rest(of: path, below: $0) != nil }) { return .worktree }
    if surroundings.temporary.contains(where: { PathPrefix.rest(of: path, below: $0)?.isEmpty == false }) {
      return .temporary
    }
    return PathPrefix.rest(of: path, below: surroundings.home) != nil ? .home : .outside
  }
}
