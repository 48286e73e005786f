/// Finds Git work trees: the nearest directory upwards that holds `.git` (gitrepository-layout(5)).
package enum WorkTree {
  /// The root of the work tree that a real path is in; nil where it is in none.
  ///
  /// - Throws: `EffectsError` where a directory on the way may not be looked up.
  package static func root(of realPath: String, workspace: Workspace) throws(EffectsError) -> String? {
    var components = PathText.components(realPath)
    while true {
      let directory = PathText.absolute(components)
      if try workspace.kind(directory == "/" ? "/.git" : directory + "/.git") != nil { return directory }
      guard components.popLast() != nil else { return nil }
    }
  }
}
