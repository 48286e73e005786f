import Model

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
      options: "e=code E=code M=code m=code I=read x? i? 0# l# F? C# D? n p a w W X c s S t T u U v V? h",
      harmless: ["v", "V", "h"]
    ),
    Interpreter(
      names: ["ruby", "jruby"],
      options: "e=code r=code I=source C=directory E= F? i? 0# K? T# W# x? n p a l w c s S v,version y h,help yjit jit",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["node", "nodejs"],
      options:
        "e,eval=code p,print=code r,require=source import=source loader,experimental-loader=source i,interactive c,check v,version h,help env-file=read input-type= max-old-space-size= inspect? test",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["deno", "bun", "tsx", "ts-node"],
      options: "e,eval=code p,print=code r,require,preload=source v,version h,help A,allow-all",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["php"],
      options:
        "r=code B=code R=code E=code F=source f=source c=source d=text z=source S= t= a i l m n v,version h,help s w",
      harmless: ["v", "h", "m"]
    ),
    Interpreter(names: ["lua", "luajit"], options: "e=code l=code i v E W", harmless: ["v"]),
    Interpreter(
      names: [
        "rscript", "Rscript", "R", "julia", "swift", "osascript", "groovy", "scala", "elixir", "erl", "tclsh", "expect",
        "racket", "guile", "clojure", "ghci", "wish", "kotlin", "crystal",
      ],
      options: "e=code c=code eval=code p=code E=code f,file=source v,version h,help",
      harmless: ["v", "h"]
    ),
    Interpreter(
      names: ["fish", "csh", "tcsh", "nu", "elvish", "xonsh"],
      options: "c,command=code C,init-command=code i l s v,version h,help",
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
    let (head, tail) = interpreter.names.contains("python") ? Self.pythonHead(arguments) : (arguments, [])
    let parsed = ParsedArguments(head, OptionTable(interpreter.options), stopsAtOperand: true)
    let operands = parsed.operands + tail
    if parsed.has(anyOf: interpreter.harmless), parsed.operands.isEmpty { return }
    let code = parsed.options.filter { $0.role == .code }
    if interpreter.names.contains("perl"), runPerlFilter(parsed, code, range, state, place) { return }
    for option in code where !isHarmless(option, interpreter, range, state, place) {
      opaque("`\(name) -\(option.name)` runs code that is not looked at", option.value?.range ?? range, place.via)
    }
    for option in parsed.options where [.read, .source, .directory].contains(option.role) {
      apply(
        option.role == .source && isModuleName(option.value)
          ? .text : option.role == .directory ? .source : option.role,
        option.value,
        range,
        place.via,
        state
      )
    }
    for setting in parsed.values("d") where interpreter.names.contains("php") && !Self.isHarmlessSetting(setting) {
      opaque("the setting `\(setting.text.prefix(60))` can make `\(name)` run code", setting.range, place.via)
    }
    if let module = parsed.values("m").first {
      // What a module of the standard library does with its arguments is known by its name.
      let own = "-m:\(module.text)"
      checkLaunch(LaunchOptions.byName[own] == nil ? module.text : own, operands, range, state, place)
    }
    if let module = parsed.values("m").first, ["http.server", "xmlrpc.server", "smtpd", "pydoc"].contains(module.text) {
      let isLocal = operands.contains { ["127.0.0.1", "localhost", "::1", "--bind=127.0.0.1"].contains($0.text) }
      if !isLocal, module.text != "pydoc" || operands.contains(where: { ["-b", "-p", "-n"].contains($0.text) }) {
        opaque("`\(name) -m \(module.text)` lets other hosts in", module.range, place.via)
      }
    }
    if parsed.has("i") || parsed.values("m").contains(where: { ["code", "pdb", "idlelib"].contains($0.text) }) {
      switch place.input {
      case .inherited: break
      default: opaque("`\(name)` runs what it reads", range, place.via)
      }
    }
    // A module is code that is installed; which it is says the run effect.
    if !code.isEmpty || parsed.has("m") {
      runUnknownProgram(name, operands, range, state, place)
      return
    }
    guard let script = parsed.operands.first else {
      if interpreter.names.contains("php"), parsed.has("i") { opaque(Self.environmentReason, range, place.via) }
      opaque("`\(name)` runs what it reads", range, place.via)
      return
    }
    if script.isKnown, script.text == "-" { opaque("`\(name)` runs what it reads", range, place.via) }
    if let verb = Self.scriptVerbs[name], runVerb(verb, script, parsed, name, range, state, place) { return }
    apply(script.text == "-" ? .read : .source, script, range, place.via, state)
    if script.isKnown, isChangedHere(script.text, interpreter, state) {
      opaque("this line changes `\(script.text.prefix(80))` before it runs it", script.range, place.via)
    }
    runUnknownProgram(name, Array(parsed.operands.dropFirst()), range, state, place)
  }
}

