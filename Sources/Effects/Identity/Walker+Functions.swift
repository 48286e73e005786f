import Model
import ShellSyntax

/// Functions and places that the shell had before the line.
extension Walker {
  /// The function of the snapshot that a command word calls, nil where it calls none.
  func snapshotFunction(_ name: String, _ state: ShellState) -> ShellDefinitions.Function? {
    state.shell.hiddenFunctions.contains(name) ? nil : state.shell.base.functions[name]
  }

  /// Calls a function of the snapshot: its body is read now.
  mutating func call(
    _ function: ShellDefinitions.Function,
    named name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) -> Ending {
    let via = place.via + ["function \(name)"]
    if state.shell.unsureFunctions.contains(name) {
      opaque("whether `\(name)` is still the function of the shell's snapshot cannot be told", range, place.via)
    }
    guard let (body, documents) = body(of: function, named: name, state.shell) else {
      opaque("the function `\(name)` of the shell's snapshot cannot be read", range, via)
      return Ending(state)
    }
    var inner = Place(source: function.text, documents: documents, via: place.via, outerRange: range)
    inner.depth = place.depth
    inner.input = place.input
    inner.aliasVersion = state.shell.aliases.version
    reportZshDifferences(in: body, state, inner.through("function \(name)"))
    let outer = state.shell.snapshotFunction
    state.shell.snapshotFunction = name
    state.shell.hiddenFunctions.insert(name)
    inner.input = place.input
    let ending = call(ShellState.Function(id: nil, body: body, place: inner), named: name, arguments, &state, inner)
    func restored(_ state: ShellState) -> ShellState {
      var state = state
      state.shell.snapshotFunction = outer
      state.shell.hiddenFunctions.remove(name)
      return state
    }
    state = restored(state)
    return Ending(success: ending.success.map(restored), failure: ending.failure.map(restored))
  }

  /// The body, where the text is exactly one definition of that function.
  private mutating func body(
    of function: ShellDefinitions.Function,
    named name: String,
    _ shell: ShellFacts
  ) -> (Command, [HereDocument])? {
    countSteps(function.text.count / 64)
    var options = ParseOptions(maximumSize: 262_144, aliases: function.aliases)
    options.extendedPatterns = shell.options.contains("extglob")
    let result = ShellParser.parse(function.text, options: options)
    guard result.error == nil, result.list.items.count == 1, let item = result.list.items.first, item.rest.isEmpty,
      case .function(let definition)? = item.first.commands.first, item.first.commands.count == 1,
      definition.name.constant.map({ $0.elementsEqual(name.utf8) }) == true
    else { return nil }
    return (definition.body, result.hereDocuments)
  }

  // MARK: Unread snapshots

  /// Says so where something of the shell could not be read and the program may be anything for that reason.
  mutating func checkUnread(_ program: Argument, _ state: ShellState, _ place: Place) {
    guard let reason = state.shell.base.unread.first, !PathText.isAbsolute(program.text),
      !Self.shellBuiltins.contains(program.text)
    else { return }
    opaque("what `\(program.text.prefix(60))` is cannot be told: \(reason)", program.range, place.via)
  }

  /// What no shell looks for in `PATH`.
  private static let shellBuiltins: Set<String> = [
    ":", ".", "[", "alias", "bg", "bind", "break", "builtin", "caller", "cd", "command", "compgen", "complete",
    "continue",
    "declare", "dirs", "disown", "echo", "enable", "eval", "exec", "exit", "export", "false", "fc", "fg", "getopts",
    "hash",
    "help", "history", "jobs", "kill", "let", "local", "logout", "mapfile", "popd", "printf", "pushd", "pwd", "read",
    "readarray", "readonly", "return", "set", "shift", "shopt", "source", "suspend", "test", "times", "trap", "true",
    "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait",
  ]

  // MARK: PATH

  /// Says so where a program is found first in a directory that an agent may write to, so that it may not be what its name
  /// says.
  mutating func checkPath(_ program: Argument, _ state: ShellState, _ place: Place) {
    guard let path = state.shell.path, !Self.shellBuiltins.contains(program.text) else { return }
    let suspicious = suspiciousDirectories(path, state)
    guard !suspicious.isEmpty, isJudged(program.text) else { return }
    for entry in path {
      guard let reason = suspicious[entry] else {
        if workspace.mayExist(PathText.join(entry, program.text)) { return }
        continue
      }
      guard let target = found(program.text, in: entry, state) else { continue }
      if made[target.real] == nil, Self.reason(target.real, workspace) == nil { return }
      opaque("`\(program.text)` is `\(target.path)`, and \(reason)", program.range, place.via)
      return
    }
  }

