import ShellSyntax

extension Walker {
  /// What a parameter expansion gives.
  mutating func fragments(
    _ expansion: ParameterExpansion,
    quoted: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    if let index = expansion.index { walkIndex(index, &state, place) }
    if expansion.operation == ":" { walkSlice(expansion.operand, &state, place) }
    if expansion.prefix == .indirect, case .text(let text)? = state.variables[expansion.name] {
      checkSubscript(Argument(text: text, unknown: nil, range: place.outerRange ?? 0..<0), &state, place)
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
    guard let value = value(of: expansion, state) else {
      // The operand may run: it stands for an unset parameter.
      _ = fragments(expansion.operand, &state, place)
      if let operation = expansion.operation, operation.hasSuffix("=") { state.variables[expansion.name] = .unknown }
      return [.unknown("the value of `\(expansion.name)` is not known", quoted: quoted)]
    }
    if state.shell.kind == .zsh, let reason = zshReason(expansion, value, quoted: quoted, state) {
      return [.unknown(reason, quoted: quoted)]
    }
    return apply(expansion, to: value, quoted: quoted, &state, place)
  }

  /// What parts the words of an unquoted expansion: the bytes of `IFS` (POSIX Shell Command Language, 2.6.5).
  static func separators(_ state: ShellState) -> [UInt8] {
    if case .text(let text)? = state.variables["IFS"] { return Array(text.utf8) }
    return FieldBuilder.blanks
  }

  /// `:offset:length` are arithmetic.
  private mutating func walkSlice(_ operand: [WordPart], _ state: inout ShellState, _ place: Place) {
    walkArithmetic(operand, &state, place)
  }

  private mutating func walkIndex(_ index: [WordPart], _ state: inout ShellState, _ place: Place) {
    walkArithmetic(index, &state, place)
  }

  /// The value as elements: one for a variable, any number for `@`, `*` and arrays; nil where it is not known. An unset
  /// parameter has no elements.
  private func value(of expansion: ParameterExpansion, _ state: ShellState) -> [String]? {
    guard expansion.prefix != .indirect else { return indirectValue(expansion, state) }
    return value(of: expansion.name, index: expansion.index, state)
  }

  private func value(of name: String, index: [WordPart]?, _ state: ShellState) -> [String]? {
    switch name {
    case "@", "*": return state.positional
    case "#": return state.positional.map { [String($0.count)] }
    case "?", "$": return ["0"]
    // Which process it is matters to `kill`.
    case "-", "!": return nil
    case "0": return state.name.map { [$0] }
    default: break
    }
    if let number = Int(name) {
      return state.positional.map { number <= $0.count && number > 0 ? [$0[number - 1]] : [] }
    }
    switch state.variables[name] {
    case .text(let text): return index == nil || Self.constant(index) == "0" || Self.isAll(index) ? [text] : nil
    case .list(let elements):
      guard let index else { return elements.first.map { [$0] } ?? [] }
      if Self.isAll(index) { return elements }
      guard let number = Self.constant(index).flatMap({ Int($0) }) else { return nil }
      let place = number < 0 ? elements.count + number : number
      return place >= 0 && place < elements.count ? [elements[place]] : []
    case .unset: return []
    case .files, .unknown: return nil
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
    case "RANDOM", "SRANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID", "BASHPID", "EPOCHSECONDS", "BASH_SUBSHELL",
      "OPTIND",
      "COLUMNS", "LINES", "SHLVL":
      "0"
    case "IFS": " \t\n"
    default: nil
    }
  }

  private func indirectValue(_ expansion: ParameterExpansion, _ state: ShellState) -> [String]? {
    if expansion.operation == "*" || expansion.operation == "@" { return nil }
    guard let names = value(of: expansion.name, index: expansion.index, state), names.count == 1 else { return nil }
    let isName = names[0].utf8.allSatisfy {
      $0 == 0x5F || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
    return isName && !names[0].isEmpty ? value(of: names[0], index: nil, state) : nil
  }

  private static func isAll(_ index: [WordPart]?) -> Bool {
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

  /// Applies the operator.
  private mutating func apply(
    _ expansion: ParameterExpansion,
    to value: [String],
    quoted: Bool,
    _ state: inout ShellState,
    _ place: Place
  ) -> [Fragment] {
    let isAll = expansion.name == "@" || expansion.name == "*" || Self.isAll(expansion.index)
    if expansion.prefix == .length {
      let length = isAll ? value.count : value.first?.unicodeScalars.count ?? 0
      return [.text(Array(String(length).utf8), quoted: true, split: false)]
    }
    guard let operation = expansion.operation else {
      return elements(
        value,
        joined: expansion.name == "*" || Self.constant(expansion.index) == "*",
        isAll,
        quoted,
        state
      )
    }
    let isNull = value.allSatisfy(\.isEmpty)
    let counts = operation.hasPrefix(":") ? isNull : value.isEmpty
    switch operation {
    case ":-", "-":
      return counts ? fragments(expansion.operand, &state, place) : elements(value, joined: false, isAll, quoted, state)
    case ":+", "+":
      return counts
        ? (quoted ? [.text([], quoted: true, split: false)] : []) : fragments(expansion.operand, &state, place)
    case ":=", "=":
      guard counts else { return elements(value, joined: false, isAll, quoted, state) }
      let text = single(expansion.operand, source: 0..<0, &state, place)
      state.variables[expansion.name] = text.isKnown ? .text(text.text) : .unknown
      return fragments(expansion.operand, &state, place)
    case ":?", "?":
      if counts { _ = fragments(expansion.operand, &state, place) }
      return elements(value, joined: false, isAll, quoted, state)
    default:
      let operand = fragments(expansion.operand, &state, place)
      guard let changed = TextOperation(operation, operand)?.apply(to: value, isAll: isAll) else {
        return [.unknown("the operator `\(operation)` is not followed", quoted: quoted)]
      }
      return elements(changed, joined: false, isAll, quoted, state)
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
      let texts = value.map { [Fragment.text(Array($0.utf8), quoted: false, split: true)] }
      return Array(texts.joined(separator: [.wordBreak]))
    }
    if quoted, isAll, joined {
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