extension Walker {
  /// Programs whose first operand is mostly a verb: those behind which a file or code follows.
  private static let scriptVerbs: [String: (files: Set<String>, code: Set<String>, others: Set<String>)] = [
    "deno": (
      ["run", "serve", "test", "bench", "compile", "check", "cache", "bundle", "install"], ["eval", "repl", "x"],
      [
        "fmt", "lint", "info", "doc", "task", "types", "coverage", "upgrade", "help", "init", "add", "remove",
        "outdated",
      ]
    ),
    "bun": (
      ["run", "build"], ["x", "repl", "exec", "create", "c"],
      [
        "test", "install", "i", "add", "a", "remove", "rm", "update", "pm", "outdated", "link", "unlink", "upgrade",
        "init",
        "publish", "patch", "why", "audit", "info",
      ]
    ),
    "swift": (
      [], [],
      ["build", "run", "test", "package", "format", "repl", "sdk", "help"]
    ),
  ]

  /// A verb of such a program; false where the word is the name of a file.
  private mutating func runVerb(
    _ verbs: (files: Set<String>, code: Set<String>, others: Set<String>),
    _ verb: Argument,
    _ parsed: ParsedArguments,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    let rest = Array(parsed.operands.dropFirst())
    if verbs.code.contains(verb.text) {
      opaque("`\(name) \(verb.text)` runs code that is not looked at", verb.range, place.via)
    } else if verbs.files.contains(verb.text) {
      let file = rest.first {
        !$0.text.hasPrefix("-") && ($0.text.utf8.contains(PathText.slash) || $0.text.contains("."))
      }
      if let file, file.isKnown, file.text.contains("://") || file.text.contains(":") {
        opaque("`\(name)` runs what it fetches from `\(file.text.prefix(80))`", file.range, place.via)
      } else if let file {
        apply(.source, file, range, place.via, state)
      }
    } else if !verbs.others.contains(verb.text) {
      return false
    }
    runUnknownProgram(name, parsed.operands, range, state, place)
    return true
  }

