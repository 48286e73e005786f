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
    case "fc": opaque("`fc` runs commands from the history", range, place.via)
    default: return nil
    }
    return Ending(state)
  }

  /// Stands in the callback of `mapfile` for a line of which nothing is known.
  private static let readLine = "MAPFILE_LINE"

  private mutating func changeDirectory(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending {
    let before = state
    // It is set anew, whatever was assigned to it.
    state.variables["PWD"] = nil
    let operands = arguments.filter { !$0.isKnown || !["-L", "-P", "-e", "-@", "--", "-n"].contains($0.text) }
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
    state.variables["OLDPWD"] = before.directories.count == 1 ? .text(before.directories[0]) : .unknown
    // Where the directory is there, the change does not fail; else it may, or may be made before.
    let isThere = targets.allSatisfy { (try? workspace.kind($0.real)) == .directory }
    if !isThere, state.shell.kind == .zsh, state.shell.isOn("cdablevars") != false {
      state.forgetDirectory("`\(name) \(operand.text)` may mean a variable")
    }
    callDirectoryHook(range, &state, place)
    return Ending(success: state, failure: isThere ? nil : before)
  }

  /// `declare` and its kin. Assignments among the arguments have been made while they were expanded.
  private mutating func declare(
    _ command: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let options = arguments.filter { $0.text.hasPrefix("-") }.map(\.text).joined()
    for argument in arguments where !argument.text.hasPrefix("-") {
      guard argument.isKnown else {
        opaque("a declaration of `\(argument.text)` cannot be told", range, place.via)
        continue
      }
      let name = String(
        decoding: argument.text.utf8.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "[") },
        as: UTF8.self
      )
      let isAssignment = argument.text.utf8.count != name.utf8.count
      if !isAssignment, command != "export", command != "readonly", !Self.isGlobal(arguments), state.makeLocal(name) {
        state.variables[name] = .unset
      }
      // Elements in a quoted word are read once more, indices and all.
      if isAssignment { checkElements(argument, &state, place) }
      if setAttributes(command, options, name, argument, among: arguments, &state, place) {
        state.variables[name] = .unknown
      } else if !isAssignment, !arguments.isEmpty,
        !expected.contains(name), let reason = DangerousVariables.reason(name)
      {
        opaque(reason, range, place.via)
      } else if argument.text.utf8.contains(UInt8(ascii: "=")), case nil = state.variables[name] {
        // An assignment that only came about by expansion.
        assign(name, .unknown, range, &state, place)
      }
    }
    if options.utf8.contains(UInt8(ascii: "f")), arguments.count > 1 {
      opaque("a function is handed to the programs that follow", range, place.via)
    }
  }

  /// Notes what `export`, `-x`, `-r` and other attributes make of a variable.
  ///
  /// - Returns: whether its value cannot be told for that.
  private mutating func setAttributes(
    _ command: String,
    _ options: String,
    _ name: String,
    _ argument: Argument,
    among arguments: [Argument],
    _ state: inout ShellState,
    _ place: Place
  ) -> Bool {
    func has(_ letters: String) -> Bool {
      !options.hasPrefix("--") && options.utf8.contains { letters.utf8.contains($0) }
    }
    if command == "export", has("n") {
      state.exported.remove(name)
      return false
    }
    if arguments.contains(where: { $0.text.hasPrefix("+") && $0.text.contains("x") }) { state.exported.remove(name) }
    if command == "export" || has("x") { state.exported.insert(name) }
    if command == "readonly" || has("r") { state.fixed.insert(name) }
    guard command != "export", command != "readonly" else { return false }
    if has("n") {
      var target: String?
      if case .text(let text)? = state.variables[name] {
        target = String(decoding: text.utf8.prefix { $0 != UInt8(ascii: "[") }, as: UTF8.self)
        checkSubscript(argument.with(text), &state, place)
      }
      let named = String(decoding: argument.text.utf8.dropFirst(name.utf8.count + 1), as: UTF8.self)
      // What is assigned to a reference is assigned to the variable behind it.
      for target in [target ?? "", named] {
        if let reason = DangerousVariables.reason(target) { opaque(reason, argument.range, place.via) }
      }
      state.references[name] = .some(target)
    }
    if has("i") {
      checkSubscript(argument, &state, place)
      state.integers.insert(name)
    }
    if has("luc") { state.cased.insert(name) }
    return has("niluc")
  }

  /// `declare -a 'name=([index]=value)'`: bash reads the elements out of the word.
  private mutating func checkElements(_ argument: Argument, _ state: inout ShellState, _ place: Place) {
    let value = argument.text.utf8.drop { $0 != UInt8(ascii: "=") }.dropFirst()
    guard value.first == UInt8(ascii: "("), value.contains(UInt8(ascii: "[")) || value.contains(UInt8(ascii: "$"))
    else { return }
    checkSubscript(argument, &state, place)
  }

  private mutating func forget(
    _ argument: Argument,
    as value: ShellState.Value,
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    if argument.text.hasPrefix("-") { return }
    guard argument.isKnown else {
      opaque("which variable `\(argument.text)` is cannot be told", range, place.via)
      return
    }
    checkSubscript(argument, &state, place)
    let name = String(decoding: argument.text.utf8.prefix { $0 != UInt8(ascii: "[") }, as: UTF8.self)
    let isWhole = name.utf8.count == argument.text.utf8.count
    if case .unset = value, isWhole {
      state.variables[name] = state.fixed.contains(name) ? .unknown : value
      state.exported.remove(name)
      if state.references[name] != nil { state.store(name, .unknown) }
    } else {
      state.store(name, isWhole ? value : .unknown)
    }
  }

  /// `unset`: with `-f` functions, with `-v` variables, else the variable of the name or, where there is none, its function.
  private mutating func unset(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let options = arguments.prefix { $0.text.hasPrefix("-") && $0.text != "--" }.map(\.text).joined()
    for argument in arguments where !argument.text.hasPrefix("-") {
      let name = argument.text
      if options.contains("f") {
        state.functions[name] = nil
        continue
      }
      if !options.contains("v"), argument.isKnown {
        switch state.variables[name] {
        case .unset: state.functions[name] = nil
        // It may be in the environment.
        case nil, .unknown: state.functions[name]?.isSure = false
        default: break
        }
      }
      if options.contains("n") { state.references[argument.text] = nil }
      forget(argument, as: .unset, range, &state, place)
    }
  }

  /// Builtins that store something from outside in variables.
  private mutating func setByBuiltin(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    var names: [Argument] = []
    switch name {
    case "printf", "wait":
      let flag = name == "printf" ? "-v" : "-p"
      if let index = arguments.firstIndex(where: { $0.text == flag }), index + 1 < arguments.count {
        names = [arguments[index + 1]]
      }
      if let glued = arguments.first(where: { $0.text.hasPrefix(flag) && $0.text.utf8.count > 2 }) {
        names = [glued.with(String(glued.text.dropFirst(2)))]
      }
    case "getopts":
      names =
        arguments.dropFirst().prefix(1) + ["OPTARG", "OPTIND"].map { Argument(text: $0, unknown: nil, range: range) }
    default:
      let table = OptionTable(name == "read" ? "a= d= e i= n= N= p= r s t= u=" : "d= n= O= s= t u= C=code c=")
      let parsed = ParsedArguments(arguments, table)
      names = parsed.operands + parsed.values("a")
      if names.isEmpty { names = [Argument(text: name == "read" ? "REPLY" : "MAPFILE", unknown: nil, range: range)] }
      for code in parsed.values("C") {
        // The callback gets the index and the line that was read.
        state.variables[Self.readLine] = .unknown
        let call = code.with("\(code.text) 0 \"${\(Self.readLine)}\"")
        runCode(call, range, &state, place.through(name))
      }
      if name == "read", names.count == 1, parsed.values("a").isEmpty, parsed.values("u").isEmpty,
        DangerousVariables.reason(names[0].text) == nil, let value = lineRead(arguments, state, place)
      {
        forget(names[0], as: value, range, &state, place)
        return
      }
    }
    for argument in names {
      if let reason = DangerousVariables.reason(argument.text) { opaque(reason, range, place.via) }
      forget(argument, as: .unknown, range, &state, place)
    }
    // What is printed into a variable can be told like what is printed.
    if name == "printf", arguments.count > 2, arguments[0].text == "-v", let variable = names.first,
      variable.text.utf8.allSatisfy({ $0 == 0x5F || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }),
      let text = constantText([variable.with("printf")] + arguments.dropFirst(2), state)
    {
      assign(variable.text, .text(text), range, &state, place)
    }
  }

  /// What `read` puts into its only variable, where the input is known; of text only a single plain line.
  private func lineRead(_ arguments: [Argument], _ state: ShellState, _ place: Place) -> ShellState.Value? {
    switch place.input {
    case .names(let names): return .files(names)
    case .sample(let text): return .sample(text)
    case .text(let text):
      let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
      guard arguments.allSatisfy({ !$0.text.hasPrefix("-") || $0.text == "-r" }),
        !line.utf8.contains(where: { $0 == 0x0A || $0 == UInt8(ascii: "\\") })
      else { return nil }
      switch state.variables["IFS"] {
      case .text(let separators)? where separators.isEmpty: return .text(line)
      case nil, .unset: break
      default: return nil
      }
      // Blanks around it are taken away, those inside it stay.
      func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
      let bytes = line.utf8.drop(while: isBlank)
      let end = bytes.lastIndex { !isBlank($0) }.map { bytes.index(after: $0) } ?? bytes.startIndex
      return .text(String(decoding: bytes[..<end], as: UTF8.self))
    case .inherited, .pipe, .file: return nil
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
