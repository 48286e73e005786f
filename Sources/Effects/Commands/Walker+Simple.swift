import Model
import ShellSyntax

extension Walker {
  mutating func walk(_ command: SimpleCommand, _ state: inout ShellState, _ place: Place) -> Ending {
    guard mayGoOn(place.range(command.range)) else { return Ending(state) }
    var place = place
    if !command.aliases.isEmpty { place.via += command.aliases.map { "alias \($0)" } }
    let mark = recorder?.begin(place.text(command.range), place.range(command.range), place.via)
    defer { if let mark { recorder?.end(mark) } }
    checkAliases(command, state, place)
    var arguments: [Argument] = []
    for word in command.words { arguments += expandArgument(word, after: arguments, &state, place) }
    if arguments.isEmpty { return walkWithoutProgram(command, &state, place) }
    var here = place
    if !command.redirections.isEmpty {
      // Those of a program are expanded in its own process, those of a builtin in the shell.
      var inner = state
      if let given = redirect(command.redirections, &inner, place) { (here.input, here.secretInput) = given }
      state = inner.isSame(as: state) ? inner : .merged(state, inner)
    }
    let range = place.range(command.range)
    // Assignments before a command hold for that command only.
    let (before, exportedBefore) = (state.variables, state.exported)
    for assignment in command.assignments {
      let value = value(of: assignment, &state, place)
      assign(assignment.name, value, place.range(assignment.range), &state, place)
      handOver(assignment.name, value, place.range(assignment.range), state, place)
      state.exported.insert(assignment.name)
    }
    let untouched = state
    let endlessBefore = endless.count
    var ending = run(arguments, range, &state, here)
    // What is written into a file is out of reach of what stands behind.
    if command.redirections.contains(where: \.takesOutput) { reportEndless(since: endlessBefore, command.range, place) }
    // What comes behind sees what this command made.
    if let link = noteWritten(command, Self.withoutPrefixes(arguments), state, here) {
      ending.success?.links[link.path] = link.target
      ending.failure?.links[link.path] = link.target
    }
    // Where a redirection fails the command does not run.
    if command.redirections.contains(where: \.mayFail) {
      ending.failure = ending.failure.map { ShellState.merged($0, untouched) } ?? untouched
    }
    if command.assignments.isEmpty { return ending }
    // In a POSIX shell they stay behind a special builtin (POSIX Shell Command Language, 2.14).
    let mayStay = state.name == "sh" && Self.specialBuiltins.contains(arguments[0].text)
    func restored(_ state: ShellState) -> ShellState {
      var state = state
      for name in command.assignments.map(\.name) {
        state.variables[name] = mayStay ? .unknown : before[name]
        if !exportedBefore.contains(name) { state.exported.remove(name) }
      }
      return state
    }
    state = restored(state)
    ending = Ending(success: ending.success.map(restored), failure: ending.failure.map(restored))
    return ending
  }

