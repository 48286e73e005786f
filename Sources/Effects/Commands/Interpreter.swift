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
      options:
        "e=code r=source I=source C=directory E= F? i? 0# K? T# W# x? n p a l w c s S v,version y h,help yjit jit",
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
    if parsed.has("i")
      || parsed.values("m").contains(where: { ["code", "pdb", "idlelib", "asyncio"].contains($0.text) })
    {
      switch place.input {
      case .inherited: break
      default: opaque("`\(name)` runs what it reads", range, place.via)
      }
    }
    if let module = parsed.values("m").first, module.isKnown {
      runModule(module, operands, range, state, place)
    }
    // A module is code that is installed; which it is says the run effect.
    if !code.isEmpty || parsed.has("m") {
      runUnknownProgram(name, operands, range, state, place)
      return
    }
    guard let script = parsed.operands.first else {
      // The tests of the project.
      if interpreter.names.contains("node"), parsed.has("test") { return }
      if interpreter.names.contains("php"), parsed.has("i") { opaque(Self.environmentReason, range, place.via) }
      if !isHarmlessInput(interpreter, range, state, place) { opaque("`\(name)` runs what it reads", range, place.via) }
      return
    }
    if script.isKnown, script.text == "-", isHarmlessInput(interpreter, range, state, place) {
      runUnknownProgram(name, Array(parsed.operands.dropFirst()), range, state, place)
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

  /// What a module that is a program does with its arguments: the same as the program of its name.
  private mutating func runModule(
    _ module: Argument,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if Self.onlySpeaks(arguments) { return }
    let here = place.through("-m \(module.text)")
    if let tool = Catalogue.tools["-m:\(module.text)"] {
      runTool(tool, "-m:\(module.text)", arguments, range, state, here)
    }
    guard let program = Catalogue.program(ofModule: module.text) else { return }
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    _ = run(program.map(module.with) + arguments, range, &inner, here)
  }
}
