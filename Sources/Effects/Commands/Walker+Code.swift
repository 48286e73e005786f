import ShellSyntax

/// Everything that takes text and runs it as shell code.
extension Walker {
  /// One argument as code.
  mutating func runCode(_ code: Argument, _ range: Range<Int>, _ state: inout ShellState, _ place: Place) {
    guard code.isKnown else {
      opaque("code that cannot be told: \(code.unknown ?? "")", code.range, place.via)
      return
    }
    if code.isSample, code.text.utf8.contains(UInt8(ascii: "$")) {
      opaque("code with a number or date in it that cannot be told", code.range, place.via)
    }
    var inner = place
    inner.outerRange = code.range
    walkCode(code.text, &state, inner)
  }

  /// `eval`: its arguments joined by spaces.
  mutating func runEval(_ arguments: [Argument], _ range: Range<Int>, _ state: inout ShellState, _ place: Place) {
    var words = arguments
    if words.first?.text == "--" { words.removeFirst() }
    if let unknown = words.first(where: { !$0.isKnown }) {
      opaque("`eval` of what cannot be told: \(unknown.unknown ?? "")", unknown.range, place.via)
      return
    }
    var code = Argument(text: words.map(\.text).joined(separator: " "), unknown: nil, range: range)
    code.isSample = words.contains(where: \.isSample)
    runCode(code, range, &state, place.through("eval"))
  }

  /// `bash`, `sh` and their kin.
  mutating func runShell(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var index = 0
    var hasCode = false
    var readsInput = false
    var onlyChecks = false
    var isInteractive = false
    var shell = state.shell.started(as: name)
    loop: while index < arguments.count {
      let argument = arguments[index]
      guard argument.isKnown else {
        opaque("`\(argument.text)` may be an option or a script: \(argument.unknown ?? "")", argument.range, place.via)
        return
      }
      let text = argument.text
      guard let sign = text.utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"), text.utf8.count > 1
      else { break }
      index += 1
      switch text {
      case "--": break loop
      case "--version", "--help": return
      case "--posix": setShellOption("posix", true, &shell)
      case "--rcfile", "--init-file":
        opaque("`\(text)` makes the shell run a file", argument.range, place.via)
        index += 1
      case _ where text.hasPrefix("--"):
        if text.hasPrefix("--rcfile") || text.hasPrefix("--init-file") {
          opaque("`\(text)` makes the shell run a file", argument.range, place.via)
        }
      default:
        for letter in text.utf8.dropFirst() {
          switch letter {
          case UInt8(ascii: "c"): hasCode = true
          case UInt8(ascii: "s"): readsInput = true
          case UInt8(ascii: "n") where sign == UInt8(ascii: "-"): onlyChecks = true
          case UInt8(ascii: "i"): isInteractive = true
          case UInt8(ascii: "o"), UInt8(ascii: "O"):
            if index < arguments.count {
              setShellOption(arguments[index].text, sign == UInt8(ascii: "-"), &shell)
            }
            index += 1
          default: break
          }
        }
      }
    }
    let rest = Array(arguments.dropFirst(index))
    // An interactive shell takes no notice of `-n` (bash manual, "The Set Builtin").
    if onlyChecks, !isInteractive { return }
    if hasCode {
      runShellString(name, rest, range, state, shell, place)
    } else if readsInput || rest.isEmpty {
      runInput(name, rest, range, state, place, shell)
    } else if let script = rest.first {
      runScript(name, script, Array(rest.dropFirst()), range, state, place, shell)
    }
  }

  private mutating func runShellString(
    _ name: String,
    _ rest: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ shell: ShellFacts,
    _ place: Place
  ) {
    guard let code = rest.first else { return }
    var inner = state.started
    inner.shell = shell
    let parameters = Array(rest.dropFirst())
    inner.name = parameters.first.map { $0.isKnown ? $0.text : nil } ?? name
    inner.positional = parameters.allSatisfy { $0.isKnown && !$0.isSample } ? parameters.dropFirst().map(\.text) : nil
    runCode(code, range, &inner, place.through("\(name) -c"))
    runTraps(inner)
  }

