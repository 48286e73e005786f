/// A pattern over paths, with what it is relative to.
///
/// | written | matches |
/// |---|---|
/// | `.env`, `*.pem` (no slash) | that name at any depth |
/// | `**/x` | at any depth, the root included |
/// | `iam/**` | below the root of a work tree, `iam` itself included |
/// | `~/.ssh/**` | below the user's home |
/// | `/etc/**` | absolute |
///
/// A class, so that looking through the patterns of a rule copies none.
final class PathPattern: Sendable {
  enum Base: Sendable { case anywhere, workTree, home }

  let text: String
  let base: Base
  let glob: Glob

  private init(text: String, base: Base, glob: Glob) {
    self.text = text
    self.base = base
    self.glob = glob
  }

  static func compile(_ text: String) -> Result<PathPattern, GlobFault> {
    let base: Base
    let pattern: Substring
    if text.hasPrefix("~/") {
      (base, pattern) = (.home, text.dropFirst(1))
    } else if text.hasPrefix("/") || text.hasPrefix("**/") {
      (base, pattern) = (.anywhere, text[...])
    } else if !text.utf8.contains(UInt8(ascii: "/")) {
      (base, pattern) = (.anywhere, "**/" + text)
    } else {
      (base, pattern) = (.workTree, text.hasPrefix("./") ? text.dropFirst(2) : text[...])
    }
    return Glob.path(String(pattern)).map { PathPattern(text: text, base: base, glob: $0) }
  }

  /// Whether the absolute path matches.
  func matches(_ path: String, in surroundings: Surroundings, folding: Bool) -> Bool {
    switch base {
    case .anywhere: glob.matches(path.utf8, folding: folding)
    case .home: matches(path, below: surroundings.home, folding)
    case .workTree:
      surroundings.workTrees.contains { matches(path, below: $0, folding) }
        || surroundings.otherTrees.contains { matches(path, below: $0, folding) }
    }
  }

  /// Whether anything below the directory may match at all.
  func mayMatchBelow(_ directory: String, in surroundings: Surroundings) -> Bool {
    glob.startsAnywhere || canMatchBelow(directory, in: surroundings, folding: true)
  }

  /// Whether something below the directory could match, so that deleting or moving the directory would touch it.
  func canMatchBelow(_ directory: String, in surroundings: Surroundings, folding: Bool) -> Bool {
    switch base {
    case .anywhere:
      glob.canMatchBelow(Self.withoutTrailingSlash(directory), folding: folding)
    case .home: canMatch(belowDirectory: directory, base: surroundings.home, folding)
    case .workTree:
      surroundings.workTrees.contains { canMatch(belowDirectory: directory, base: $0, folding) }
        || surroundings.otherTrees.contains { canMatch(belowDirectory: directory, base: $0, folding) }
    }
  }

  private func matches(_ path: String, below base: String, _ folding: Bool) -> Bool {
    guard let rest = PathPrefix.rest(of: path, below: base, folding: folding), !rest.isEmpty else { return false }
    return glob.matches(rest, folding: folding)
  }

  private func canMatch(belowDirectory directory: String, base: String, _ folding: Bool) -> Bool {
    if PathPrefix.rest(of: base, below: directory, folding: folding) != nil { return true }
    guard let rest = PathPrefix.rest(of: directory, below: base, folding: folding) else { return false }
    return glob.canMatchBelow(rest, folding: folding)
  }

  private static func withoutTrailingSlash(_ path: String) -> Substring.UTF8View {
    (path == "/" ? "" : path[...]).utf8
  }
}

/// Whether a path lies in a directory, by whole components.
enum PathPrefix {
  /// What follows the directory, with its leading slash; empty for the directory itself; nil for a path that is elsewhere.
  static func rest(of path: String, below directory: String, folding: Bool = false) -> Substring.UTF8View? {
    if directory.utf8.elementsEqual("/".utf8) { return path[...].utf8 }
    var rest = path[...].utf8
    for byte in directory.utf8 {
      guard let first = rest.first else { return nil }
      guard first == byte || (folding && ASCII.lower(first) == ASCII.lower(byte)) else { return nil }
      rest = rest.dropFirst()
    }
    return rest.isEmpty || rest.first == UInt8(ascii: "/") ? rest : nil
  }
}
