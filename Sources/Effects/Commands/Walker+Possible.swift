import Model

/// The net below the tables: words of programs whose options are not all known.
///
/// Which words such a program opens, and how, nobody told us. That a word which names something is read costs nothing to
/// say, because reading is free unless a rule names the file. Writing is free only in the work tree, so that to say it of
/// every word would stop everyday work; it is said as `possible`, of which only rules that restrict files by name speak. The
/// rules themselves stay unknown here: what is a protected place is the policy's to say, not the expansion's.
extension Walker {
  /// - Parameter knows: whether a table describes the option of that name, so that its value is told there.
  mutating func possibleWrites(
    _ arguments: [Argument],
    _ via: [String],
    _ state: ShellState,
    knows: (String) -> Bool = { _ in false }
  ) {
    var option: String?
    for argument in arguments where argument.isKnown && !isExhausted {
      let text = argument.text
      let isOption = text.utf8.first == UInt8(ascii: "-") && text.utf8.count > 1
      let sign = text.utf8.firstIndex(of: UInt8(ascii: "="))
      if isOption {
        let dashes = text.hasPrefix("--") ? 2 : 1
        let name = String(decoding: text.utf8[..<(sign ?? text.utf8.endIndex)].dropFirst(dashes), as: UTF8.self)
        let short = dashes == 1 ? String(decoding: name.utf8.prefix(1), as: UTF8.self) : name
        if !knows(name), !(dashes == 1 && knows(short)) {
          let glued = sign == nil && dashes == 1 ? OutputOption(short) : OutputOption(name)
          possibleWrite(argument, glued, via, state)
          if let sign {
            let value = String(decoding: text.utf8[text.utf8.index(after: sign)...], as: UTF8.self)
            connectProxy(name, argument.with(value), via, state)
          }
        }
        option = sign == nil && !knows(name) ? name : nil
        continue
      }
      if let name = option {
        connectProxy(name, argument, via, state)
        possibleWrite(argument, OutputOption(name), via, state)
      } else if let sign {
        possibleWrite(argument, OutputOption(String(decoding: text.utf8[..<sign], as: UTF8.self)), via, state)
      }
      option = nil
    }
  }

  /// A variable that the programs behind it get, as `COVERAGE_FILE=…`.
  mutating func handOver(
    _ name: String,
    _ value: ShellState.Value,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    // What changes the programs that run is opaque already.
    guard case .text(let text) = value, DangerousVariables.reason(name) == nil else { return }
    let word = Argument(text: text, unknown: nil, range: range)
    connectProxy(name, word, place.via + ["variable \(name)"], state)
    possibleWrite(word, OutputOption(name), place.via + ["variable \(name)"], state)
  }

  mutating func possibleWrite(_ word: Argument, _ kind: OutputOption, _ via: [String], _ state: ShellState) {
    guard kind != .input, !state.directories.isEmpty else { return }
    let world = workspace.with(links: state.links)
    let resolver = PathResolver(workspace: world)
    for part in WordParts.of(word.text) where !part.contains("://") {
      guard mayBePossible(isWrite: false, word.range) else { return }
      var path = part
      if part.hasPrefix("~/"), let home = workspace.home("") { path = home + part.dropFirst() }
      for directory in state.directories {
        guard let target = try? resolver.resolveLiteral(path, in: directory) else { continue }
        let exists = world.mayExist(target.path)
        let isPath = exists || path.utf8.contains(PathText.slash) || path.utf8.contains(UInt8(ascii: "."))
        let isSpecial = Self.isSpecial(target.path, in: directory)
        let counts = kind == .output ? isPath : isSpecial && (kind == .directory || !exists)
        guard counts else { continue }
        guard mayBePossible(isWrite: true, word.range) else { return }
        // A directory stands for what is put into it, but for the one in which the work goes on.
        let holdsUs = PathText.holds(target.path, directory) || PathText.holds(target.real, directory)
        let file = FileTarget(
          given: part,
          path: target.path,
          real: target.real,
          recursive: !holdsUs,
          possible: true
        )
        add(.write(file), word.range, via)
      }
    }
  }

  /// Whether the path is hidden or lies outside the directory: where ordinary values of options do not lead.
  private static func isSpecial(_ path: String, in directory: String) -> Bool {
    guard PathText.holds(directory, path) else { return true }
    return PathText.components(String(decoding: path.utf8.dropFirst(directory.utf8.count), as: UTF8.self)).contains {
      // `./...` is how Go names all packages below.
      $0.utf8.first == UInt8(ascii: ".") && $0.utf8.contains { $0 != UInt8(ascii: ".") }
    }
  }
}

extension PathText {
  /// Whether a normalized path lies below the directory: by its bytes alone.
  static func isBelow(_ path: String, _ directory: String) -> Bool {
    path.utf8.starts(with: directory.utf8)
      && (directory.utf8.last == slash || path.utf8.dropFirst(directory.utf8.count).first == slash)
  }

  /// Whether the normalized path is the directory or lies below it.
  static func holds(_ directory: String, _ path: String) -> Bool {
    let (outer, inner) = (components(directory), components(path))
    return outer.count <= inner.count && zip(outer, inner).allSatisfy { $0.sameText(as: $1) }
  }
}