  /// The program of that name in a directory of the path; nil where there is none.
  private func found(_ name: String, in entry: String, _ state: ShellState) -> FileTarget? {
    let file = PathText.join(entry.isEmpty ? "." : entry, name)
    guard let directory = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(file, in: directory)
    else { return nil }
    return made[target.real] != nil || workspace.mayExist(target.real) ? target : nil
  }

  /// The directories of the path to which an agent may write, each with why.
  private mutating func suspiciousDirectories(_ path: [String], _ state: ShellState) -> [String: String] {
    if let known = pathReasons { return known }
    var reasons: [String: String] = [:]
    for entry in path { if let reason = Self.reason(entry, workspace) { reasons[entry] = reason } }
    pathReasons = reasons
    return reasons
  }

  private static func reason(_ path: String, _ workspace: Workspace) -> String? {
    guard PathText.isAbsolute(path) else { return "the shell's PATH has a directory that is not absolute" }
    let real = (try? PathResolver(workspace: workspace).resolveLiteral(path, in: "/"))?.real ?? path
    for parent in ["/tmp", "/var/tmp", "/private/tmp", "/private/var/tmp", "/dev/shm"]
    where real.sameText(as: parent) || real.hasPrefix(parent + "/") {
      return "the shell's PATH has a temporary directory"
    }
    guard let root = try? WorkTree.root(of: real, workspace: workspace) else { return nil }
    // A home directory that is under version control is no work tree of an agent.
    if root.sameText(as: workspace.home("") ?? "") { return nil }
    return "the shell's PATH has a directory of a work tree"
  }

  /// Whether anything is concluded from the program's name.
  private func isJudged(_ name: String) -> Bool {
    Wrapper.byName[name] != nil || Interpreter.named(name) != nil || NestedCommand.byProgram[name] != nil
      || Catalogue.tools[name] != nil || Self.otherPrograms.contains(name)
  }

  private static let otherPrograms: Set<String> = [
    "bash", "sh", "dash", "zsh", "ksh", "ash", "mksh", "rbash", "xargs", "gxargs", "find", "gfind", "at", "batch",
    "git",
    "sed", "gsed", "awk", "gawk", "mawk", "nawk", "tar", "gtar", "bsdtar", "ssh", "scp", "sftp", "rsync", "nc", "ncat",
    "netcat", "socat",
  ]

  // MARK: Bundled tools

  /// Tools that a client carries in its own program, by the name that it gives it as argument zero: `exec -a ugrep PROGRAM`
  /// or `ARGV0=ugrep PROGRAM`. Only the snapshot's function
  /// of the tool's own name is believed that the program is the client's.
  func bundledTool(_ arguments: [Argument], _ state: ShellState) -> [Argument]? {
    guard let function = state.shell.snapshotFunction, let program = arguments.first,
      case .text(let name)? = state.variables["ARGV0"], let tool = Self.bundledTools[name],
      tool.sameText(as: function)
    else { return nil }
    var rest = arguments.dropFirst()[...]
    // What the client sets before the words that were typed.
    while let first = rest.first, first.isKnown, let values = Self.ownOptions[first.text] {
      rest = rest.dropFirst(1 + values)
    }
    return [Argument(text: tool, unknown: nil, range: program.range)] + rest
  }

  private static let bundledTools = ["bfs": "find", "ugrep": "grep", "rg": "rg"]

  /// Options with which the clients' functions call these tools, and how many words follow each.
  private static let ownOptions = [
    "-S": 1, "-regextype": 1, "-G": 0, "--ignore-files": 0, "--hidden": 0, "-I": 0, "--exclude-dir=.git": 0,
    "--exclude-dir=.svn": 0, "--exclude-dir=.hg": 0, "--exclude-dir=.bzr": 0, "--exclude-dir=.jj": 0,
    "--exclude-dir=.sl": 0, "--no-ignore-files": 0,
  ]
}
