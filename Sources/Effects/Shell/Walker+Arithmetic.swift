import ShellSyntax

extension Walker {
  /// An arithmetic expression: what is substituted in it runs, and so does a substitution in the index of an array that a
  /// variable's value names.
  ///
  /// - Returns: its value where that can be told.
  @discardableResult
  mutating func walkArithmetic(_ parts: [WordPart], _ state: inout ShellState, _ place: Place) -> Int64? {
    var text: [UInt8] = []
    var isKnown = true
    for part in parts {
      guard case .parameter(let expansion) = part.kind, expansion.prefix != .length,
        mayHideCommand(expansion.name, state)
      else { continue }
      opaque("arithmetic on a value that cannot be told: it comes from outside", place.outerRange, place.via)
    }
    for fragment in fragments(parts, &state, place) {
      if case .text(let bytes, _, _) = fragment { text += bytes } else { isKnown = false }
    }
    return evaluateArithmetic(text, isKnown: isKnown, &state, place)
  }

  /// The same for its text.
  mutating func evaluateArithmetic(_ text: [UInt8], isKnown: Bool, _ state: inout ShellState, _ place: Place) -> Int64?
  {
    if Self.hidesCommand(String(decoding: text, as: UTF8.self)) {
      opaque("arithmetic would run a substitution in an index", place.outerRange, place.via)
    } else if valuesHideCommand(text, state) {
      opaque("arithmetic would run a substitution in a variable's value", place.outerRange, place.via)
    }
    return evaluate(text, isKnown: isKnown, &state)
  }

  /// A word that bash takes as arithmetic, as the operands of `-eq` or of `let`.
  ///
  /// - Returns: its value where that can be told.
  @discardableResult
  mutating func checkArithmetic(_ argument: Argument, _ state: inout ShellState, _ place: Place) -> Int64? {
    guard argument.isKnown else {
      // A value from outside in arithmetic can run code by an index such as `a[$(…)]`.
      opaque("arithmetic on a value that cannot be told: \(argument.unknown ?? "")", argument.range, place.via)
      return nil
    }
    checkSubscript(argument, &state, place)
    return evaluate(Array(argument.text.utf8), isKnown: true, &state)
  }

  /// A word that names a variable, perhaps with an index, which bash expands again.
  mutating func checkSubscript(_ argument: Argument, _ state: inout ShellState, _ place: Place) {
    if Self.hidesCommand(argument.text) || valuesHideCommand(Array(argument.text.utf8), state) {
      opaque("bash would run the substitution in `\(argument.text.prefix(60))`", argument.range, place.via)
    }
  }

  /// The value of an expression, with what it assigns done. Where it cannot be told, what it may assign is not known any more.
  private func evaluate(_ text: [UInt8], isKnown: Bool, _ state: inout ShellState) -> Int64? {
    let before = state
    var expression = ArithmeticExpression(text) { name, index in Self.arithmeticText(name, index, before) }
    guard isKnown, let value = expression.value() else {
      forgetAssigned(in: text, &state)
      return nil
    }
    for assignment in expression.assignments { state.store(assignment.name, .text(String(assignment.value))) }
    return value
  }

  private static func arithmeticText(_ name: String, _ index: Int64?, _ state: ShellState) -> String? {
    if state.references[name] != nil { return nil }
    switch state.variables[name] {
    case .text(let text): return index == nil || index == 0 ? text : ""
    case .list(let elements):
      let place = index ?? 0
      let counted = place < 0 ? Int64(elements.count) + place : place
      return counted >= 0 && counted < Int64(elements.count) ? elements[Int(counted)] : ""
    case .unset: return ""
    case .files, .sample, .unknown, nil: return nil
    }
  }

  /// Whether a variable in the expression holds what is no expression, so that bash leaves the whole line.
  func mayFail(_ parts: [WordPart], _ state: ShellState) -> Bool {
    let signs = Array("_+-*/%()<>=!&|^~?:,[]#@ \t\n".utf8)
    return parts.contains { part in
      guard case .literal(let text) = part.kind else { return false }
      return Self.names(in: text).contains { name in
        guard case .text(let value)? = state.variables[name] else { return false }
        return value.utf8.contains { !Self.isNameByte($0) && !signs.contains($0) }
      }
    }
  }

  /// Whether the values of the variables that the text names, and of those that these name, hold a substitution.
  private func valuesHideCommand(_ text: [UInt8], _ state: ShellState) -> Bool {
    var waiting = Self.names(in: text)
    var seen: Set<String> = []
    while let name = waiting.popLast(), seen.count < 256 {
      guard seen.insert(name).inserted else { continue }
      if mayHideCommand(name, state) { return true }
      let values: [String] =
        switch state.variables[name] {
        case .text(let value): [value]
        case .list(let elements): elements
        default: []
        }
      for value in values {
        if Self.hidesCommand(value) { return true }
        waiting += Self.names(in: Array(value.utf8))
      }
    }
    return false
  }

  /// Whether the value cannot be told and comes from where somebody may have put a substitution: a file, names of files.
  private func mayHideCommand(_ name: String, _ state: ShellState) -> Bool {
    switch state.variables[name] {
    case .unknown: state.loaded.contains(name)
    case .files: true
    default: false
    }
  }

  /// Whether the text, expanded once more, would run a command.
  private static func hidesCommand(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.contains(UInt8(ascii: "`")) { return true }
    return zip(bytes, bytes.dropFirst()).contains {
      $0 == UInt8(ascii: "$") && ($1 == UInt8(ascii: "(") || $1 == UInt8(ascii: "{"))
    }
  }

  /// Variables that an expression may assign to are not known any more.
  private func forgetAssigned(in text: [UInt8], _ state: inout ShellState) {
    let assigns = text.contains { "=+-".utf8.contains($0) }
    guard assigns else { return }
    for name in Self.names(in: text) { state.store(name, .unknown) }
  }

  /// The words of a text that may be names of variables.
  static func names(in text: [UInt8]) -> [String] {
    text.split { !isNameByte($0) }.filter { !($0.first.map(isDigit) ?? true) }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
