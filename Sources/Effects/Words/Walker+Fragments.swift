import ShellSyntax

extension Walker {
  mutating func fragments(_ parts: [WordPart], _ state: inout ShellState, _ place: Place) -> [Fragment] {
    parts.flatMap { fragments($0, &state, place) }
  }

  /// The fragments of one word, its tilde expanded.
  mutating func fragments(
    _ tokens: [BraceExpansion.Token],
    isArgument: Bool,
    isAssignment: Bool = false,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    var result: [Fragment] = []
    var literal: [UInt8] = []
    var index = 0
    // A tilde counts at the beginning; in what looks like an assignment also behind `=` and `:`.
    let takesColons = isAssignment || (isArgument && Self.looksLikeAssignment(tokens))
    var atTildePlace = true
    // Behind `x=~` bash takes an expansion up to a second `=` for the name of a user, and leaves it as it is.
    var atTildeOfAssignment = false
    while index < tokens.count {
      switch tokens[index] {
      case .empty:
        if !literal.isEmpty { result.append(.text(literal, quoted: false, split: false)) }
        literal = []
        result.append(.text([], quoted: true, split: false))
      case .part(let part):
        if !literal.isEmpty { result.append(.text(literal, quoted: false, split: false)) }
        literal = []
        result += fragments(part, &state, place)
        if atTildeOfAssignment,
          tokens[(index + 1)...].prefix(while: { !$0.isByte("/") }).contains(where: { $0.isByte("=") })
        {
          result.append(
            .unknown("bash reads a tilde, an expansion and `=` in a way that is not followed", quoted: false)
          )
        }
        atTildePlace = false
        atTildeOfAssignment = false
      case .byte(let byte):
        if byte == UInt8(ascii: "~"), atTildePlace,
          let (home, end) = tilde(tokens, index, stopsAtColon: takesColons, state)
        {
          if !literal.isEmpty { result.append(.text(literal, quoted: false, split: false)) }
          literal = []
          result.append(home)
          index = end
          atTildePlace = false
          continue
        }
        atTildeOfAssignment = byte == UInt8(ascii: "~") && atTildePlace && literal.last == UInt8(ascii: "=")
        atTildePlace =
          takesColons && (byte == UInt8(ascii: ":") || (byte == UInt8(ascii: "=") && !isAssignment))
        literal.append(byte)
      }
      index += 1
    }
    if !literal.isEmpty { result.append(.text(literal, quoted: false, split: false)) }
    return result
  }

  /// The directory that `~` or `~user` at `start` means, and where it ends; nil where bash leaves it as it is.
  private func tilde(
    _ tokens: [BraceExpansion.Token],
    _ start: Int,
    stopsAtColon: Bool,
    _ state: ShellState
  ) -> (Fragment, end: Int)? {
    var name: [UInt8] = []
    var end = start + 1
    loop: while end < tokens.count {
      switch tokens[end] {
      // With a quote or an expansion in it, it is no tilde prefix.
      case .part, .empty: return nil
      case .byte(PathText.slash): break loop
      case .byte(UInt8(ascii: ":")) where stopsAtColon: break loop
      case .byte(let byte): name.append(byte)
      }
      end += 1
    }
    let user = String(decoding: name, as: UTF8.self)
    switch user {
    case "":
      switch state.variables["HOME"] {
      case nil, .unset: break
      case .text(let home): return (.text(Array(home.utf8), quoted: true, split: false), end)
      default: return (.unknown("HOME was changed", quoted: true), end)
      }
    case "+":
      guard state.directories.count == 1 else { return (.unknown("the directory is not known", quoted: true), end) }
      return (.text(Array(state.directories[0].utf8), quoted: true, split: false), end)
    case "-":
      if case .text(let before)? = state.variables["OLDPWD"], state.directories.count == 1 {
        return (.text(Array(before.utf8), quoted: true, split: false), end)
      }
      return (.unknown("the directory before is not known", quoted: true), end)
    default:
      if user.utf8.first == UInt8(ascii: "+") || user.utf8.first == UInt8(ascii: "-") {
        return (.unknown("the stack of directories is not followed", quoted: true), end)
      }
    }
    guard let home = workspace.home(user) else { return nil }
    return (.text(Array(home.utf8), quoted: true, split: false), end)
  }

