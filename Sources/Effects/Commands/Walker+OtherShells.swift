/// Shells with a language of their own, and what is sent to processes.
extension Walker {
  /// `fish`, `csh`: one command of plain words means there what it means to bash; everything else is opaque.
  mutating func runOtherShell(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard let flag = arguments.first, arguments.count == 2, ["-c", "--command"].contains(flag.text),
      let code = arguments.last, code.isKnown, Self.isPlainCommand(code.text)
    else {
      if let interpreter = Interpreter.named(name) {
        runInterpreter(interpreter, name, arguments, range, state, place)
      }
      return
    }
    var inner = ShellState(directories: state.directories)
    inner.directoryReason = state.directoryReason
    inner.links = state.links
    let words = code.text.utf8.split(separator: 0x20).map { code.with(String(decoding: $0, as: UTF8.self)) }
    _ = run(words, range, &inner, place.through("\(name) -c"))
  }

  /// Whether the text has no sign that means anything to any of these shells but a blank, and begins with no word that
  /// is a builtin of only one of them.
  private static func isPlainCommand(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || " ._/:,+-".utf8.contains(byte)
        || byte == UInt8(ascii: "=")
    }
    guard isPlain, let first = text.utf8.split(separator: 0x20).first else { return false }
    return !first.contains(UInt8(ascii: "="))
      && !languageWords.contains { $0.utf8.elementsEqual(first) }
  }

  private static let languageWords: Set<String> = [
    "set", "setenv", "source", "eval", "exec", "function", "begin", "if", "and", "or", "not", "while", "for", "switch",
    "end", "alias", "abbr", "bind", "complete", "funcsave", "functions", "onintr", "foreach", "repeat", "string",
    "math",
    "test", "unset", "unsetenv", "fish_add_path", "emit", "trap", "status", "argparse", "builtin", "command",
  ]

  /// Whether `kill` ends nothing but jobs that the line, or the shell in which it runs, has started itself.
  static func endsOwnJobs(_ arguments: [Argument]) -> Bool {
    let table = OptionTable("s= n=")
    let parsed = ParsedArguments(arguments, table)
    guard !parsed.operands.isEmpty else { return false }
    return parsed.operands.allSatisfy { job in
      job.isKnown && (job.isSample ? job.text == ownJob : job.text.hasPrefix("%"))
    }
  }

  /// `kill`: which process is meant is no effect on a file; only a word that cannot be told is one.
  mutating func runKill(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    for argument in arguments where !argument.isKnown {
      opaque(
        "which process `\(argument.text.prefix(80))` is cannot be told: \(argument.unknown ?? "")",
        argument.range,
        place.via
      )
    }
  }
}
