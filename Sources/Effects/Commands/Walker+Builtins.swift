import Model
import ShellSyntax

extension Walker {
  /// What a builtin does to the shell itself; nil where the name is no builtin that does anything of the kind.
  mutating func runBuiltin(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending? {
    switch name {
    case "cd", "pushd", "popd": return changeDirectory(name, arguments, range, &state, place)
    case ":": return Ending(success: state, failure: nil)
    case "return", "break", "continue", "exit", "logout": return jump(name, arguments, state, place)
    case "export", "declare", "typeset", "local", "readonly":
      // Without a name all variables are printed.
      let flags: Set<String> = ["-p", "-x", "-px", "-xp", "-g"]
      if name != "local", arguments.allSatisfy({ flags.contains($0.text) }) {
        opaque(Self.environmentReason, range, place.via)
      }
      // With `-p` variables are only shown.
      if !arguments.contains(where: { $0.text == "-p" }) { declare(name, arguments, range, &state, place) }
    case "unset":
      unset(arguments, range, &state, place)

      hideFunctions(arguments, &state)
    case "read", "mapfile", "readarray", "getopts", "printf", "wait":
      setByBuiltin(name, arguments, range, &state, place)
    case "let":
      for argument in arguments { checkArithmetic(argument, &state, place) }
    case "test", "[": checkTest(arguments, &state, place)
    case "eval": runEval(arguments, range, &state, place)
    case ".", "source": runSource(arguments, range, &state, place)
    case "trap":
      // `-` takes a trap away, and so does a first word that is no action but a signal.
      let words = arguments.first?.text == "--" ? Array(arguments.dropFirst()) : arguments
      if let action = words.first, words.count > 1, !["-", "-p", "-l", "-P"].contains(action.text) {
        setTrap(action, Array(words.dropFirst()), range, &state, place)
      }
    case "alias", "unalias": runAlias(name, arguments, range, &state, place)
    case "shopt": setShellOptions(name, arguments, range, &state, place)
    case "set":
      if arguments.isEmpty { opaque(Self.environmentReason, range, place.via) }
      setShellOptions(name, arguments, range, &state, place)
      setOptions(arguments, &state)
      checkOptions(arguments, range, &state, place)
    case "shift": shift(arguments, &state)
    case "hash":
      if arguments.contains(where: { $0.text.hasPrefix("-p") }) {
        opaque("`hash -p` changes what a name runs", range, place.via)
      }
    case "enable":
      if arguments.contains(where: { $0.text.hasPrefix("-f") }) {
        opaque("`enable -f` loads code into the shell", range, place.via)
      }
    case "compgen", "complete":
      if arguments.contains(where: { ["-C", "-F", "-W"].contains($0.text.prefix(2)) }) {
        opaque("`\(name)` can run its arguments as code", range, place.via)
      }
    case "bind": opaque("`bind` can bind keys to code", range, place.via)
    case "history":
      let parsed = ParsedArguments(arguments, OptionTable("c d= a n r w p s"))
      for file in parsed.operands where parsed.has(anyOf: ["r", "n"]) { apply(.read, file, range, place.via, state) }
      for file in parsed.operands where parsed.has(anyOf: ["a", "w"]) { apply(.write, file, range, place.via, state) }
    case "fc": opaque("`fc` runs commands from the history", range, place.via)
    default: return nil
    }
    return Ending(state)
  }

  /// Stands in the callback of `mapfile` for a line of which nothing is known.
  static let readLine = "MAPFILE_LINE"

  private mutating func changeDirectory(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending {
    let before = state
    // `OLDPWD` gets what `PWD` says, whether that is so or not.
    let toldBefore: ShellState.Value =
      state.variables["PWD"] ?? (state.directories.count == 1 ? .text(state.directories[0]) : .unknown)
    // It is set anew, whatever was assigned to it.
    state.variables["PWD"] = nil
    state.variables["OLDPWD"] = toldBefore
    var operands = arguments.drop { $0.isKnown && ["-L", "-P", "-e", "-@", "-n"].contains($0.text) }
    if let first = operands.first, first.isKnown, first.text == "--" { operands = operands.dropFirst() }
    if name == "popd" || operands.count > 1 || (name == "pushd" && operands.isEmpty) {
      state.forgetDirectory("`\(name)` moved it")
      return Ending(state)
    }
    guard let operand = operands.first else {
      guard let home = workspace.home(""), state.variables["HOME"] == nil else {
        state.forgetDirectory("`cd` went home")
        return Ending(state)
      }
      state.directories = [home]
      return Ending(state)
    }
    let isOption = operand.text.hasPrefix("-") || (name == "pushd" && operand.text.hasPrefix("+"))
    guard operand.isKnown, !isOption else {
      state.forgetDirectory("`\(name) \(operand.text)` moved it")
      return Ending(state)
    }
    let targets = resolve(operand.text, operand.range, place.via, state)
    if targets.isEmpty {
      state.forgetDirectory("`\(name) \(operand.text)` moved it")
      return Ending(state)
    }
    // `cd` goes by the text of the path unless told otherwise.
    let isPhysical = arguments.contains { $0.text == "-P" }
    state.directories = targets.map { isPhysical ? $0.real : $0.path }
    // Where the directory is there, the change does not fail; else it may, or may be made before.
    let isThere = targets.allSatisfy { target in
      (try? workspace.kind(target.real)) == .directory && ![target.path, target.real].contains(where: isTakenAway)
    }
    if !isThere, state.shell.kind == .zsh, state.shell.isOn("cdablevars") != false {
      state.forgetDirectory("`\(name) \(operand.text)` may mean a variable")
    }
    callDirectoryHook(range, &state, place)
    return Ending(success: state, failure: isThere ? nil : before)
  }

  /// Whether the line has taken away what was there, or what leads there.
  private func isTakenAway(_ path: String) -> Bool {
    effects.effects.contains { effect in
      guard case .delete(let file) = effect.kind else { return false }
      return [file.path, file.real].contains { PathText.holds($0, path) }
    }
  }

  private mutating func checkTest(_ arguments: [Argument], _ state: inout ShellState, _ place: Place) {
    for (sign, operand) in zip(arguments, arguments.dropFirst()) where sign.text == "-v" || sign.text == "-R" {
      checkSubscript(operand, &state, place)
    }
  }

  private func setOptions(_ arguments: [Argument], _ state: inout ShellState) {
    guard
      let index = arguments.firstIndex(where: { $0.text == "--" || !($0.text.hasPrefix("-") || $0.text.hasPrefix("+")) }
      )
    else { return }
    var values = Array(arguments[index...])
    if values.first?.text == "--" { values.removeFirst() }
    let isOptionName = index > 0 && arguments[index].text != "--" && arguments[index - 1].text.hasSuffix("o")
    if isOptionName { return }
    state.positional = values.allSatisfy { $0.isKnown && !$0.isSample } ? values.map(\.text) : nil
    Self.taintParameters(values, &state)
  }

  /// Options of `set` that change how the words of every command are read.
  private mutating func checkOptions(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let options = arguments.prefix { $0.text != "--" && ($0.text.hasPrefix("-") || $0.text.hasPrefix("+")) }
    let names = arguments.map(\.text)
    let letters = options.filter { !$0.text.hasPrefix("--") }.flatMap { $0.text.utf8.dropFirst() }
    if letters.contains(UInt8(ascii: "k")) || letters.contains(UInt8(ascii: "B"))
      || (letters.contains(UInt8(ascii: "o")) && (names.contains("keyword") || names.contains("braceexpand")))
    {
      opaque("`set` changes how words are read", range, place.via)
    }
    if letters.contains(UInt8(ascii: "a")) {
      setShellOption("allexport", options.contains { $0.text.hasPrefix("-") }, &state.shell)
    }
  }

  private func shift(_ arguments: [Argument], _ state: inout ShellState) {
    guard let positional = state.positional else { return }
    let count = arguments.isEmpty ? 1 : Int(arguments[0].text)
    guard let count, count >= 0 else {
      state.positional = nil
      return
    }
    if count <= positional.count { state.positional = Array(positional.dropFirst(count)) }
  }
}