  /// Assignments and redirections of which no word is left to be run: they hold from here on, and the targets see what was
  /// assigned.
  private mutating func walkWithoutProgram(
    _ command: SimpleCommand,
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending {
    // In which order zsh does it depends on the version.
    if state.shell.kind == .zsh, !command.assignments.isEmpty {
      var before = state
      _ = redirect(command.redirections, &before, place)
    }
    for assignment in command.assignments {
      assign(assignment.name, value(of: assignment, &state, place), place.range(assignment.range), &state, place)
    }
    _ = redirect(command.redirections, &state, place)
    // A substitution or a redirection may fail, and so may an assignment to what is read-only.
    return Ending(state)
  }

  /// A word of a command. Behind `declare` and its kin, assignments are single words, and so is what is not split.
  private mutating func expandArgument(
    _ word: Word,
    after arguments: [Argument],
    _ state: inout ShellState,
    _ place: Place
  ) -> [Argument] {
    guard let first = arguments.first, Self.declarations.contains(first.text), let assignment = Assignment(word) else {
      return expand(word, &state, place)
    }
    var new = value(of: assignment, &state, place)
    // Braces make several words of it, each an assignment.
    if (BraceExpansion(limit: limits.braceWords).expand(word.parts)?.count ?? 2) > 1 { new = .unknown }
    if Self.localDeclarations.contains(first.text), !Self.isGlobal(arguments) { state.makeLocal(assignment.name) }
    let inner = state.variables[assignment.name]
    assign(assignment.name, new, place.range(word.range), &state, place)
    if Self.localDeclarations.contains(first.text), Self.isGlobal(arguments) {
      state.makeGlobal(assignment.name, over: inner)
    }
    if first.text == "export" { handOver(assignment.name, new, place.range(word.range), state, place) }
    if case .text(let text) = new {
      return [Argument(text: "\(assignment.name)=\(text)", unknown: nil, range: place.range(word.range))]
    }
    return [Argument(text: place.text(word.range), unknown: nil, range: place.range(word.range))]
  }

  private static let localDeclarations: Set<String> = ["declare", "local", "typeset"]

  /// Whether `-g` stands among the options of a declaration.
  static func isGlobal(_ arguments: [Argument]) -> Bool {
    arguments.contains { $0.text.hasPrefix("-") && $0.text.utf8.contains(UInt8(ascii: "g")) }
  }

  /// The command behind words that only hand on to it.
  private static func withoutPrefixes(_ arguments: [Argument]) -> [Argument] {
    Array(arguments.drop { ["command", "builtin", "env", "nohup"].contains($0.text) })
  }

  private static let specialBuiltins: Set<String> = [
    "eval", ".", ":", "export", "set", "unset", "exec", "trap", "readonly", "return", "shift", "times", "break",
    "continue", "exit",
  ]

  static let declarations: Set<String> = ["declare", "export", "local", "readonly", "typeset"]

  /// What running a program with these arguments does. The first argument is the program.
  ///
  /// - Parameter skipsFunctions: whether functions are left out, as by `command` and `exec`.
  mutating func run(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place,
    skipsFunctions: Bool = false
  ) -> Ending {
    guard mayGoOn(range) else { return Ending(state) }
    guard place.depth <= limits.depth else {
      opaque("commands run each other more than \(limits.depth) deep", range, place.via)
      return Ending(state)
    }
    let arguments = bundledTool(arguments, state) ?? arguments
    guard let program = arguments.first else { return Ending(state) }
    let mark = recorder?.run(arguments, range, place.via)
    defer { if let mark { recorder?.end(mark) } }
    let rest = Array(arguments.dropFirst())
    guard program.isKnown else {
      opaque("the program `\(program.text)` cannot be told: \(program.unknown ?? "")", program.range, place.via)
      return Ending(state)
    }
    let name = PathText.baseName(program.text)
    let isBare = !program.text.utf8.contains(PathText.slash)
    // A name with a slash may be a function's as well.
    if !skipsFunctions, let function = state.functions[program.text] {
      if state.running.contains(function.key(program.text)) {
        opaque("the function `\(program.text.prefix(60))` calls itself", program.range, place.via)
        add(.run(ProgramRun(program: name, written: program.text, arguments: rest.map(\.text))), range, place.via)
        return Ending(state)
      }
      if function.isSure { return call(function, named: program.text, rest, &state, place) }
      // It may not be defined: then the name is a program's.
      var called = state
      let ending = call(function, named: program.text, rest, &called, place)
      let other = run(arguments, range, &state, place, skipsFunctions: true)
      state = .merged(called, state)
      return .merged(ending, other)
    }
    if !skipsFunctions, let function = snapshotFunction(program.text, state) {
      // The name is judged too: rules speak of what was typed, and another shell may not have the function.
      add(.run(ProgramRun(program: name, written: program.text, arguments: rest.map(\.text))), range, place.via)
      return call(function, named: program.text, rest, range, &state, place)
    }
    checkUnread(program, state, place)
    if isBare { checkPath(program, state, place) }
    if state.shell.kind == .zsh, isBare, let ending = runZshBuiltin(name, rest, range, &state, place) { return ending }
    let script = isBare || made(at: program.text, state) != nil ? nil : scriptCommand(program, rest, state)
    var acts = acts(of: name, isBare: isBare, rest, place)
    if shownSecret(name, rest, state, place) != nil { acts.append(.printSecret) }
    let shown = ProgramRun(
      program: name,
      written: program.text,
      arguments: rest.map(\.text),
      isRead: script != nil,
      verbs: VerbOptions.verbs(of: name, rest),
      rehearses: VerbOptions.rehearses(name, rest) || acts == [.rehearse],
      acts: acts
    )
    add(.run(shown), range, place.via)
    noteEndless(name, rest, place)
    if !made.isEmpty, acts != [.look] { checkLoaded(name, rest, range, place) }
    guard !name.isEmpty else {
      opaque("an empty program name", range, place.via)
      return Ending(state)
    }
    if !isBare, runMade(program, rest, range, &state, place) { return Ending(state) }
    if !isBare, script == nil, isChangedBefore(program.text, state) {
      opaque("this line changes `\(program.text.prefix(80))` before it runs it", program.range, place.via)
    }
    if let script {
      var inner = state
      inner.functions = [:]
      inner.shell = inner.shell.withoutFunctions
      _ = run(script, range, &inner, place.through(program.text))
      return Ending(state)
    }
    if isBare, let ending = runBuiltin(name, rest, range, &state, place) { return ending }
    let heads = state.heads
    runProgram(name, program, rest, range, &state, place)
    if state.heads != heads {
      var failed = state
      failed.heads = heads
      return Ending(success: state, failure: failed)
    }
    return name == "true"
      ? Ending(success: state, failure: nil) : name == "false" ? Ending(success: nil, failure: state) : Ending(state)
  }

  mutating func call(
    _ function: ShellState.Function,
    named name: String,
    _ arguments: [Argument],
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending {
    let before = state
    callOne(function, named: name, arguments, &state, place)
    for other in function.others where !isExhausted {
      var inner = before
      callOne(other, named: name, arguments, &inner, place)
      state = .merged(state, inner)
    }
    return Ending(state)
  }

  private mutating func callOne(
    _ function: ShellState.Function,
    named name: String,
    _ arguments: [Argument],
    _ state: inout ShellState,
    _ place: Place
  ) {
    definitions.removeAll { $0.function.id == function.id }
    var inner = function.place
    inner.via = place.via + ["function \(name)"]
    inner.depth = place.depth + 1
    inner.input = place.input
    inner.secretInput = place.secretInput
    guard inner.depth <= limits.depth else {
      opaque("function `\(name)` calls itself", place.outerRange, place.via)
      return
    }
    let outer = state.positional
    state.positional = arguments.allSatisfy { $0.isKnown && !$0.isSample } ? arguments.map(\.text) : nil
    Self.taintParameters(arguments, &state)
    // A function that calls itself must not be followed without end.
    var body = state
    let key = function.key(name)
    body.running.insert(key)
    body.frames.append([:])
    body.loops = 0
    let mark = jumps.count
    walk(function.body, &body, inner)
    body = behind(body, since: mark)
    forgetJumps(since: mark)
    body.leaveFunction()
    body.loops = state.loops
    body.running.remove(key)
    state = body
    state.positional = outer
  }
}