  /// Whether the line itself makes or changes a script in a way that may do more than compute and print.
  private func isChangedHere(_ path: String, _ interpreter: Interpreter, _ state: ShellState) -> Bool {
    if case .text(let text)? = made(at: path, state), let name = interpreter.names.first {
      return !PrintOnly.isPrintOnly(text) && PureCode.reads(text, interpreter: name) != []
    }
    if made(at: path, state) != nil { return true }
    guard let directory = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return false }
    return mayHaveChanged(target.real)
  }

  /// What Python takes for itself: options up to `-c` or `-m` and its value. All that follows is the code's (`python --help`).
  private static func pythonHead(_ arguments: [Argument]) -> (head: [Argument], tail: [Argument]) {
    var index = 0
    while index < arguments.count {
      let text = arguments[index].text
      guard arguments[index].isKnown, text.hasPrefix("-"), !text.hasPrefix("--"), text.utf8.count > 1 else { break }
      let letters = text.utf8.dropFirst()
      if let place = letters.firstIndex(where: { "cmWX".utf8.contains($0) }) {
        let isGlued = letters.index(after: place) != letters.endIndex
        let end = min(arguments.count, index + (isGlued ? 1 : 2))
        if letters[place] | 0x20 == UInt8(ascii: "c") || letters[place] == UInt8(ascii: "m") {
          return (Array(arguments[..<end]), Array(arguments[end...]))
        }
        index = end
      } else {
        index += 1
      }
    }
    return (arguments, [])
  }

  /// A module is named as in code, not as a file: it is the project's, or installed for it.
  private func isModuleName(_ value: Argument?) -> Bool {
    guard let value, value.isKnown, let first = value.text.utf8.first else { return false }
    return first != PathText.slash && first != UInt8(ascii: ".") && !value.text.contains("..")
      && !value.text.contains(":")
  }

  /// Settings of PHP that name no code.
  private static func isHarmlessSetting(_ setting: Argument) -> Bool {
    let names = [
      "memory_limit", "error_reporting", "display_errors", "display_startup_errors", "max_execution_time",
      "date.timezone",
      "opcache.", "xdebug.mode", "xdebug.start_with_request", "zend.assertions", "assert.exception", "phar.readonly",
      "short_open_tag", "log_errors", "html_errors", "pcov.", "variables_order",
    ]
    return setting.isKnown && names.contains { setting.text.hasPrefix($0) }
  }

  /// Whether inline code only computes and prints. The files that it reads become effects.
  private mutating func isHarmless(
    _ option: ParsedArguments.Option,
    _ interpreter: Interpreter,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard let code = option.value, code.isKnown else { return false }
    if PrintOnly.isPrintOnly(code.text) { return true }
    guard ["c", "e", "p"].contains(option.name), let name = interpreter.names.first,
      let reads = PureCode.reads(code.text, interpreter: name)
    else { return false }
    // What Node.js does not find by that name it looks for as code.
    let isModule = name == "node"
    guard !isModule || reads.allSatisfy({ isExistingFile($0, state) }) else { return false }
    for path in reads { fileEffect(.read, path, code.range, place.via + ["\(name) -\(option.name)"], state) }
    return true
  }

  private func isExistingFile(_ path: String, _ state: ShellState) -> Bool {
    guard let directory = state.directories.first, state.directories.count == 1,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return false }
    return (try? workspace.kind(target.real)) == .file
  }

  /// A Perl filter over its operands; false where the code is no such thing.
  private mutating func runPerlFilter(
    _ parsed: ParsedArguments,
    _ code: [ParsedArguments.Option],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    let isFilter = code.allSatisfy { option in
      ["e", "E"].contains(option.name) && option.value.map { $0.isKnown && PerlFilter.isHarmless($0.text) } ?? false
    }
    let allowed: Set<String> = ["e", "E", "n", "p", "l", "a", "F", "i", "0", "w", "W", "s", "C"]
    let separator = parsed.values("F").map(\.text).joined()
    // `open` as `<>` does it runs an operand such as `cmd |`.
    let operandsAreFiles = parsed.operands.allSatisfy { operand in
      operand.isKnown && !operand.text.utf8.contains { "|<>&".utf8.contains($0) }
    }
    guard !code.isEmpty, isFilter, operandsAreFiles, parsed.options.allSatisfy({ allowed.contains($0.name) }),
      !separator.contains("?"), !separator.contains("$"), !separator.contains("@"), parsed.unknownOptions.isEmpty
    else { return false }
    let suffix = parsed.values("i").first?.text ?? ""
    if suffix.utf8.contains(PathText.slash) || suffix.utf8.contains(UInt8(ascii: "*")) { return false }
    for operand in parsed.operands {
      apply(parsed.has("i") ? .update : .read, operand, range, place.via, state)
      if !suffix.isEmpty { apply(.write, operand.with(operand.text + suffix), range, place.via, state) }
    }
    return true
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
