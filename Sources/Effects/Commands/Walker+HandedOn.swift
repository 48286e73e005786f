import Model

/// The net below the tables of tools that seem to do no harm: many of them run a command that stands among their words, by
/// verbs and options that no table has. What looks like one is judged as one, besides all else.
extension Walker {
  /// Verbs behind which a command stands, perhaps with the name of a project between.
  private static let runningVerbs: Set<String> = [
    "exec", "x", "explore", "devenv", "workspace", "run", "watch", "foreach", "execute",
  ]

  /// Options of which the value is text for people.
  private static let texts: Set<String> = [
    "m", "t", "b", "n", "message", "title", "body", "notes", "description", "comment", "text", "name", "subject",
  ]

  /// Longer lists of words are files or tests, not a command.
  private static let mostWords = 64

  /// Judges what looks like a command among the words of a program.
  mutating func runHandedOn(
    _ name: String,
    _ arguments: [Argument],
    _ acts: [Act],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    // What CAVRA itself is asked about is not run.
    guard name != "cavra-mcp", acts.allSatisfy(\.isHarmless), arguments.count <= Self.mostWords,
      arguments.allSatisfy(\.isKnown)
    else {
      return
    }
    let here = place.through(name)
    for start in commandStarts(arguments) {
      var inner = state
      inner.functions = [:]
      inner.shell = inner.shell.withoutFunctions
      var words = Array(arguments[start...])
      _ = run(words, range, &inner, here)
      // Some take the dashes away that part their own options from the command's.
      if let dashes = words.firstIndex(where: { $0.text == "--" }) {
        words.remove(at: dashes)
        _ = run(words, range, &inner, here)
      }
    }
    for (index, argument) in arguments.enumerated() {
      let words = argument.text.split(separator: " ", maxSplits: 1)
      let value = optionValue(argument.text)
      let option = value == nil && index > 0 ? arguments[index - 1].text : argument.text
      guard words.count > 1 || value != nil, !Self.isText(option) else { continue }
      let code = value ?? argument.text
      let parts = code.split(whereSeparator: { $0 == " " || $0 == ";" })
      guard parts.count > 1, let first = parts.first, isProgram(String(first)) else { continue }
      var inner = state
      inner.functions = [:]
      inner.shell = inner.shell.started(as: "sh")
      runCode(argument.with(code), range, &inner, here)
    }
  }

  /// Where words begin that are a command: behind `--`, and behind a verb that runs one.
  private func commandStarts(_ arguments: [Argument]) -> Set<Int> {
    var starts: Set<Int> = []
    for (index, argument) in arguments.enumerated() {
      if argument.text == "--" {
        if index + 1 < arguments.count, isProgram(arguments[index + 1].text) { starts.insert(index + 1) }
        break
      }
      guard index < 4, Self.runningVerbs.contains(argument.text) else { continue }
      let behind = arguments.indices.dropFirst(index + 1).filter { !arguments[$0].text.hasPrefix("-") }.prefix(3)
      for next in behind where isProgram(arguments[next].text) {
        starts.insert(next)
        break
      }
    }
    return starts
  }

  /// What stands behind the sign of `--option=value`.
  private func optionValue(_ text: String) -> String? {
    guard text.hasPrefix("-"), let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return String(decoding: text.utf8[text.utf8.index(after: sign)...], as: UTF8.self)
  }

  private static func isText(_ option: String) -> Bool {
    texts.contains(String(option.drop { $0 == "-" }.prefix { $0 != "=" }))
  }

  /// Whether the word is the name of a program that does more than show text.
  func isProgram(_ word: String) -> Bool {
    let name = PathText.baseName(word)
    if let tool = Catalogue.tools[name] { return !tool.isHarmless }
    return Self.programs.contains(name) || Wrapper.byName[name] != nil || NestedCommand.byProgram[name] != nil
      || Interpreter.named(name) != nil || VerbTool.table(of: name) != nil
  }

  /// Programs with grammars of their own.
  private static let programs: Set<String> = [
    "sh", "bash", "dash", "zsh", "ksh", "git", "find", "xargs", "sed", "awk", "tar", "ssh", "scp", "rsync", "nc",
    "socat", "eval", "parallel", "crontab", "at", "tmux", "make", "npm", "yarn", "pnpm", "bun", "kill",
  ]
}
