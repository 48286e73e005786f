/// What an argument of another server's tool means, told from its name.
///
/// Names are the only thing that servers have in common. The words are those of the widely used servers (filesystem, git,
/// fetch, shell, browser); a name is split at `_`, `-` and capitals, so that `file_path`, `filePath` and `PATH` are alike.
package enum ArgumentRole: String, Sendable {
  case path, command, url

  /// The role of an argument with that name; nil where the name tells nothing.
  package static func of(_ name: String) -> ArgumentRole? {
    let words = self.words(of: name)
    if !commands.isDisjoint(with: words) { return .command }
    if !urls.isDisjoint(with: words) { return .url }
    if !paths.isDisjoint(with: words) { return .path }
    return nil
  }

  private static let paths: Set<String> = [
    "path", "paths", "file", "files", "filename", "filenames", "filepath", "directory", "dir", "folder", "cwd", "root",
    "source", "src", "destination", "dest", "dst", "target", "input", "output", "workdir", "repo", "location",
  ]
  private static let commands: Set<String> = [
    "command", "commands", "cmd", "shell", "script", "bash", "exec", "cmdline",
  ]
  private static let urls: Set<String> = ["url", "urls", "uri", "uris", "href", "endpoint", "link", "webhook"]

  /// The words of a name in lower case.
  package static func words(of name: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    var previousIsLower = false
    for scalar in name.unicodeScalars {
      let isUpper = ("A"..."Z").contains(scalar)
      if !isUpper, !("a"..."z").contains(scalar) {
        if !word.isEmpty { words.insert(word) }
        word = ""
      } else {
        if isUpper, previousIsLower {
          words.insert(word)
          word = ""
        }
        word += String(scalar).lowercased()
      }
      previousIsLower = ("a"..."z").contains(scalar)
    }
    if !word.isEmpty { words.insert(word) }
    return words
  }
}
