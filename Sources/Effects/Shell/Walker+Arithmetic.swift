import ShellSyntax

extension Walker {
  /// An arithmetic expression: what is substituted in it runs, and so does a substitution in the index of an array that a
  /// variable's value names.
  mutating func walkArithmetic(_ parts: [WordPart], _ state: inout ShellState, _ place: Place) {
    var text: [UInt8] = []
    for fragment in fragments(parts, &state, place) {
      if case .text(let bytes, _, _) = fragment { text += bytes }
    }
    let values = Self.names(in: text).compactMap { name -> String? in
      if case .text(let value)? = state.variables[name] { value } else { nil }
    }
    for value in values where Self.hidesCommand(value) {
      opaque("arithmetic would run a substitution in a variable's value", place.outerRange, place.via)
    }
    if Self.hidesCommand(String(decoding: text, as: UTF8.self)) {
      opaque("arithmetic would run a substitution in an index", place.outerRange, place.via)
    }
    // What is assigned has been read before, as in `i = x`.
    forgetAssigned(in: text, &state)
  }

  /// A word that bash takes as arithmetic, as the operands of `-eq` or of `let`.
  mutating func checkArithmetic(_ argument: Argument, _ state: inout ShellState, _ place: Place) {
    guard argument.isKnown else {
      // A value from outside in arithmetic can run code by an index such as `a[$(…)]`.
      opaque("arithmetic on a value that cannot be told: \(argument.unknown ?? "")", argument.range, place.via)
      return
    }
    checkSubscript(argument, &state, place)
    forgetAssigned(in: Array(argument.text.utf8), &state)
  }

  /// A word that names a variable, perhaps with an index, which bash expands again.
  mutating func checkSubscript(_ argument: Argument, _ state: inout ShellState, _ place: Place) {
    let texts =
      [argument.text]
      + Self.names(in: Array(argument.text.utf8)).compactMap { name -> String? in
        if case .text(let value)? = state.variables[name] { value } else { nil }
      }
    for text in texts where Self.hidesCommand(text) {
      opaque("bash would run the substitution in `\(text.prefix(60))`", argument.range, place.via)
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
  private mutating func forgetAssigned(in text: [UInt8], _ state: inout ShellState) {
    guard text.contains(UInt8(ascii: "=")) || text.contains(UInt8(ascii: "+")) || text.contains(UInt8(ascii: "-"))
    else { return }
    for name in Self.names(in: text) { state.variables[name] = .unknown }
  }

  private static func names(in text: [UInt8]) -> [String] {
    text.split { !isNameByte($0) }.filter { !($0.first.map(isDigit) ?? true) }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
