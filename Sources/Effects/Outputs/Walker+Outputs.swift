import ShellSyntax

/// What commands give to those behind them, to a substitution, or to a redirection.
extension Walker {
  /// What a command writes to its output where it reads `input`.
  mutating func output(of command: Command, _ input: Place.Input, _ state: ShellState, _ place: Place) -> Place.Input {
    guard case .simple(let simple) = command else { return .pipe }
    if let text = outputText(of: simple, input, state, place) { return .text(text) }
    if let names = fileNames(from: command, input, state, place) { return .names(names) }
    return .pipe
  }

  /// What a list writes, where it is one pipeline.
  mutating func output(of list: CommandList, _ input: Place.Input, _ state: ShellState, _ place: Place) -> Place.Input {
    if list.items.isEmpty { return .text("") }
    guard list.items.count == 1, let item = list.items.first, item.rest.isEmpty, !item.background else { return .pipe }
    var found = input
    for command in item.first.commands { found = output(of: command, found, state, place) }
    return found
  }

  private static let constants: Set<String> = ["echo", "printf", "pwd", "true", ":", "basename", "dirname"]
  private static let filters: Set<String> = ["cat", "tee", "base64", "gbase64", "xxd", "rev", "tac", "tr"]
  private static let samples: Set<String> = [
    "nproc", "getconf", "jobs", "pgrep", "pidof", "tput", "id", "uname", "wc", "grep", "egrep", "lsof", "docker",
    "podman",
    "date", "mktemp", "git", "seq", "uuidgen",
  ]

  private mutating func outputText(
    of command: SimpleCommand,
    _ input: Place.Input,
    _ state: ShellState,
    _ place: Place
  ) -> String? {
    guard let name = command.words.first?.constant.map({ String(decoding: $0, as: UTF8.self) }),
      state.functions[name] == nil, command.assignments.isEmpty,
      Self.constants.contains(name) || Self.filters.contains(name) || Self.samples.contains(name)
    else { return nil }
    var scratch = state
    var input = input
    // The effects of redirections are told when the command itself is walked through.
    let before = effects
    for redirection in command.redirections {
      switch redirection.operation {
      case .hereDocument, .hereDocumentWithoutTabs, .hereString:
        guard let new = redirect([redirection], &scratch, place) else { return nil }
        input = new
      case .output, .append, .duplicateOutput:
        guard redirection.descriptor == .number(2) else { return nil }
      default: return nil
      }
    }
    var arguments: [Argument] = []
    for word in command.words.dropFirst() { arguments += expand(word, &scratch, place) }
    effects = before
    if Self.constants.contains(name) {
      return constantText([Argument(text: name, unknown: nil, range: 0..<0)] + arguments, state)
    }
    guard arguments.allSatisfy(\.isKnown) else { return nil }
    let words = arguments.map(\.text)
    if Self.filters.contains(name) {
      guard case .text(let text) = input else { return nil }
      return TextFilter.apply(name, words, to: text)
    }
    if name == "git", words == ["rev-parse", "--show-toplevel"], state.directories.count == 1 {
      let root = try? WorkTree.root(of: state.directories[0], workspace: workspace)
      return (root ?? nil).map { $0 + "\n" }
    }
    if name == "mktemp", state.variables["TMPDIR"] != nil { return nil }
    let readsInput: Bool = if case .inherited = input { false } else { true }
    return SampleOutput.of(name, words, readsInput: readsInput).map { $0 + "\n" }
  }
}
