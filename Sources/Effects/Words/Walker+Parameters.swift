import ShellSyntax

extension Walker {
  /// What a parameter expansion gives.
  mutating func fragments(
    _ expansion: ParameterExpansion,
    quoted: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    let index = expansion.index.flatMap { walkIndex($0, &state, place) }
    noteSecret(expansion, state)
    if quoted, Self.hasANSIQuotes(expansion.operand) {
      opaque("what stands in `$'…'` inside a quoted `${…}` is expanded once more", place.outerRange, place.via)
    }
    if expansion.isBad { return [.unknown("bash would call the substitution bad", quoted: quoted)] }
    if expansion.operation == "@" {
      let text = single(expansion.operand, source: 0..<0, &state, place)
      if !text.isKnown || text.text.utf8.contains(UInt8(ascii: "P")) {
        opaque("`@P` runs what the value of `\(expansion.name)` holds", place.outerRange, place.via)
      }
      return [.unknown("the operator `@` is not followed", quoted: quoted)]
    }
    // Offset and length are arithmetic: a variable in them may hold an index that runs a command.
    if expansion.operation == ":" { walkArithmetic(expansion.operand, &state, place) }
    if case .files(let names)? = state.variables[expansion.name], expansion.operation == nil, expansion.prefix == .none,
      expansion.index == nil
    {
      return [.names(names, quoted: quoted)]
    }
    if Self.isNumber(expansion, state) { return number(expansion, quoted: quoted, &state, place) }
    if expansion.prefix == .indirect, case .text(let text)? = state.variables[expansion.name] {
      checkSubscript(Argument(text: text, unknown: nil, range: place.outerRange ?? 0..<0), &state, place)
    }
    // Offset and length are arithmetic.
    let numbers = expansion.operation == ":" ? walkSlice(expansion.operand, &state, place) : nil
    guard let value = value(of: expansion, index, state) else {
      // The operand may run: it stands for an unset parameter.
      _ = fragments(expansion.operand, &state, place)
      if let operation = expansion.operation, operation.hasSuffix("=") { state.store(expansion.name, .unknown) }
      return [.unknown("the value of `\(expansion.name)` is not known", quoted: quoted)]
    }
    if state.shell.kind == .zsh, let reason = zshReason(expansion, value, quoted: quoted, state) {
      return [.unknown(reason, quoted: quoted)]
    }
    return apply(expansion, to: value, numbers, quoted: quoted, &state, place)
  }

  /// Whether words are split or joined by an `IFS` of which the value is not known.
  static func isSplitUnknown(_ fragments: [Fragment], _ state: ShellState) -> Bool {
    switch state.variables["IFS"] {
    case nil, .text, .unset: return false
    default: break
    }
    return fragments.contains { fragment in
      switch fragment {
      case .text(_, _, let split): split
      case .sample, .wordBreak: true
      case .unknown, .names, .nothing: false
      }
    }
  }

  /// What parts the words of an unquoted expansion: the bytes of `IFS` (POSIX Shell Command Language, 2.6.5).
  static func separators(_ state: ShellState) -> [UInt8] {
    if case .text(let text)? = state.variables["IFS"] { return Array(text.utf8) }
    return FieldBuilder.blanks
  }

  /// The index of an element, nil where it cannot be told or stands for all.
  private mutating func walkIndex(_ index: [WordPart], _ state: inout ShellState, _ place: Place) -> Int64? {
    Self.isAll(index) ? nil : walkArithmetic(index, &state, place)
  }

  /// Parameters that are numbers of which nothing more is known.
  private static func isNumber(_ expansion: ParameterExpansion, _ state: ShellState) -> Bool {
    guard expansion.index == nil, expansion.prefix == .none else { return false }
    if ["?", "$", "!"].contains(expansion.name) { return true }
    switch state.variables[expansion.name] {
    case .sample: return true
    case nil: return numbers.contains(expansion.name)
    default: return false
    }
  }

  private mutating func number(
    _ expansion: ParameterExpansion,
    quoted: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    let sample: String =
      if case .sample(let text)? = state.variables[expansion.name] {
        text
      } else {
        expansion.name == "!" ? Self.ownJob : Self.number
      }
    if !quoted, Fragment.isDivisible(sample) { return [.unknown("how it is split cannot be told", quoted: quoted)] }
    switch expansion.operation {
    case nil, ":-", "-", ":=", "=", ":?", "?": return [.sample(sample)]
    case ":":
      // A part of it is of the same kind.
      // Where nothing is left of the sample, whether something is left of the number depends on its digits.
      guard let numbers = walkSlice(expansion.operand, &state, place),
        let part = TextOperation.slice(sample, numbers), !part.isEmpty
      else { break }
      return [.sample(part)]
    case "#", "##", "%", "%%", "^", "^^", ",", ",,":
      let operand = fragments(expansion.operand, &state, place)
      guard let part = TextOperation(expansion.operation ?? "", operand)?.apply(to: [sample])?.first else { break }
      return [.sample(part)]
    case ":+", "+": return fragments(expansion.operand, &state, place)
    default: _ = fragments(expansion.operand, &state, place)
    }
    return [.unknown("it is a part of a number that cannot be told", quoted: quoted)]
  }

