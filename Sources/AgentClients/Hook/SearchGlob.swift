/// The patterns of the client's searches (those of ripgrep and of gitignore), read for what they pick out.
enum SearchGlob {
  /// The most alternatives that are told apart; of more, a person is asked about the whole call.
  private static let mostAlternatives = 64

  /// The names that a `glob` of `Grep` picks out, each once; nil where they are too many or cannot be told.
  ///
  /// The client splits the text at blanks, and at commas where there are no braces. Of each alternative: `*` is nothing, so
  /// that `.env*` is `.env`; a set is its first character; `?` stays, to be matched by a `?` or `*` of a restriction; what
  /// leaves nothing but dots (`*`, `**/*.*`) picks out nothing by name. An alternative with `!` takes away and picks out
  /// nothing.
  static func names(_ glob: String) -> [String]? {
    var names: [String] = []
    for pattern in pieces(glob) where pattern.first != UInt8(ascii: "!") {
      guard let alternatives = BraceAlternatives.expand(pattern, limit: mostAlternatives) else { return nil }
      for alternative in alternatives {
        guard let name = filled(alternative), !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else {
          continue
        }
        names.append(name)
        guard names.count <= mostAlternatives else { return nil }
      }
    }
    return names
  }

  /// The directories in which a pattern of `Glob` begins to look: its components before the first with a wildcard, and all
  /// but the last where there is none; empty for the root of the search. Nil where they are too many, or where `..` behind a
  /// wildcard leads out of what is named.
  static func directories(_ pattern: String) -> [String]? {
    guard let alternatives = BraceAlternatives.expand(Array(pattern.utf8), limit: mostAlternatives) else { return nil }
    var directories: [String] = []
    for alternative in alternatives {
      let components = alternative.split(separator: slash, omittingEmptySubsequences: false)
      let plain = components.dropLast().prefix { !$0.contains(where: isWildcard) }
      guard !components[plain.endIndex...].contains(where: { $0.elementsEqual("..".utf8) }) else { return nil }
      let isRoot = plain.count == 1 && alternative.first == slash
      let directory = isRoot ? "/" : plain.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
      if !directories.contains(where: { $0.utf8.elementsEqual(directory.utf8) }) { directories.append(directory) }
    }
    return directories
  }

  private static let slash = UInt8(ascii: "/")

  private static func isWildcard(_ byte: UInt8) -> Bool { "*?[]{}!\\".utf8.contains(byte) }

  /// The single patterns of a `glob`.
  private static func pieces(_ glob: String) -> [ArraySlice<UInt8>] {
    let words = Array(glob.utf8).split { [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains($0) }
    return words.flatMap { word in
      let hasBraces = word.contains(UInt8(ascii: "{")) && word.contains(UInt8(ascii: "}"))
      return hasBraces ? [word] : word.split(separator: UInt8(ascii: ","))
    }
  }

  /// The alternative with its wildcards filled in, without `/` and `./` at its start; nil where nothing is left of its last
  /// component.
  private static func filled(_ alternative: [UInt8]) -> String? {
    var components: [[UInt8]] = []
    for component in alternative.split(separator: slash) {
      let name = filled(component: component)
      if name.isEmpty || name.elementsEqual(".".utf8) { continue }
      components.append(name)
    }
    guard let last = alternative.split(separator: slash).last, !filled(component: last).allSatisfy({ $0 == dot }) else {
      return nil
    }
    return String(decoding: Array(components.joined(separator: [slash])), as: UTF8.self)
  }

  private static let dot = UInt8(ascii: ".")

  private static func filled(component: ArraySlice<UInt8>) -> [UInt8] {
    var name: [UInt8] = []
    var rest = component
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): break
      case UInt8(ascii: "\\"): if let next = rest.popFirst() { name.append(next) }
      case UInt8(ascii: "["):
        // `]` right behind the opening is a member; a set without an end is a bracket.
        guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")), let first = rest.first else {
          name.append(byte)
          continue
        }
        let isNegated = first == UInt8(ascii: "!") || first == UInt8(ascii: "^")
        name.append(isNegated ? UInt8(ascii: "?") : first)
        rest = rest[(end + 1)...]
      default: name.append(byte)
      }
    }
    return name
  }
}
