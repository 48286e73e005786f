/// What a tool does to the paths in its arguments, told from its name.
enum ToolVerb {
  /// The operations that its paths are judged by. A name that tells nothing is judged as reading and as writing.
  static func operations(of tool: String) -> [FileEffects.Operation] {
    let words = ArgumentRole.words(of: tool)
    var operations: [FileEffects.Operation] = []
    if !deleting.isDisjoint(with: words) { operations.append(.delete) }
    if !writing.isDisjoint(with: words) { operations.append(.write) }
    if operations.isEmpty, !reading.isDisjoint(with: words) { return [.read] }
    // Copying and moving read as well; a writing tool may show what it replaced.
    return operations.isEmpty ? [.read, .write] : [.read] + operations
  }

  private static let reading: Set<String> = [
    "read", "get", "list", "ls", "show", "view", "cat", "search", "find", "grep", "stat", "info", "tree", "diff", "log",
    "status", "blame", "head", "tail", "describe", "query", "open", "fetch", "load", "inspect", "glob",
  ]
  private static let writing: Set<String> = [
    "write", "create", "edit", "update", "append", "save", "put", "insert", "replace", "patch", "apply", "mkdir",
    "make",
    "move", "mv", "rename", "copy", "cp", "upload", "download", "export", "add", "set", "touch", "commit", "checkout",
    "init",
    "reset", "restore", "modify", "change", "extract", "install", "clone",
  ]
  private static let deleting: Set<String> = [
    "delete", "remove", "rm", "unlink", "move", "mv", "rename", "clean", "purge", "trash",
  ]
}
