/// A subcommand of a larger tool that runs the command behind its options: `docker exec NAME COMMAND`.
struct NestedCommand: Sendable {
  let programs: [String]
  /// The words that select it, behind the tool's own options; none where the tool itself runs the command.
  let subcommand: [String]
  /// The tool's own options and the subcommand's, in the notation of `OptionTable`.
  let options: String
  /// How many operands stand before the command.
  let operands: Int
  /// Whether the command sees another file system.
  let isElsewhere: Bool
  /// Whether the command begins only behind `--`.
  let needsDashes: Bool
  /// Whether the words are joined and given to a shell.
  let isJoined: Bool
  /// Whether options stand anywhere, also behind operands.
  let permutes: Bool

  init(
    _ programs: String,
    _ subcommand: String,
    _ options: String,
    operands: Int = 0,
    elsewhere: Bool = false,
    dashes: Bool = false,
    joined: Bool = false,
    permutes: Bool = false
  ) {
    self.programs = programs.split(separator: " ").map(String.init)
    self.subcommand = subcommand.split(separator: " ").map(String.init)
    self.options = options
    self.operands = operands
    isElsewhere = elsewhere
    needsDashes = dashes
    isJoined = joined
    self.permutes = permutes
  }

  /// Whether the command runs in a container of this machine.
  var isContainer: Bool {
    isElsewhere && !needsDashes && programs.contains { $0 == "docker" || $0 == "docker-compose" }
  }

  static let byProgram: [String: [NestedCommand]] = {
    var result: [String: [NestedCommand]] = [:]
    for command in all { for program in command.programs { result[program, default: []].append(command) } }
    return result
  }()

  /// What follows the words of the subcommand; nil where it is another one.
  static func arguments(_ arguments: [Argument], of nested: NestedCommand) -> [Argument]? {
    if nested.subcommand.isEmpty { return arguments }
    let table = OptionTable(nested.options)
    var own: [Argument] = []
    var rest = arguments[...]
    for word in nested.subcommand {
      let parsed = ParsedArguments(Array(rest), table, stopsAtOperand: true)
      guard let first = parsed.firstOperand, rest[rest.startIndex + first].text == word else { return nil }
      own += rest.prefix(first)
      rest = rest.dropFirst(first + 1)
    }
    return own + rest
  }
}

extension Walker {
  /// Looks into the command that a subcommand runs; another subcommand is a program of which nothing is known.
  mutating func runNested(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for nested in NestedCommand.byProgram[name] ?? [] {
      guard let rest = NestedCommand.arguments(arguments, of: nested) else { continue }
      let here = place.through(([name] + nested.subcommand).joined(separator: " "))
      runNested(nested, rest, range, state, here)
      return
    }
    if runVerbs(name, arguments, range, state, place) { return }
    // A word that cannot be told mostly names what is elsewhere: a container, a pod.
    let words = Self.namesElsewhere.contains(name) ? arguments.filter(\.isKnown) : arguments
    runUnknownProgram(name, words, range, state, place)
  }

  private static let namesElsewhere: Set<String> = ["docker", "podman", "nerdctl", "kubectl", "oc", "k3s"]

  private mutating func runNested(
    _ nested: NestedCommand,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    if nested.isElsewhere {
      inner.forgetDirectory("it is on another file system")
      inner.isElsewhere = true
    }
    let parsed = ParsedArguments(arguments, OptionTable(nested.options), stopsAtOperand: !nested.permutes)
    for directory in parsed.options where directory.role == .directory && !nested.isElsewhere {
      if let value = directory.value { enter(value, nested.programs[0], &inner, place) }
    }
    for option in parsed.options {
      switch option.role {
      case .shell:
        var shell = inner
        shell.shell = shell.shell.started(as: "sh")
        if let code = option.value { runCode(code, range, &shell, place) }
      case .rest where option.name == "entrypoint": break
      case .mount: if let value = option.value { mount(value, range, state, place) }
      default: apply(option.role, option.value, range, place.via, state)
      }
    }
    // The container that was made last is not named.
    var command = Array(parsed.operands.dropFirst(parsed.has("latest") ? 0 : nested.operands))
    if let entry = parsed.values("entrypoint").last, !entry.text.isEmpty { command.insert(entry, at: 0) }
    if nested.needsDashes {
      guard let dashes = arguments.firstIndex(where: { $0.text == "--" }) else {
        if let unknown = arguments.first(where: { !$0.isKnown }) {
          opaque(
            "argument `\(unknown.text.prefix(60))` cannot be told: \(unknown.unknown ?? "")",
            unknown.range,
            place.via
          )
        }
        return
      }
      command = Array(arguments[(dashes + 1)...])
    }
    if let index = arguments.firstIndex(where: { ["-c", "--command"].contains($0.text) }),
      parsed.options.contains(where: { $0.role == .rest && $0.name != "entrypoint" })
    {
      command = Array(arguments[(index + 1)...])
    }
    if command.first?.text == "--" { command.removeFirst() }
    if nested.programs[0] == "script" {
      // The record of the session, and without a command a shell that reads.
      if let file = parsed.operands.first { apply(.write, file, range, place.via, state) }
      if command.isEmpty, !parsed.options.contains(where: { $0.role == .shell }) {
        runInput("sh", [], range, inner, place)
      }
    }
    // `script FILE -c STRING`: the options of some versions stand behind the file too.
    if nested.programs[0] == "script", ["-c", "--command"].contains(command.first?.text), command.count > 1 {
      inner.shell = inner.shell.started(as: "sh")
      runCode(command[1], range, &inner, place)
      return
    }
    if command.isEmpty { return }
    if nested.isJoined {
      inner.shell = inner.shell.started(as: "sh")
      runEval(command, range, &inner, place)
    } else {
      _ = run(command, range, &inner, place)
    }
  }

  /// `-v HERE:THERE`: what is here may be read and changed by what runs there.
  private mutating func mount(_ value: Argument, _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    guard value.isKnown else {
      apply(.update, value, range, place.via, state)
      return
    }
    // `type=bind,source=HERE,target=THERE`, or `HERE:THERE`.
    let parts = value.text.split(separator: ",").map(String.init)
    let named = ["source=", "src="].lazy.compactMap { name in
      parts.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
    }
    if parts.contains(where: { $0.hasPrefix("target=") || $0.hasPrefix("dst=") || $0.hasPrefix("type=") }) {
      guard let source = named.first, source.utf8.contains(PathText.slash) || source.hasPrefix(".") else { return }
      let isReadOnly = parts.contains { ["readonly", "ro", "readonly=true", "ro=true"].contains($0) }
      apply(isReadOnly ? .read : .update, value.with(source), recursive: true, range, place.via, state)
      return
    }
    let source = String(decoding: value.text.utf8.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    guard source.utf8.contains(PathText.slash) || source.utf8.first == UInt8(ascii: ".") else { return }
    apply(value.text.hasSuffix(":ro") ? .read : .update, value.with(source), recursive: true, range, place.via, state)
  }
}
