/// What `.gitignore` files leave out (gitignore(5)), as far as `rg` and its kin go by it.
struct IgnoreRules: Sendable {
  private struct Line: Sendable {
    let base: [String]
    let parts: [Part]
    let isNegated: Bool
    let onlyDirectories: Bool
  }

  private enum Part: Sendable {
    case directories
    case name(Pattern)
  }

  private var lines: [Line] = []

  /// Adds the lines of a file that stands in `directory`, given by its components.
  mutating func add(_ text: String, in directory: [String]) {
    for line in text.utf8.split(separator: 0x0A) {
      var line = line
      while let last = line.last, last == 0x20 || last == 0x0D { line = line.dropLast() }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let isNegated = first == UInt8(ascii: "!")
      if isNegated { line = line.dropFirst() }
      let onlyDirectories = line.last == PathText.slash
      if onlyDirectories { line = line.dropLast() }
      let isAnchored = line.contains(PathText.slash)
      var parts: [Part] = line.split(separator: PathText.slash).map { piece in
        piece.elementsEqual("**".utf8) ? .directories : .name(Pattern(piece.map { ($0, false) }))
      }
      if !isAnchored { parts.insert(.directories, at: 0) }
      lines.append(Line(base: directory, parts: parts, isNegated: isNegated, onlyDirectories: onlyDirectories))
    }
  }

  /// Whether the entry is left out. What lies in a directory that is left out is not asked about.
  func ignores(_ path: [String], isDirectory: Bool) -> Bool {
    for line in lines.reversed() where !line.onlyDirectories || isDirectory {
      guard path.count > line.base.count, zip(line.base, path).allSatisfy({ $0.sameText(as: $1) }),
        Self.matches(line.parts[...], path[line.base.count...])
      else { continue }
      return !line.isNegated
    }
    return false
  }

  private static func matches(_ parts: ArraySlice<Part>, _ path: ArraySlice<String>) -> Bool {
    guard let part = parts.first else { return path.isEmpty }
    switch part {
    case .directories:
      return path.indices.contains { matches(parts.dropFirst(), path[$0...]) } || (parts.count == 1 && !path.isEmpty)
    case .name(let pattern):
      guard let name = path.first, pattern.matches(name.utf8) else { return false }
      return matches(parts.dropFirst(), path.dropFirst())
    }
  }
}
