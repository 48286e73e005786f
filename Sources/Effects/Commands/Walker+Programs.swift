import Model
import ShellSyntax

extension Walker {
  /// What a program does with its arguments, by what is known of it.
  mutating func runProgram(
    _ name: String,
    _ program: Argument,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    if Self.onlySpeaks(arguments) { return }
    if let wrapper = Wrapper.byName[name] {
      runWrapper(wrapper, name, arguments, range, &state, place)
      return
    }
    checkLaunch(name, arguments, range, state, place)
    checkWords(name, arguments, range, state, place)
    checkGivenWords(name, arguments, range, state, place)
    runPassed(name, arguments, range, state, place)
    runTasks(name, arguments, range, state, place)
    if name == "cmake", runCMakeTool(arguments, range, &state, place) { return }
    switch name {
    case "bash", "sh", "dash", "zsh", "ksh", "ash", "mksh", "rbash": runShell(name, arguments, range, state, place)
    case "xargs", "gxargs": runXargs(arguments, range, state, place)
    case "find", "gfind": runFind(arguments, range, state, place)
    case "parallel", "sem": runParallel(name, arguments, range, state, place)
    case "fd", "fdfind": runFileSearch(name, arguments, range, state, place)
    case "su", "runuser": runSwitchUser(name, arguments, range, state, place)
    case "sudoedit":
      add(.privilege(name), range, place.via)
      for file in arguments where !file.text.hasPrefix("-") { apply(.update, file, range, place.via, state) }
    case "tmux": runTmux(arguments, range, state, place)
    case "screen": runScreen(arguments, range, state, place)
    case "at", "batch": runAt(name, arguments, range, state, place)
    case "crontab": runCrontab(arguments, range, state, place)
    case "jq", "yq", "gojq", "curl", "wget", "wget2", "aria2c", "axel", "man", "patch",
      "unzip", "7z", "7za", "7zr":
      guard let tool = Catalogue.tools[name] else { break }
      switch name {
      case "patch": runPatch(tool, arguments, range, state, place)
      case "unzip": runUnzip(tool, arguments, range, state, place)
      case "7z", "7za", "7zr": runSevenZip(tool, name, arguments, range, state, place)
      case "man": runManual(tool, name, arguments, range, state, place)
      case "jq", "yq", "gojq": runQuery(tool, name, arguments, range, state, place)
      default: runDownload(tool, name, arguments, range, state, place)
      }
    case "dig", "drill": runResolver(arguments, range, state, place)
    case "http", "https", "xh", "httpie":
      // A method may stand before the URL.
      let first = arguments.firstIndex { !$0.text.hasPrefix("-") }
      let isMethod = first.map { arguments[$0].text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } } ?? false
      let rest = arguments.enumerated().filter { !isMethod || $0.offset != first }.map(\.element)
      runOtherProgram(name, rest, range, state, place)
    case "make", "gmake": runMake(name, arguments, range, state, place)
    case "npm", "yarn", "pnpm", "bun":
      let verbs = arguments.filter { !$0.text.hasPrefix("-") }.prefix(2).map(\.text)
      if verbs.first == "pkg", ["set", "delete", "fix"].contains(verbs.last) {
        note(.unknown, at: "package.json", state)
      }
      if !runPackageScripts(name, arguments, range, state, place) {
        runOtherProgram(name, arguments, range, state, place)
      }
    case "printenv":
      // One that is named is judged by its name.
      if !Self.namesVariables(arguments) { opaque(Self.environmentReason, range, place.via) }
    case "kill": runKill(arguments, range, state, place)
    case "fish", "csh", "tcsh": runOtherShell(name, arguments, range, state, place)
    case "git":
      state = runGit(arguments, range, state, place)
      runGitPatch(arguments, range, state, place)
    case "sed", "gsed": runSed(arguments, range, state, place)
    case "awk", "gawk", "mawk", "nawk": runAwk(name, arguments, range, state, place)
    case "tar", "gtar", "bsdtar": runTar(name, arguments, range, state, place)
    case "ssh", "scp", "sftp", "rsync", "nc", "ncat", "netcat", "socat": runRemote(name, arguments, range, state, place)
    default: runOtherProgram(name, arguments, range, state, place)
    }
  }

  /// A program without a grammar of its own in this module: by the tables.
  private mutating func runOtherProgram(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    if let interpreter = Interpreter.named(name) {
      runInterpreter(interpreter, name, arguments, range, state, place)
    } else if NestedCommand.byProgram[name] != nil {
      runNested(name, arguments, range, state, place)
    } else if let tool = Catalogue.tools[name] {
      runTool(tool, name, arguments, range, state, place)
    } else if !runVerbs(name, arguments, range, state, place) {
      runUnknownProgram(name, arguments, range, state, place)
    }
  }

  static let environmentReason = "the environment is printed, secrets in it too"

  /// `man`: with `-l`, and where they have a slash, the operands are files.
  private mutating func runManual(
    _ tool: Tool,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    runTool(tool, name, arguments, range, state, place)
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    for operand in parsed.operands where parsed.has("l") || operand.text.utf8.contains(PathText.slash) {
      apply(.read, operand, range, place.via, state)
    }
  }

  /// A program of which nothing is known: what looks like a path is read, and what cannot be told stays so.
  mutating func runUnknownProgram(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    possibleWrites(arguments, place.via + ["argument of \(name)"], state)
    for argument in arguments {
      guard argument.isKnown else {
        opaque(
          "argument `\(argument.text.prefix(80))` of `\(name)` cannot be told: \(argument.unknown ?? "")",
          argument.range,
          place.via
        )
        continue
      }
      possibleReads(argument, place.via + ["argument of \(name)"], state)
    }
    // A pack may allow it by its name all the same.
    runHandedOn(name, arguments, [], range, state, place)
  }

  /// The net below a table of verbs: what the options of its line leave out may name files all the same.
  mutating func runPossible(
    _ name: String,
    _ arguments: [Argument],
    _ row: VerbRow,
    _ via: [String],
    _ state: ShellState
  ) {
    // What only looks writes nothing by the options that its line knows.
    let known = row.acts == [.look] ? VerbTool.table(of: name)?.options.adding(row.options) : nil
    possibleWrites(arguments, via, state) { known?[$0] != nil }
    if row.acts == [.look], row.rest == .text { return }
    for argument in arguments where argument.isKnown {
      possibleReads(argument, via, state)
      // What is not there yet may be what it makes.
      if row.acts != [.look], !argument.text.hasPrefix("-") { possibleWrite(argument, .unclear, via, state) }
    }
  }

  /// What in a word names something that is there, or is written as a path, is read.
  mutating func possibleReads(_ argument: Argument, _ via: [String], _ state: ShellState) {
    if isExhausted { return }
    for (index, part) in WordParts.of(argument.text).enumerated() {
      if index > 0, !mayBePossible(isWrite: false, argument.range) { return }
      let isThere = index == 0 ? looksLikePath(part, state) : names(part, state)
      guard isThere else { continue }
      let local = (try? FileURL.path(part)) ?? nil
      fileEffect(.read, local ?? part, recursive: true, argument.range, via, state)
    }
  }

  /// Whether something stands at the path.
  private func names(_ text: String, _ state: ShellState) -> Bool {
    if text.contains("://") { return ((try? FileURL.path(text)) ?? nil) != nil }
    guard let directory = state.directories.first else { return PathText.isAbsolute(text) }
    return workspace.mayExist(PathText.isAbsolute(text) ? text : PathText.join(directory, text))
  }

  func looksLikePath(_ text: String, _ state: ShellState) -> Bool {
    guard text.utf8.count < 4_096, !text.utf8.contains(where: { $0 < 0x20 }) else { return false }
    if text.utf8.first == PathText.slash || text.hasPrefix("./") || text.hasPrefix("../") || text == ".." {
      return true
    }
    if text.contains("://") { return ((try? FileURL.path(text)) ?? nil) != nil }
    guard let directory = state.directories.first else { return false }
    let path = PathText.isAbsolute(text) ? text : PathText.join(directory, text)
    return workspace.mayExist(path)
  }
}
