import Model

/// `tmux` and `screen`: commands in windows of their own, and keys that are typed into windows that are there.
extension Walker {
  private static let tmuxOptions =
    "2 C D d l u v N c=shell f=code L= S= T= V"
  /// Commands whose operands are a shell's: one word as code, more as they are.
  private static let tmuxShells: Set<String> = [
    "new-session", "new", "new-window", "neww", "split-window", "splitw", "respawn-pane", "respawnp",
    "respawn-window", "respawnw", "display-popup", "popup", "run-shell", "run", "pipe-pane", "pipep",
  ]
  /// Commands that type, bind, or read further commands.
  private static let tmuxCode: Set<String> = [
    "send-keys", "send", "source-file", "source", "bind-key", "bind", "set-hook", "if-shell", "if", "set-option", "set",
    "set-window-option", "setw", "command-prompt", "confirm-before", "confirm", "paste-buffer", "pasteb", "load-buffer",
    "loadb", "send-prefix", "set-environment", "setenv", "wait-for", "display-menu", "menu", "choose-tree", "copy-mode",
  ]

  mutating func runTmux(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let parsed = ParsedArguments(arguments, OptionTable(Self.tmuxOptions), stopsAtOperand: true)
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.started(as: "sh")
    for option in parsed.options {
      if option.role == .shell, let code = option.value {
        runCode(code, range, &inner, place.through("tmux -c"))
      } else {
        apply(option.role, option.value, range, place.via, state)
      }
    }
    // A word that is `;` or ends so begins the next command.
    var commands: [[Argument]] = [[]]
    for word in parsed.operands {
      let ends = word.isKnown && word.text.utf8.last == UInt8(ascii: ";")
      let text = ends ? String(word.text.dropLast()) : word.text
      if !text.isEmpty || !ends { commands[commands.count - 1].append(word.with(text)) }
      if ends { commands.append([]) }
    }
    commands.removeAll(where: \.isEmpty)
    for command in commands {
      guard let verb = command.first else { continue }
      if commands.count > 1 || parsed.firstOperand.map({ $0 > 0 }) ?? false {
        // Each is judged as if it stood alone.
        let acts = acts(of: "tmux", isBare: true, command, place)
        let run = ProgramRun(program: "tmux", written: "tmux", arguments: command.map(\.text), acts: acts)
        add(.run(run), range, place.via)
      }
      runTmuxCommand(verb, Array(command.dropFirst()), range, &inner, place.through("tmux \(verb.text)"))
    }
  }

  private mutating func runTmuxCommand(
    _ verb: Argument,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    if let format = arguments.first(where: { $0.isKnown && $0.text.contains("#(") }) {
      opaque("`#(…)` in `\(format.text.prefix(60))` is a command", format.range, place.via)
    }
    if !verb.isKnown || Self.tmuxCode.contains(verb.text) {
      opaque("`tmux \(verb.text.prefix(40))` types, binds or reads commands", verb.range, place.via)
    }
    guard Self.tmuxShells.contains(verb.text) else { return }
    let table = OptionTable(
      verb.text.hasPrefix("new") && !verb.text.hasPrefix("new-w") && verb.text != "neww"
        ? "A d D E P X c=directory e=assign f= F= n= s= t= x= y="
        : verb.text.hasPrefix("run")
          ? "b C=code c=directory d= t="
          : verb.text.hasPrefix("pipe")
            ? "I O o t="
            : "a b B C d E f h I k P S v Z c=directory e=assign F= l= n= p= s= S= t= T= w= x= y="
    )
    let parsed = ParsedArguments(arguments, table, stopsAtOperand: true)
    for directory in parsed.values("c") { enter(directory, "tmux", &state, place) }
    let words = parsed.operands
    if words.count == 1 {
      runCode(words[0], range, &state, place)
    } else if !words.isEmpty {
      _ = run(words, range, &state, place)
    }
  }

  mutating func runScreen(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    let table = OptionTable(
      "4 6 a A c=code C d D e= f fa fn h= i ls? list? L Logfile=write l? m n O p= q Q r? R? s=code S= t= T= U v version wipe? w? x? X help"
    )
    let parsed = ParsedArguments(arguments, table, stopsAtOperand: true)
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    if parsed.has("X") {
      opaque("`screen -X` gives commands to a window that is there", range, place.via)
      return
    }
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    if !parsed.operands.isEmpty { _ = run(parsed.operands, range, &inner, place.through("screen")) }
  }
}
