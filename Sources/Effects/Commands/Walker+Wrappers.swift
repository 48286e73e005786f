import Model
import ShellSyntax

extension Walker {
  /// How often `sudo` may take options again in one command; more is nothing that a person writes.
  private static let mostReentries = 8

  /// Looks through a wrapper to the command behind it.
  mutating func runWrapper(
    _ wrapper: Wrapper,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place,
    reentries: Int = 0
  ) {
    let arguments = name == "bwrap" ? Self.withoutMounts(arguments) : arguments
    let parsed = ParsedArguments(arguments, OptionTable(wrapper.options), stopsAtOperand: true)
    if wrapper.changesRights { add(.privilege(privilege(name, parsed)), range, place.via) }
    if let option = parsed.unknownOptions.first {
      opaque("`\(name)` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    for option in parsed.options where [.write, .read, .code].contains(option.role) {
      if runsOutput(name, option.value, range, state, place) { continue }
      apply(option.role, option.value, range, place.via, state)
    }
    if parsed.has(anyOf: wrapper.runsNothing) { return }
    if ["strace", "ltrace"].contains(name), parsed.has("p") {
      opaque("`\(name) -p` looks into another process", range, place.via)
    }
    if name == "sudo", parsed.has("e") {
      for file in parsed.operands { apply(.update, file, range, place.via, state) }
      return
    }
    // `-c STRING` of `flock` and `runuser`: code for a shell.
    for option in parsed.options where option.role == .shell {
      var inner = state
      inner.functions = [:]
      inner.shell = inner.shell.started(as: "sh")
      if let code = option.value { runCode(code, range, &inner, place.through("\(name) -c")) }
    }
    // What is set for the command holds for it only.
    var inner = state
    var here = place.through(name)
    if wrapper.limitsTime { here.isTimed = true }
    changeSurroundings(name, parsed, &inner, here)
    var command = parsed.operands
    if let code = parsed.values("S").first, name == "env" {
      guard code.isKnown, let words = EnvironmentSplit.words(code.text), reentries < Self.mostReentries else {
        opaque("`env -S` with what cannot be told", code.range, here.via)
        return
      }
      // What was split is read as options again.
      runWrapper(wrapper, name, words.map { code.with($0) } + command, range, &inner, place, reentries: reentries + 1)
      return
    }
    // A lone `-` is `-i`.
    if name == "env", command.first?.text == "-" { command.removeFirst() }
    if wrapper.takesAssignments {
      command = takeAssignments(command, &inner, here)
      // Only `sudo` takes options again behind assignments; a lone `-` is none.
      if name == "sudo", let first = command.first, first.text.hasPrefix("-") {
        guard command.count < parsed.operands.count, reentries < Self.mostReentries else {
          opaque("the words behind `sudo` cannot be told", first.range, here.via)
          return
        }
        runWrapper(wrapper, name, command, range, &inner, place, reentries: reentries + 1)
        return
      }
    }
    // The lock is made where it is not there, and may be another program's.
    if name == "flock", let lock = command.first, !(lock.isKnown && Int(lock.text) != nil) {
      apply(.write, lock, range, here.via, state)
    }
    if wrapper.operands > 0, command.count > wrapper.operands || command.first?.isKnown == false {
      for argument in command.prefix(wrapper.operands) where !argument.isKnown {
        opaque("`\(argument.text)` behind `\(name)` cannot be told", argument.range, here.via)
      }
    }
    command = Array(command.dropFirst(wrapper.operands))
    // `flock FILE -c STRING`, `sg GROUP [-c] STRING`.
    let takesString = name == "flock" && ["-c", "--command"].contains(command.first?.text) || name == "sg"
    if takesString, !command.isEmpty {
      if ["-c", "--command"].contains(command.first?.text) { command.removeFirst() }
      command = Array(command.prefix(1))
    }
    let isJoined =
      switch wrapper.joins {
      case .never: takesString
      case .always: true
      case .with(let option): parsed.has(option)
      case .unless(let option): !parsed.has(option)
      }
    if isJoined, command.first?.text == "--" { command.removeFirst() }
    if isJoined, !command.isEmpty {
      // The words are joined and given to a shell.
      inner.functions = [:]
      inner.shell = inner.shell.started(as: "sh")
      runEval(command, range, &inner, here)
      return
    }
    if command.isEmpty {
      runWithoutCommand(name, parsed, range, inner, here)
      return
    }
    here.outerRange = place.outerRange
    if name == "sudo", parsed.has(anyOf: ["s", "i"]) {
      // The words are joined and given to a shell, with their special characters escaped: they stay words.
      inner.functions = [:]
      inner.shell = inner.shell.withoutFunctions
      _ = run(command, range, &inner, here)
    } else if ["command", "builtin", "exec", "time"].contains(name) {
      // These run in this very shell, so that `command cd` moves it.
      let before = inner.variables["ARGV0"]
      if name == "exec", let argument = parsed.values("a").first, argument.isKnown {
        inner.variables["ARGV0"] = .text(argument.text)
      }
      _ = run(command, range, &inner, here, skipsFunctions: true)
      if name == "exec" { inner.variables["ARGV0"] = before }
      state = inner
    } else {
      // A program of its own knows nothing of the shell's functions.
      inner.functions = [:]
      inner.shell = inner.shell.withoutFunctions
      _ = run(command, range, &inner, here)
    }
  }

  /// `strace -o '|command'` gives its output to a command; true where that is so.
  private mutating func runsOutput(
    _ name: String,
    _ value: Argument?,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard ["strace", "ltrace"].contains(name), let value, value.isKnown, let sign = value.text.utf8.first,
      "|!".utf8.contains(sign)
    else { return false }
    var inner = state
    runCode(
      value.with(String(decoding: value.text.utf8.dropFirst(), as: UTF8.self)),
      range,
      &inner,
      place.through("\(name) -o")
    )
    return true
  }

  private func privilege(_ name: String, _ parsed: ParsedArguments) -> String {
    guard let user = parsed.values("u").first else { return name }
    return "\(name) -u \(user.text)"
  }

  private mutating func changeSurroundings(
    _ name: String,
    _ parsed: ParsedArguments,
    _ state: inout ShellState,
    _ place: Place
  ) {
    for option in parsed.options {
      guard let value = option.value else { continue }
      switch option.role {
      case .directory: enter(value, name, &state, place)
      case .assign: _ = takeAssignments([value], &state, place)
      default: break
      }
    }
    if name == "sudo", parsed.has("R") { opaque("`sudo -R` changes the root directory", nil, place.via) }
    if name == "env" {
      if parsed.has("i") { for key in state.variables.keys { state.variables[key] = .unset } }
      for variable in parsed.values("u") { state.variables[variable.text] = .unset }
    }
  }

  /// Moves the command into a directory.
  mutating func enter(_ directory: Argument, _ name: String, _ state: inout ShellState, _ place: Place) {
    let targets = directory.isKnown ? resolve(directory.text, directory.range, place.via, state) : []
    if targets.isEmpty {
      state.forgetDirectory("`\(name)` changed it")
    } else {
      state.directories = targets.map(\.path)
    }
  }

  /// Whether the program is only asked for its version or its help.
  static func onlySpeaks(_ arguments: [Argument]) -> Bool {
    arguments.count == 1 && ["--version", "--help"].contains(arguments[0].text) && arguments[0].isKnown
  }

  /// The arguments of `bwrap` without the options that take two values: places of the new root, and variables.
  private static func withoutMounts(_ arguments: [Argument]) -> [Argument] {
    let pairs: Set<String> = [
      "--bind", "--bind-try", "--dev-bind", "--dev-bind-try", "--ro-bind", "--ro-bind-try", "--symlink", "--setenv",
      "--file", "--bind-data", "--ro-bind-data", "--bind-fd", "--ro-bind-fd", "--overlay-src", "--chmod",
    ]
    var rest = arguments[...]
    var others: [Argument] = []
    while let first = rest.first, first.text.hasPrefix("--"), first.text != "--" {
      if pairs.contains(first.text) {
        rest = rest.dropFirst(3)
      } else {
        others.append(first)
        rest = rest.dropFirst()
        if let value = rest.first, !value.text.hasPrefix("--"),
          OptionTable(Wrapper.byName["bwrap"]?.options ?? "")[
            String(decoding: first.text.utf8.dropFirst(2), as: UTF8.self)
          ]?.takesValue ?? false
        {
          others.append(value)
          rest = rest.dropFirst()
        }
      }
    }
    return others + rest
  }

  /// Takes `NAME=value` words from the front of a command.
  private mutating func takeAssignments(
    _ command: [Argument],
    _ state: inout ShellState,
    _ place: Place
  ) -> [Argument] {
    var rest = command[...]
    while let word = rest.first, let sign = word.text.utf8.firstIndex(of: UInt8(ascii: "=")) {
      let name = String(decoding: word.text.utf8[..<sign], as: UTF8.self)
      guard word.isKnown else {
        // The source text of a word with an expansion: the name before the sign is plain.
        guard !name.utf8.contains(where: { "$`\"'\\".utf8.contains($0) }) else { break }
        // `NAME="$NAME"` hands on what is there already.
        if state.variables[name] == nil, Self.handsOn(name, word.text) {
          rest = rest.dropFirst()
          continue
        }
        assign(name, .unknown, word.range, &state, place)
        state.exported.insert(name)
        rest = rest.dropFirst()
        continue
      }
      let value = String(decoding: word.text.utf8[word.text.utf8.index(after: sign)...], as: UTF8.self)
      assign(name, .text(value), word.range, &state, place)
      handOver(name, .text(value), word.range, state, place)
      state.exported.insert(name)
      rest = rest.dropFirst()
    }
    return Array(rest)
  }

  /// Whether the source text of an assignment gives the variable the value that it has.
  private static func handsOn(_ name: String, _ word: String) -> Bool {
    ["$\(name)", "\"$\(name)\"", "${\(name)}", "\"${\(name)}\""].contains {
      word.utf8.elementsEqual("\(name)=\($0)".utf8)
    }
  }

  private mutating func runWithoutCommand(
    _ name: String,
    _ parsed: ParsedArguments,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if name == "env" { opaque(Self.environmentReason, range, place.via) }
    if name == "sudo", parsed.has(anyOf: ["i", "s"]) { opaque("`sudo` starts a shell", range, place.via) }
    if name == "doas", parsed.has("s") { opaque("`doas` starts a shell", range, place.via) }
    if name == "systemd-run", parsed.has("S") { opaque("`systemd-run` starts a shell", range, place.via) }
  }
}
