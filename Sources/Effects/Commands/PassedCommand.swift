import Model

/// A verb or options with which a tool runs a command, beside what its own table says of the tool: `rustup run stable COMMAND`.
///
/// Other than by a `NestedCommand`, nothing is taken away from what the table says: what the command does is added.
struct PassedCommand: Sendable {
  /// Which words are run.
  enum Words: Sendable {
    /// All behind the verb's options and so many operands.
    case behind(operands: Int)
    /// As `behind`, where the first word is a version only if it looks like one.
    case behindVersion
    /// All words behind the verb, options too.
    case everything
    /// What stands behind `--` only.
    case behindDashes
    /// None: only options take code.
    case none
  }

  let programs: [String]
  /// The verbs, each perhaps with others that mean the same between commas.
  let verbs: [[String]]
  /// The tool's options and the verb's, in the notation of `OptionTable`: values with the role `shell` are run by a shell.
  let options: String
  let words: Words
  /// Words that stand before the command in truth: `node` of `nvm run`.
  let prefix: [String]
  /// Whether the words are joined and given to a shell.
  let isJoined: Bool
  /// Whether the tool has programs of its own under names that nobody else knows: those of the project.
  let hasOwn: Bool
  /// The words with which a command that counts begins; empty for any.
  let heads: Set<String>
  /// Options whose values are words behind the prefix: `-x test` of `cargo watch`.
  let prefixed: [String]

  init(
    _ programs: String,
    _ verbs: String,
    _ options: String = "",
    words: Words = .behind(operands: 0),
    prefix: String = "",
    joined: Bool = false,
    own: Bool = false,
    heads: String = "",
    prefixed: String = ""
  ) {
    self.programs = programs.split(separator: " ").map(String.init)
    self.verbs = verbs.split(separator: " ").map { $0.split(separator: ",").map(String.init) }
    self.options = options
    self.words = words
    self.prefix = prefix.split(separator: " ").map(String.init)
    isJoined = joined
    hasOwn = own
    self.heads = Set(heads.split(separator: " ").map(String.init))
    self.prefixed = prefixed.split(separator: " ").map(String.init)
  }

  /// How many words before the verb may be values of options that are not known.
  private static let mostSkipped = 4

  private static let byProgram: [String: [PassedCommand]] = {
    var result: [String: [PassedCommand]] = [:]
    for entry in all { for name in entry.programs { result[name, default: []].append(entry) } }
    return result
  }()

  /// Those of a program.
  static func of(_ program: String) -> [PassedCommand] { byProgram[program] ?? [] }

  /// What follows the verbs, with the options before them; nil where it is another verb.
  func arguments(_ arguments: [Argument]) -> [Argument]? {
    let table = OptionTable(options)
    var own: [Argument] = []
    var rest = arguments[...]
    for words in verbs {
      var skipped = 0
      while true {
        let parsed = ParsedArguments(Array(rest), table, stopsAtOperand: true)
        guard let first = parsed.firstOperand else { return nil }
        let word = rest[rest.startIndex + first]
        own += rest.prefix(first)
        rest = rest.dropFirst(first + 1)
        if word.isKnown, words.contains(where: { $0.sameText(as: word.text) }) { break }
        // It may be the value of an option that is not known.
        guard !parsed.unknownOptions.isEmpty || word.text.hasPrefix("+"), skipped < Self.mostSkipped else { return nil }
        skipped += 1
      }
    }
    return own + rest
  }
}

extension Walker {
  /// Adds what commands do that a tool is given.
  mutating func runPassed(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for passed in PassedCommand.of(name) {
      guard let rest = passed.arguments(arguments) else { continue }
      run(passed, rest, range, state, place.through(([name] + passed.verbs.compactMap(\.first)).joined(separator: " ")))
    }
  }

