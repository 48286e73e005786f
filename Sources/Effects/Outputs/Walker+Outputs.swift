import Model
import ShellSyntax

/// What commands give to those behind them, to a substitution, or to a redirection.
extension Walker {
  /// What a command writes to its output where it reads `input`.
  mutating func output(of command: Command, _ input: Place.Input, _ state: ShellState, _ place: Place) -> Place.Input {
    guard case .simple(let simple) = command else { return .pipe }
    let (words, rest) = beginning(of: simple, state, place)
    guard let program = words.first, program.isKnown, !program.isSample, state.functions[program.text] == nil else {
      return .pipe
    }
    if let found = printed(by: simple, words, rest, input, state, place) { return found }
    if let names = fileNames(from: simple, words, rest, input, state, place) { return .names(names) }
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

  /// What a command's first word becomes, and the words behind it. The effects of its expansions are told when the command
  /// itself is walked through.
  private mutating func beginning(
    of command: SimpleCommand,
    _ state: ShellState,
    _ place: Place
  ) -> (words: [Argument], rest: ArraySlice<Word>) {
    var rest = command.words[...]
    var words: [Argument] = []
    let before = effects
    var scratch = state
    // `command` and `builtin` hand on to the word behind them.
    repeat {
      guard let first = rest.popFirst() else { return ([], []) }
      words = expand(first, &scratch, place)
    } while words.count == 1 && ["command", "builtin"].contains(words[0].text)
    effects = before
    return (words, rest)
  }

  private mutating func printed(
    by command: SimpleCommand,
    _ words: [Argument],
    _ rest: ArraySlice<Word>,
    _ input: Place.Input,
    _ state: ShellState,
    _ place: Place
  ) -> Place.Input? {
    guard let name = words.first?.text, command.assignments.isEmpty,
      Self.constants.contains(name) || Self.filters.contains(name) || Self.samples.contains(name)
    else { return nil }
    var scratch = state
    var input = input
    // The effects of redirections are told when the command itself is walked through.
    let before = effects
    for redirection in command.redirections {
      switch redirection.operation {
      case .hereDocument, .hereDocumentWithoutTabs, .hereString:
        guard let new = redirect([redirection], &scratch, place)?.input else { return nil }
        input = new
      case .input: input = .file(nil)
      case .output, .append, .duplicateOutput:
        guard redirection.descriptor == .number(2) else { return nil }
      default: return nil
      }
    }
    var arguments = Array(words.dropFirst())
    for word in rest { arguments += expand(word, &scratch, place) }
    effects = before
    if Self.constants.contains(name) {
      let isSample = arguments.contains(where: \.isSample)
      let plain = arguments.map { Argument(text: $0.text, unknown: $0.unknown, range: $0.range) }
      return constantText([Argument(text: name, unknown: nil, range: 0..<0)] + plain, state).map {
        isSample ? .sample($0) : .text($0)
      }
    }
    guard arguments.allSatisfy({ $0.isKnown && !$0.isSample }) else { return nil }
    let texts = arguments.map(\.text)
    if Self.filters.contains(name) {
      // A part of a sample is one too.
      if case .sample(let text) = input, name == "cat" || name == "tee" || (name == "tr" && texts.first == "-d") {
        return TextFilter.apply(name, texts, to: text).map(Place.Input.sample)
      }
      guard case .text(let text) = input else { return nil }
      return TextFilter.apply(name, texts, to: text).map(Place.Input.text)
    }
    if name == "git", texts == ["rev-parse", "--show-toplevel"], state.directories.count == 1 {
      let root = try? WorkTree.root(of: state.directories[0], workspace: workspace)
      return (root ?? nil).map { .text($0 + "\n") }
    }
    if name == "git", Self.asksForBranch(texts), let branch = currentBranch(state) { return .text(branch + "\n") }
    if name == "mktemp", state.variables["TMPDIR"] != nil { return nil }
    let readsInput: Bool = if case .inherited = input { false } else { true }
    return SampleOutput.of(name, texts, readsInput: readsInput).map(Place.Input.sample)
  }
}

extension Walker {
  private static func asksForBranch(_ words: [String]) -> Bool {
    [["branch", "--show-current"], ["rev-parse", "--abbrev-ref", "HEAD"], ["symbolic-ref", "--short", "HEAD"]]
      .contains(words)
  }

  /// The branch that is checked out, by the repository's files; nil where it is none, or where this line may have changed it.
  private func currentBranch(_ state: ShellState) -> String? {
    guard let directory = state.directories.first, state.directories.count == 1 else { return nil }
    let changes = effects.effects.contains { effect in
      guard case .git(let operation) = effect.kind else { return false }
      // The question itself.
      if operation.operation == "branch" { return false }
      let verb = operation.operation.split(separator: " ").first ?? ""
      return [
        "checkout", "switch", "branch", "rebase", "bisect", "symbolic-ref", "worktree", "clone", "init", "stash", "am",
      ]
      .contains(verb)
    }
    return changes ? nil : GitRepository(around: directory, workspace: workspace).currentBranch
  }
}
