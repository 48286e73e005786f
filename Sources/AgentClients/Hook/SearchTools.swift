import Effects
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
  ///
  /// Which files of the tree the search opens is the matter of the program that the client runs for it, ripgrep with hidden
  /// files: its command line is judged too, over the files that are there.
  static func grep(_ input: ToolInput) -> [Action.Subject]? {
    guard let root = root(input) else { return nil }
    var subjects = [Action.Subject.readFile(path: root)]
    if input.has("glob") {
      guard let glob = input.text("glob"), let names = SearchGlob.names(glob) else { return nil }
      subjects += names.map { .readFile(path: "\(root.utf8.last == slash ? root : root + "/")**/\($0)") }
    }
    guard let line = commandLine(input, root: root) else { return nil }
    return subjects + [.executeCommand(line: line)]
  }

  /// The search as the client has ripgrep do it; nil where its input is not as documented.
  private static func commandLine(_ input: ToolInput, root: String) -> String? {
    var words = ["rg", "--hidden"]
    if input.has("type") {
      guard let type = input.text("type") else { return nil }
      words += ["--type", type]
    }
    if input.has("glob") {
      guard let glob = input.text("glob") else { return nil }
      for piece in glob.split(whereSeparator: \.isWhitespace) {
        let alternatives = piece.contains("{") ? [piece] : piece.split(separator: ",")
        for alternative in alternatives { words += ["--glob", String(alternative)] }
      }
    }
    words += ["-e", input.text("pattern") ?? ".", "--"]
    return ShellQuoting.commandLine(words) + " " + quoted(root)
  }

  /// The client takes a leading `~` for the home directory, so the shell must too.
  private static func quoted(_ path: String) -> String {
    if path == "~" { return path }
    return path.hasPrefix("~/") ? "~/" + ShellQuoting.quote(String(path.dropFirst(2))) : ShellQuoting.quote(path)
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
