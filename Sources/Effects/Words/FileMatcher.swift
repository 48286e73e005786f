import Model

/// Finds the files that a pattern matches in the real tree.
struct FileMatcher {
  let workspace: Workspace
  let limit: Int
  /// Whether names that begin with a dot are matched as well (`dotglob`).
  var takesHidden = false
  /// Whether case counts for nothing (`nocaseglob`).
  var ignoresCase = false
  /// Names that the same line makes in a directory before the pattern is matched.
  var made: (_ directory: String) -> [String] = { _ in [] }

  /// The names that a word with patterns stands for, in order; empty where none matches, nil where they are too many or a
  /// directory on the way cannot be read.
  func matches(_ word: [(byte: UInt8, quoted: Bool)], in directory: String) -> [String]? {
    let pieces = word.split(omittingEmptySubsequences: false) { $0.byte == PathText.slash }
    let isAbsolute = word.first?.byte == PathText.slash
    var found: [(written: String, path: String)] = [(isAbsolute ? "/" : "", isAbsolute ? "/" : directory)]
    var isFirst = true
    for (index, piece) in pieces.enumerated() where !piece.isEmpty {
      let pattern = Pattern(Array(piece), ignoresCase: ignoresCase)
      let needsDirectory = index < pieces.count - 1
      var next: [(String, String)] = []
      for (written, path) in found {
        guard let names = names(pattern, piece, in: path) else { return nil }
        for name in names {
          let fullPath = PathText.join(path, name)
          if needsDirectory, !workspace.isDirectory(fullPath), made(fullPath).isEmpty { continue }
          next.append((isFirst && written.isEmpty ? name : PathText.join(written, name), fullPath))
        }
        guard next.count <= limit else { return nil }
      }
      found = next
      isFirst = false
    }
    let suffix = pieces.last?.isEmpty == true && pieces.count > 1 ? "/" : ""
    return found.map { $0.written + suffix }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func names(_ pattern: Pattern, _ piece: ArraySlice<(byte: UInt8, quoted: Bool)>, in path: String) -> [String]?
  {
    guard pattern.isPattern else {
      let name = String(decoding: piece.map(\.byte), as: UTF8.self)
      let isThere = name == "." || name == ".." || workspace.mayExist(PathText.join(path, name))
      return isThere || made(path).contains { $0.sameText(as: name) } ? [name] : []
    }
    // What is no directory matches nothing; one that cannot be read or is too large cannot be told.
    let new = made(path)
    guard workspace.isDirectory(path) || !new.isEmpty else { return [] }
    // The directory may be behind a link.
    let real = (try? PathResolver(workspace: workspace).resolveLiteral(path, in: "/"))?.real ?? path
    guard let names = workspace.isDirectory(path) ? try? workspace.names(real, limit) : [] else { return nil }
    var all = names
    for name in new where !all.contains(where: { $0.sameText(as: name) }) { all.append(name) }
    return all.filter {
      (pattern.beginsWithDot || takesHidden || $0.utf8.first != UInt8(ascii: ".")) && pattern.matches($0.utf8)
    }
  }
}
