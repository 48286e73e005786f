/// Code that only prints a constant text, in the languages that do this alike: `print "x"`, `puts 'x'`, `console.log("x")`.
enum PrintOnly {
  static func isPrintOnly(_ code: String) -> Bool {
    var rest = Array(code.utf8)[...]
    func skipBlanks() {
      while let byte = rest.first, byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: ";") { rest = rest.dropFirst() }
    }
    skipBlanks()
    guard let verb = ["print", "puts", "say", "echo", "console.log"].first(where: { rest.starts(with: $0.utf8) }) else {
      return false
    }
    rest = rest.dropFirst(verb.utf8.count)
    skipBlanks()
    let hasParenthesis = rest.first == UInt8(ascii: "(")
    if hasParenthesis { rest = rest.dropFirst() }
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    while let byte = rest.popFirst(), byte != quote {
      // What could be filled in: `$x`, `@{[…]}`, `#{…}`, backticks.
      if "$@`#{".utf8.contains(byte) { return false }
      if byte == UInt8(ascii: "\\") { rest = rest.dropFirst() }
    }
    if hasParenthesis {
      guard rest.first == UInt8(ascii: ")") else { return false }
      rest = rest.dropFirst()
    }
    skipBlanks()
    return rest.isEmpty
  }
}