  /// Variables of bash itself that hold numbers.
  private static let numbers: Set<String> = [
    "RANDOM", "SRANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID", "BASHPID", "EPOCHSECONDS", "BASH_SUBSHELL",
    "OPTIND",
    "COLUMNS", "LINES", "SHLVL",
  ]

  private static func hasANSIQuotes(_ operand: [WordPart]) -> Bool {
    operand.contains { part in
      guard case .literal(let bytes) = part.kind, part.quoting == .double else { return false }
      return zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "'") }
    }
  }

  /// The value as elements: one for a variable, any number for `@`, `*` and arrays; nil where it is not known. An unset
  /// parameter has no elements.
  private func value(of expansion: ParameterExpansion, _ place: Int64?, _ state: ShellState) -> [String]? {
    guard expansion.prefix != .indirect else { return indirectValue(expansion, place, state) }
    return value(of: expansion.name, index: expansion.index, at: place, state)
  }

  private func value(of name: String, index: [WordPart]?, at place: Int64?, _ state: ShellState) -> [String]? {
    switch name {
    case "@", "*": return state.positional
    case "#": return state.positional.map { [String($0.count)] }
    case "-", "!", "?", "$": return nil
    case "0": return state.name.map { [$0] }
    default: break
    }
    if let number = Int(name) {
      return state.positional.map { number <= $0.count && number > 0 ? [$0[number - 1]] : [] }
    }
    switch state.variables[name] {
    case .text(let text):
      if index == nil || Self.isAll(index) { return [text] }
      return place.map { $0 == 0 || $0 == -1 ? [text] : [] }
    case .list(let elements):
      guard let index else { return elements.first.map { [$0] } ?? [] }
      if Self.isAll(index) { return elements }
      guard let number = place.flatMap({ Int(exactly: $0) }) else { return nil }
      let counted = number < 0 ? elements.count &+ number : number
      return counted >= 0 && counted < elements.count ? [elements[counted]] : []
    case .unset: return []
    case .sample, .files, .unknown: return nil
    case nil: return environmentValue(of: name, state).map { [$0] }
    }
  }

  /// Why zsh gives other words than bash; nil where it gives the same.
  private func zshReason(
    _ expansion: ParameterExpansion,
    _ value: [String],
    quoted: Bool,
    _ state: ShellState
  ) -> String? {
    if case .list? = state.variables[expansion.name], expansion.prefix != .length, !Self.isAll(expansion.index) {
      return "arrays count from one in zsh, and their name stands for all of them"
    }
    return quoted || expansion.prefix == .length ? nil : Self.zshValueReason(expansion.name, value)
  }

  /// Variables that have a value without being set in the command. All others may come from the environment.
  private func environmentValue(of name: String, _ state: ShellState) -> String? {
    switch name {
    case "HOME": workspace.home("")
    case "PWD": state.directories.count == 1 ? state.directories.first : nil
    case "IFS": " \t\n"
    default: nil
    }
  }

  private func indirectValue(_ expansion: ParameterExpansion, _ place: Int64?, _ state: ShellState) -> [String]? {
    if expansion.operation == "*" || expansion.operation == "@" { return nil }
    guard let names = value(of: expansion.name, index: expansion.index, at: place, state), names.count == 1 else {
      return nil
    }
    let isName = names[0].utf8.allSatisfy {
      $0 == 0x5F || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
    return isName && !names[0].isEmpty ? value(of: names[0], index: nil, at: nil, state) : nil
  }

  static func isAll(_ index: [WordPart]?) -> Bool {
    let text = constant(index)
    return text == "@" || text == "*"
  }

  private static func constant(_ index: [WordPart]?) -> String? {
    guard let index else { return nil }
    var bytes: [UInt8] = []
    for part in index {
      guard case .literal(let text) = part.kind else { return nil }
      bytes += text
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The numbers of `offset:length`; nil where one of them cannot be told.
  private mutating func walkSlice(_ operand: [WordPart], _ state: inout ShellState, _ place: Place) -> [Int64]? {
    var text: [UInt8] = []
    for fragment in fragments(operand, &state, place) {
      guard case .text(let bytes, _, _) = fragment else {
        walkArithmetic(operand, &state, place)
        return nil
      }
      text += bytes
    }
    var pieces: [[UInt8]] = [[]]
    var conditions = 0
    for byte in text {
      if byte == UInt8(ascii: ":"), conditions == 0 {
        pieces.append([])
        continue
      }
      if byte == UInt8(ascii: "?") { conditions += 1 }
      if byte == UInt8(ascii: ":") { conditions -= 1 }
      pieces[pieces.count - 1].append(byte)
    }
    guard pieces.count <= 2 else { return nil }
    var numbers: [Int64] = []
    for piece in pieces {
      guard let number = evaluateArithmetic(piece, isKnown: true, &state, place) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Applies the operator.
  private mutating func apply(
    _ expansion: ParameterExpansion,
    to value: [String],
    _ numbers: [Int64]?,
    quoted: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    let isAll = expansion.name == "@" || expansion.name == "*" || Self.isAll(expansion.index)
    let isJoined = expansion.name == "*" || Self.constant(expansion.index) == "*"
    if expansion.prefix == .length {
      let length = isAll ? value.count : value.first?.unicodeScalars.count ?? 0
      return [.text(Array(String(length).utf8), quoted: true, split: false)]
    }
    guard let operation = expansion.operation else {
      return elements(value, joined: isJoined, isAll, quoted, state)
    }
    let isNull = value.allSatisfy(\.isEmpty)
    let counts = operation.hasPrefix(":") ? isNull : value.isEmpty
    switch operation {
    case ":-", "-":
      return counts
        ? word(expansion.operand, quoted: quoted, &state, place)
        : elements(value, joined: isJoined, isAll, quoted, state)
    case ":+", "+":
      return counts
        ? (quoted ? [isAll && !isJoined ? .nothing : .text([], quoted: true, split: false)] : [])
        : word(expansion.operand, quoted: quoted, &state, place)
    case ":=", "=":
      guard counts else { return elements(value, joined: isJoined, isAll, quoted, state) }
      let text = single(expansion.operand, source: 0..<0, &state, place)
      state.store(expansion.name, text.isKnown && expansion.index == nil ? .text(text.text) : .unknown)
      // It gives the value that the variable has then, in which no quote is left.
      return text.isKnown
        ? elements([text.text], joined: false, false, quoted, state)
        : word(expansion.operand, quoted: quoted, &state, place)
    case ":?", "?":
      if counts { _ = fragments(expansion.operand, &state, place) }
      return elements(value, joined: isJoined, isAll, quoted, state)
    case ":":
      guard let numbers, !isAll, let text = value.first else {
        return value.isEmpty && !isAll
          ? [.text([], quoted: quoted, split: !quoted)] : [.unknown("the operator `:` is not followed", quoted: quoted)]
      }
      guard let slice = TextOperation.slice(text, numbers) else {
        return [.unknown("bash would call the length an error", quoted: quoted)]
      }
      return elements([slice], joined: false, false, quoted, state)
    default:
      let operand = fragments(expansion.operand, &state, place)
      guard let changed = TextOperation(operation, operand)?.apply(to: value) else {
        return [.unknown("the operator `\(operation)` is not followed", quoted: quoted)]
      }
      return elements(changed, joined: isJoined, isAll, quoted, state)
    }
  }

  /// The word of `${name:-word}`: its tilde is expanded, and what is not quoted is split like the value would be.
  private mutating func word(
    _ parts: [WordPart],
    quoted: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    if quoted {
      return fragments(parts, &state, place).map { fragment in
        // Only by itself does `"$@"` give no word at all.
        if case .nothing = fragment { return .text([], quoted: true, split: false) }
        return fragment
      }
    }
    return fragments(BraceExpansion.tokens(parts), isArgument: false, &state, place).map { fragment in
      if case .text(let text, false, false) = fragment { return .text(text, quoted: false, split: true) }
      return fragment
    }
  }

  private func elements(
    _ value: [String],
    joined: Bool,
    _ isAll: Bool,
    _ quoted: Bool,
    _ state: ShellState
  ) -> [Fragment] {
    let separators = Self.separators(state)
    // Between elements the word ends whatever `IFS` is.
    if !quoted, isAll, !separators.elementsEqual(FieldBuilder.blanks) {
      // Empty ones are no words.
      let texts = value.filter { !$0.isEmpty }.map { [Fragment.text(Array($0.utf8), quoted: false, split: true)] }
      return Array(texts.joined(separator: [.wordBreak]))
    }
    if quoted, isAll, joined {
      if Self.isSplitUnknown([.wordBreak], state), value.count > 1 {
        return [.unknown("how `IFS` joins it cannot be told", quoted: quoted)]
      }
      let separator = separators.first.map { String(decoding: [$0], as: UTF8.self) } ?? ""
      return [.text(Array(value.joined(separator: separator).utf8), quoted: true, split: false)]
    }
    if quoted, isAll, !joined {
      if value.isEmpty { return [.nothing] }
      let texts = value.map { [Fragment.text(Array($0.utf8), quoted: true, split: false)] }
      return Array(texts.joined(separator: [.wordBreak]))
    }
    return [.text(Array(value.joined(separator: " ").utf8), quoted: quoted, split: !quoted)]
  }
}