  /// A shell that reads its commands from standard input.
  mutating func runInput(
    _ name: String,
    _ rest: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place,
    _ shell: ShellFacts? = nil
  ) {
    switch place.input {
    case .text(let text):
      var inner = state.started
      inner.shell = shell ?? state.shell.started(as: name)
      inner.name = name
      inner.positional = rest.allSatisfy { $0.isKnown && !$0.isSample } ? rest.map(\.text) : nil
      var here = place.through("\(name) input")
      here.input = .inherited
      here.readsByLine = true
      runCode(Argument(text: text.withoutNUL, unknown: nil, range: range), range, &inner, here)
      runTraps(inner)
    case .pipe, .sample, .names: opaque("`\(name)` runs what another command writes", range, place.via)
    case .file: opaque("`\(name)` runs what is in a file", range, place.via)
    case .inherited: opaque("`\(name)` runs what it reads", range, place.via)
    }
  }

  private mutating func runScript(
    _ name: String,
    _ script: Argument,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place,
    _ shell: ShellFacts
  ) {
    if case .text(let text)? = made(at: script.text, state) {
      var inner = state.started
      inner.shell = shell
      inner.positional = arguments.allSatisfy { $0.isKnown && !$0.isSample } ? arguments.map(\.text) : nil
      inner.name = script.text
      var here = place.through("\(name) \(script.text)")
      here.readsByLine = true
      runCode(script.with(text), range, &inner, here)
      runTraps(inner)
      return
    }
    if case .stream? = DeviceFile(script.text) {
      let isInput = ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].contains(script.text)
      if isInput { return runInput(name, [], range, state, place, shell) }
    } else {
      fileEffect(.read, script.text, script.range, place.via + [name], state)
    }
    runShellScript(name, script, arguments, state, place, shell)
  }

  /// What `echo`, `printf` and their like print, where all their arguments are known.
  func constantText(_ arguments: [Argument], _ state: ShellState) -> String? {
    guard arguments.allSatisfy({ $0.isKnown && !$0.isSample }), let name = arguments.first?.text else { return nil }
    let texts = arguments.dropFirst().map(\.text)
    switch name {
    case "echo":
      // Where backslashes mean something by themselves, what is printed is another text, and so it is with options.
      let takesOptions =
        texts.contains { $0.utf8.contains(UInt8(ascii: "\\")) }
        || texts.first.map { $0.hasPrefix("-") && $0 != "-n" } ?? false
      return state.shell.echoTakesEscapes && takesOptions ? nil : PrintedText.echo(texts)
    case "printf":
      // Other shells do not know all escapes.
      let hasEscapes = texts.contains { text in ["\\x", "\\u", "\\U", "\\e", "\\E"].contains { text.contains($0) } }
      return state.shell.echoTakesEscapes && hasEscapes ? nil : PrintedText.printf(texts)
    case "pwd": return state.directories.count == 1 && texts.isEmpty ? state.directories[0] + "\n" : nil
    case "true", ":": return ""
    case "basename":
      guard let path = texts.first, texts.count == 1, !path.hasPrefix("-") else { return nil }
      return (PathText.components(path).isEmpty ? path : PathText.baseName(path)) + "\n"
    case "dirname":
      guard let path = texts.first, texts.count == 1, !path.hasPrefix("-") else { return nil }
      let parts = PathText.components(path)
      if parts.isEmpty { return path.isEmpty ? ".\n" : "/\n" }
      let above = parts.dropLast().joined(separator: "/")
      return (PathText.isAbsolute(path) ? "/" + above : above.isEmpty ? "." : above) + "\n"
    default: return nil
    }
  }
}

extension String {
  /// The text as bash reads it: it passes over NUL.
  fileprivate var withoutNUL: String {
    utf8.contains(0) ? String(decoding: utf8.filter { $0 != 0 }, as: UTF8.self) : self
  }
}