  private mutating func run(
    _ passed: PassedCommand,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    var shell = inner
    shell.shell = shell.shell.started(as: "sh")
    func word(_ text: String) -> Argument { Argument(text: text, unknown: nil, range: range) }
    let takesNone = if case .none = passed.words { true } else { false }
    let parsed = ParsedArguments(arguments, OptionTable(passed.options), stopsAtOperand: !takesNone)
    for option in parsed.options {
      guard let value = option.value else { continue }
      if option.role == .shell {
        runCode(value, range, &shell, place)
      } else if option.role == .directory {
        enter(value, passed.programs[0], &inner, place)
      } else if passed.prefixed.contains(option.name) {
        let words = value.isKnown ? value.text.split(separator: " ").map { value.with(String($0)) } : [value]
        _ = run(passed.prefix.map(word) + words, range, &inner, place)
      } else {
        apply(option.role, value, range, place.via, state)
      }
    }
    var command: [Argument]
    switch passed.words {
    case .none: return
    case .everything: command = arguments
    case .behind(let operands): command = Array(parsed.operands.dropFirst(operands))
    case .behindVersion:
      command = parsed.operands
      if let first = command.first, !first.isKnown || Self.isVersion(first.text) { command.removeFirst() }
    case .behindDashes:
      guard let dashes = arguments.firstIndex(where: { $0.isKnown && $0.text == "--" }) else { return }
      command = Array(arguments[(dashes + 1)...])
    }
    if command.first?.text == "--" { command.removeFirst() }
    guard let program = command.first else { return }
    if !passed.heads.isEmpty, program.isKnown, !passed.heads.contains(program.text) { return }
    if passed.programs.contains("bun"), isScript(program, inner) { return }
    if passed.hasOwn {
      // The tool takes this word for itself, wherever it stands.
      if command.count > 1, command[1].text == "--" { command.remove(at: 1) }
      if program.isKnown, !PathText.isAbsolute(program.text), !program.text.contains(".."),
        !isKnownProgram(program.text)
      {
        return
      }
    }
    command = (passed.prefixed.isEmpty ? passed.prefix.map(word) : []) + command
    if passed.isJoined {
      runEval(command, range, &shell, place)
    } else {
      _ = run(command, range, &inner, place)
    }
  }

  /// Whether the word names a script of the package here: that is taken first.
  private func isScript(_ word: Argument, _ state: ShellState) -> Bool {
    guard case .bytes(let bytes) = code(in: "package.json", atMost: Self.largestManifest, state) else { return false }
    return PackageManifest(bytes)?.scripts[word.text] != nil
  }

  /// `18`, `v18.2`, `lts/*`, `node`: what a manager of versions takes for one.
  private static func isVersion(_ text: String) -> Bool {
    let bytes = text.utf8.first == UInt8(ascii: "v") ? text.utf8.dropFirst() : text.utf8[...]
    return bytes.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false || text.hasPrefix("lts")
      || ["node", "stable", "latest", "current", "default", "system", "iojs", "unstable", "auto"].contains(text)
  }

  /// Whether a program of that name is one that something is known of.
  func isKnownProgram(_ name: String) -> Bool {
    Catalogue.tools[name] != nil || Wrapper.byName[name] != nil || NestedCommand.byProgram[name] != nil
      || Interpreter.named(name) != nil || VerbTool.table(of: name) != nil || Self.ownGrammars.contains(name)
  }

  /// Programs whose words are read by code of their own.
  private static let ownGrammars: Set<String> = [
    "bash", "sh", "dash", "zsh", "ksh", "ash", "mksh", "rbash", "xargs", "gxargs", "find", "gfind", "parallel", "sem",
    "fd",
    "fdfind", "su", "runuser", "sudoedit", "tmux", "screen", "at", "batch", "crontab", "dig", "drill", "make", "gmake",
    "printenv", "kill", "fish", "csh", "tcsh", "git", "sed", "gsed", "awk", "gawk", "mawk", "nawk", "tar", "gtar",
    "bsdtar",
    "ssh", "scp", "sftp", "rsync", "nc", "ncat", "netcat", "socat", "eval", "exec", "source", ".",
  ]
}
