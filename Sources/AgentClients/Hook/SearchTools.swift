import Model

/// The client's tools that look through a tree, `Grep` and `Glob`, as reads of what they look at.
enum SearchTools {
  /// Reads the directory or file that is searched, and what the `glob` picks out below it.
  ///
  /// The read of a directory stands for everything below it, but the policy does not take it for a read of each name that
  /// restrictions anywhere mean (`**/.env`), or no tree could be searched. A search that picks out just such names reads them,
  /// so each alternative of the glob is a read of its own: `<path>/**/<name>`, where `<name>` is the alternative with its
  /// wildcards filled in so that patterns of restrictions match it (see `SearchGlob`). The `**` stands as it is: no such
  /// directory exists, and a pattern that begins with `**/` matches through it.
  static func grep(_ input: ToolInput) -> [Action.Subject]? {
    guard let root = root(input) else { return nil }
    var subjects = [Action.Subject.readFile(path: root)]
    if input.has("glob") {
      guard let glob = input.text("glob"), let names = SearchGlob.names(glob) else { return nil }
      subjects += names.map { .readFile(path: "\(root.utf8.last == slash ? root : root + "/")**/\($0)") }
    }
    return subjects
  }

  /// Reads the directories in which names are looked up: `path` and what stands before the first wildcard of `pattern`.
  static func glob(_ input: ToolInput) -> [Action.Subject]? {
    guard let root = root(input), let pattern = input.text("pattern") else { return nil }
    guard let directories = SearchGlob.directories(pattern) else { return nil }
    return directories.map { directory in
      if directory.isEmpty { return .readFile(path: root) }
      let first = directory.utf8.first
      let isRooted = first == slash || first == UInt8(ascii: "~")
      return .readFile(path: isRooted ? directory : "\(root.utf8.last == slash ? root : root + "/")\(directory)")
    }
  }

  private static let slash = UInt8(ascii: "/")

  /// `path`, the session's directory where none is given, nil where it is no text.
  private static func root(_ input: ToolInput) -> String? { input.has("path") ? input.text("path") : input.cwd }
}