  private static func looksLikeAssignment(_ tokens: [BraceExpansion.Token]) -> Bool {
    var count = 0
    for token in tokens {
      guard case .byte(let byte) = token else { return false }
      if byte == UInt8(ascii: "=") { return count > 0 }
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "["), count > 0 { return assignsElement(tokens[count...]) }
      let isLetter = byte == UInt8(ascii: "_") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      guard isLetter || (count > 0 && byte >= 0x30 && byte <= 0x39) else { return false }
      count += 1
    }
    return false
  }

  /// Whether `[…]=`, `[…]+=` or `+=` follows.
  private static func assignsElement(_ tokens: ArraySlice<BraceExpansion.Token>) -> Bool {
    var rest = tokens
    if rest.first?.isByte("[") == true {
      guard let close = rest.firstIndex(where: { $0.isByte("]") }) else { return false }
      rest = rest[(close + 1)...]
    }
    if rest.first?.isByte("+") == true { rest = rest.dropFirst() }
    return rest.first?.isByte("=") == true
  }

  mutating func fragments(_ part: WordPart, _ state: inout ShellState, _ place: Place) -> [Fragment] {
    let quoted = part.quoting.isQuoted
    switch part.kind {
    case .literal(let bytes):
      return [.text(bytes, quoted: quoted, split: false)]
    case .parameter(let expansion):
      return fragments(expansion, quoted: quoted, &state, place)
    case .command(let substitution):
      return [substituted(substitution, quoted: quoted, range: part.range, state, place)]
    case .arithmetic(let parts):
      let fails = mayFail(parts, state)
      let value = walkArithmetic(parts, &state, place)
      if value == nil, fails { return [.unknown("the arithmetic may be an error", quoted: quoted)] }
      // Unquoted digits would only be split where they stand in `IFS`, which is not followed.
      return [value.map { .text(Array(String($0).utf8), quoted: true, split: false) } ?? .sample(Self.number)]
    case .process(let substitution):
      checkAliasesOfSubstitution(part.range, state, place)
      let here = place.through(substitution.direction == .input ? "<( )" : ">( )")
      walkSubstitution(substitution.list, part.range, state, here)
      return [.text(Array(processFile(of: substitution, state, place).utf8), quoted: true, split: false)]
    case .array(let words):
      for word in words { _ = expand(word, &state, place) }
      return [.unknown("an array is not one word", quoted: quoted)]
    case .index(let parts):
      return [.text([UInt8(ascii: "[")], quoted: false, split: false)] + fragments(parts, &state, place)
        + [.text([UInt8(ascii: "]")], quoted: false, split: false)]
    }
  }

  /// What stands for a number.
  static let number = "0"

  /// What stands for the number of a process that the line itself has started: which one matters to `kill`.
  static let ownJob = "$!"

  /// The file of a process substitution. Bash chooses its number; here each has its own, so that what is read from it is known
  /// where what is printed into it is.
  private mutating func processFile(
    of substitution: ProcessSubstitution,
    _ state: ShellState,
    _ place: Place
  ) -> String {
    processFiles += 1
    let path = "/dev/fd/\(max(10, 64 - processFiles))"
    guard substitution.direction == .input else { return path }
    let here = place.through("<( )")
    if processFiles < 50, case .text(let text) = output(of: substitution.list, .inherited, state, here) {
      note(.text(text), at: path, state)
    } else {
      note(.unknown, at: path, state)
    }
    return path
  }

  /// `$(…)`: what it runs, and where that is easy to tell, what it gives.
  private mutating func substituted(
    _ substitution: CommandSubstitution,
    quoted: Bool,
    range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Fragment {
    countSteps(1)
    if isExhausted { return .unknown("too much was to be followed", quoted: quoted) }
    let here = place.through("$( )")
    checkAliasesOfSubstitution(range, state, place)
    walkSubstitution(substitution.list, range, state, here)
    if let error = substitution.error { opaque("shell syntax in backticks: \(error)", place.range(range), place.via) }
    if substitution.error == nil {
      switch output(of: substitution.list, .inherited, state, here) {
      case .text(let text):
        // Bash drops NUL from what it substitutes, and line breaks at the end.
        var bytes = text.utf8.filter { $0 != 0 }
        while bytes.last == 0x0A { bytes.removeLast() }
        return .text(bytes, quoted: quoted, split: !quoted)
      case .sample(let text) where quoted || !Fragment.isDivisible(text): return .sample(text)
      case .sample: return .unknown("how it is split cannot be told", quoted: quoted)
      case .names(let names) where !quoted && !names.endWithNUL: return .names(names.split, quoted: quoted)
      case .names, .inherited, .pipe, .file: break
      }
    }
    return .unknown("it is the output of a command", quoted: quoted)
  }
}
