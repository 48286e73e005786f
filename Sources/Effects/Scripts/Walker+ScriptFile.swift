import Model

/// Scripts that lie in the work tree: what is in them is judged as if it stood in the line.
extension Walker {
  /// The most bytes of a script that are followed.
  static let largestScript = 65_536

  /// What is in a file that holds code, where it lies in a work tree or below where the shell stands; `.unknown` elsewhere: a
  /// file that others may change at any time is not judged by what it holds now.
  func code(in path: String, atMost limit: Int = Walker.largestScript, _ state: ShellState) -> Contents {
    guard state.directories.count == 1, let directory = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return .unknown }
    if made(at: path, state) == nil {
      let tree = (try? WorkTree.root(of: target.real, workspace: workspace)) ?? nil
      guard tree != nil || PathText.holds(directory, target.real), !isWritten(target.real, countsPossible: true)
      else { return .unknown }
    }
    return contents(of: path, atMost: limit, state)
  }

  /// Whether an earlier command of the line changes a file.
  func isChangedBefore(_ path: String, _ state: ShellState) -> Bool {
    guard let directory = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return false }
    return isWritten(target.real, countsPossible: false)
  }

  /// The state in each of the directories where the shell may stand; opaque where none is known.
  ///
  /// - Parameter thing: what is looked for there.
  mutating func eachPlace(
    _ state: ShellState,
    of thing: String,
    _ range: Range<Int>,
    _ place: Place
  ) -> [ShellState] {
    // What a container or another host has in it runs where that was allowed to run at all.
    if state.directories.isEmpty, !state.isElsewhere {
      opaque("\(thing) is in a directory that is not known: \(state.directoryReason)", range, place.via)
    }
    return state.directories.map { directory in
      var here = state
      here.directories = [directory]
      return here
    }
  }

  /// A shell with a script: `bash deploy.sh production`.
  mutating func runShellScript(
    _ name: String,
    _ script: Argument,
    _ arguments: [Argument],
    _ state: ShellState,
    _ place: Place,
    _ shell: ShellFacts
  ) {
    guard case .bytes(let bytes) = code(in: script.text, state), !bytes.contains(0),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      opaque("the commands in `\(script.text)` are not looked at", script.range, place.via)
      return
    }
    var inner = state.started
    inner.shell = shell
    inner.name = script.text
    inner.positional = arguments.allSatisfy { $0.isKnown && !$0.isSample } ? arguments.map(\.text) : nil
    var here = place.through("\(name) \(script.text)")
    here.readsByLine = true
    here.outerRange = script.range
    walkCode(text, &inner, here)
    runTraps(inner)
  }

  /// A path as a command: where a script of the work tree stands there, its interpreter runs it.
  ///
  /// - Returns: the words that run instead; nil where the file is no such script.
  func scriptCommand(_ program: Argument, _ arguments: [Argument], _ state: ShellState) -> [Argument]? {
    guard program.text.utf8.contains(PathText.slash), case .bytes(let bytes) = code(in: program.text, state) else {
      return nil
    }
    switch ScriptFile(bytes) {
    case .program: return nil
    case .shellText: return [program.with(state.shell.kind == .zsh ? "sh" : "bash"), program] + arguments
    case .interpreted(let words): return words.map(program.with) + [program] + arguments
    }
  }
}
