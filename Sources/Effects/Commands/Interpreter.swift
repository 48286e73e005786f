/// A program that runs code in a language of its own.
struct Interpreter: Sendable {
  let names: [String]
  /// Options that take values; those that carry code have the role `code`.
  let options: String
  /// Options with which it only says something of itself.
  let harmless: [String]

  static let all: [Interpreter] = [
    Interpreter(
      names: ["python", "pypy"],
      options: "c=code m=module W= X= Q= I E s S B u v b O d q h i x V,version help P R",
      harmless: ["V", "help", "h"]
    ),
    Interpreter(
      names: ["perl"],
      options: "e=code E=code M=code m=code I=read x? i? 0? l? F? C? D? n p a w W X c s S t T u U v V? h",
      harmless: ["v", "V", "h"]
    ),
    Interpreter(
      names: ["ruby", "jruby"],
      options: "e=code r=code I=read C= E= F? i? 0? K? T? W? x? n p a l w c s S v,version y h,help",
      harmless: ["version", "h"]
    ),
    Interpreter(
      names: ["node", "nodejs"],
      options:
        "e,eval=code p,print=code r,require=code import=code loader=code i,interactive c,check v,version h,help env-file=read input-type= max-old-space-size= inspect? test",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["deno", "bun", "tsx", "ts-node"],
      options: "e,eval=code p,print=code r,require=code v,version h,help",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["php"],
      options: "r=code B=code R=code E=code F=read f=read c=read d= z=read S= t=read a i l m n v,version h,help s w",
      harmless: ["v", "h", "m", "i"]
    ),
    Interpreter(names: ["lua", "luajit"], options: "e=code l=code i v E W", harmless: ["v"]),
    Interpreter(
      names: [
        "rscript", "Rscript", "R", "julia", "swift", "osascript", "groovy", "scala", "elixir", "erl", "tclsh", "expect",
        "racket", "guile", "clojure", "ghci", "pwsh", "powershell",
      ],
      options: "e=code c=code eval=code p=code E=code v,version h,help",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["fish", "csh", "tcsh", "nu", "elvish", "xonsh"],
      options: "c,command=code i l s v,version h,help",
      harmless: ["v", "h"]
    ),
  ]

  /// The interpreter of that name, versions left out: `python3.11` is `python`.
  static func named(_ name: String) -> Interpreter? {
    let base = String(decoding: name.utf8.prefix { !($0 >= 0x30 && $0 <= 0x39) }, as: UTF8.self)
    return all.first { $0.names.contains(name) || $0.names.contains(base) }
  }
}

extension Walker {
  /// Code in another language is not looked at: it is opaque, in an option, a file or from standard input.
  mutating func runInterpreter(
    _ interpreter: Interpreter,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let parsed = ParsedArguments(arguments, OptionTable(interpreter.options), stopsAtOperand: true)
    if parsed.has(anyOf: interpreter.harmless), parsed.operands.isEmpty { return }
    let code = parsed.options.filter { $0.role == .code }
    for option in code where !(option.value.map { $0.isKnown && PrintOnly.isPrintOnly($0.text) } ?? false) {
      opaque("`\(name) -\(option.name)` runs code that is not looked at", option.value?.range ?? range, place.via)
    }
    for option in parsed.options where option.role == .read { apply(.read, option.value, range, place.via, state) }
    // A module is code that is installed; which it is says the run effect.
    if !code.isEmpty || parsed.has("m") {
      runUnknownProgram(name, parsed.operands, range, state, place)
      return
    }
    guard let script = parsed.operands.first else {
      opaque("`\(name)` runs what it reads", range, place.via)
      return
    }
    if script.isKnown, script.text == "-" { opaque("`\(name)` runs what it reads", range, place.via) }
    apply(.read, script, range, place.via, state)
    runUnknownProgram(name, Array(parsed.operands.dropFirst()), range, state, place)
  }
}

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
