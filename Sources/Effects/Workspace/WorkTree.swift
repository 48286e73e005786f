import CanonicalJSON

/// Finds Git work trees: the nearest directory upwards that holds `.git` (gitrepository-layout(5)).
package enum WorkTree {
  /// The root of the work tree that a real path is in; nil where it is in none.
  ///
  /// - Throws: `EffectsError` where a directory on the way may not be looked up.
  package static func root(of realPath: String, workspace: Workspace) throws(EffectsError) -> String? {
    var known = Roots()
    return try root(of: realPath, workspace: workspace, &known)
  }

  /// What was found before, by directory: many files of one tree are looked up once.
  package struct Roots {
    fileprivate var found: [ByteKey: String?] = [:]

    package init() {}
  }

  /// The same for one of many paths.
  package static func root(
    of realPath: String,
    workspace: Workspace,
    _ known: inout Roots
  ) throws(EffectsError) -> String? {
    var directory = PathText.isAbsolute(realPath) ? realPath : PathText.normalized(realPath)
    var passed: [ByteKey] = []
    var root: String?
    while true {
      if let found = known.found[ByteKey(directory)] {
        root = found
        break
      }
      passed.append(ByteKey(directory))
      let isTop = directory.utf8.count <= 1
      if try workspace.kind(isTop ? "/.git" : directory + "/.git") != nil {
        root = directory
        break
      }
      if isTop { break }
      let above = directory.utf8.lastIndex(of: PathText.slash) ?? directory.startIndex
      directory = above == directory.startIndex ? "/" : String(directory[..<above])
    }
    for path in passed { known.found[path] = .some(root) }
    return root
  }
}
