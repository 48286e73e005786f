import Model

extension Walker {
  /// `git` in a command line, in every directory where the shell may stand.
  ///
  /// - Returns: the state where it succeeds.
  mutating func runGit(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> ShellState {
    let origin = EffectOrigin(range: range, via: place.via)
    if let unknown = arguments.first(where: { !$0.isKnown }), !Self.takesOnlyText(arguments) {
      opaque(
        "argument `\(unknown.text.prefix(80))` of `git` cannot be told: \(unknown.unknown ?? "")",
        unknown.range,
        place.via
      )
    }
    guard !state.directories.isEmpty else {
      opaque("which repository `git` works on is not known: \(state.directoryReason)", range, place.via)
      return state
    }
    // What another shell of the line has switched to holds here too.
    let heads = state.heads.union(headsSeen)
    for directory in state.directories {
      for head in heads.count > 8 ? [.unknown] : heads.sorted() {
        let effects = GitEffects(workspace: workspace).effects(
          arguments: arguments.map(\.text),
          in: directory,
          head: head,
          origin: origin
        )
        for effect in effects { add(effect.kind, range, place.via) }
      }
    }
    runForeach(arguments, range, state, place)
    grepUntracked(arguments, range, state, place)
    var after = state
    let words = GitGlobalOptions(arguments.map(\.text), directory: state.directories[0], workspace: workspace).rest
    if let head = GitHead.after(words) {
      let isKnown = arguments.allSatisfy { $0.isKnown && !$0.isSample }
      headsSeen.insert(isKnown ? head : .unknown)
      // What `git checkout` is given may be a file, unless it makes a branch.
      let mayStay = words.first == "checkout" && !GitHead.makesBranch(words)
      after.heads = (mayStay ? state.heads : []).union([isKnown ? head : .unknown])
    }
    return after
  }

  /// `git grep` reads what is tracked, which everybody has; with these options it reads the directory as `grep -r` does.
  private mutating func grepUntracked(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard let verb = arguments.firstIndex(where: { $0.text == "grep" }) else { return }
    let options = Set(arguments[verb...].map(\.text))
    guard options.contains("--no-index") || options.contains("--untracked") else { return }
    let outer = listing
    var reads = TreeListing()
    reads.readsIgnored = options.contains("--no-index") || options.contains("--no-exclude-standard")
    listing = reads
    fileEffect(.read, ".", recursive: true, range, place.via + ["git grep"], state)
    listing = outer
  }

  /// Whether what cannot be told is a message: the value of `-m`, and not what could be an option.
  private static func takesOnlyText(_ arguments: [Argument]) -> Bool {
    for (index, argument) in arguments.enumerated() where !argument.isKnown {
      let isGlued = argument.text.hasPrefix("--message=") || argument.text.hasPrefix("-m\"")
      let isValue =
        index > 0 && ["-m", "-am", "--message"].contains(arguments[index - 1].text) && argument.text.hasPrefix("\"")
      guard isGlued || isValue else { return false }
    }
    return true
  }

  /// The command of `git submodule foreach` runs, in a directory of each submodule.
  private mutating func runForeach(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    guard let submodule = arguments.firstIndex(where: { $0.text == "submodule" }) else { return }
    let code = arguments[submodule...].drop { $0.text != "foreach" }.dropFirst().drop { $0.text.hasPrefix("-") }
    guard let first = code.first, code.allSatisfy(\.isKnown) else { return }
    var inner = state
    inner.forgetDirectory("`git submodule foreach` changes it")
    inner.functions = [:]
    inner.shell = inner.shell.started(as: "sh")
    let text = Argument(text: code.map(\.text).joined(separator: " "), unknown: nil, range: first.range)
    runCode(text, range, &inner, place.through("git submodule foreach"))
  }
}
