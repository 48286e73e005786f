extension ShellState {
  /// Gives a variable a value, as an assignment does. What another name stands for is followed no further than that it changes.
  mutating func store(_ name: String, _ value: Value) {
    if let target = references[name] {
      variables[name] = .unknown
      if let target {
        variables[target] = .unknown
      } else {
        for other in variables.keys { variables[other] = .unknown }
      }
      return
    }
    if Self.isLoaded(value) { loaded.insert(name) } else if value != .unknown { loaded.remove(name) }
    if name == "BASH_ARGV0" { self.name = nil }
    variables[name] = keepsValues(of: name) ? value : .unknown
    if shell.isOn("allexport") == true { exported.insert(name) }
  }

  /// Whether a variable has the value that it was given, and is no other name for another one.
  func keepsValues(of name: String) -> Bool {
    references[name] == nil
      && !(Self.dynamic.contains(name) || cased.contains(name) || fixed.contains(name) || watched.contains(name))
  }

  private static func isLoaded(_ value: Value) -> Bool {
    func hasSubstitution(_ text: String) -> Bool {
      text.utf8.contains(UInt8(ascii: "`"))
        || (text.utf8.contains(UInt8(ascii: "$")) && text.utf8.contains { "({".utf8.contains($0) })
    }
    return switch value {
    case .text(let text): hasSubstitution(text)
    case .list(let texts): texts.contains(where: hasSubstitution)
    case .files, .sample, .unknown, .unset: false
    }
  }

  /// Variables whose value bash makes whenever it is asked for, whatever is assigned to them.
  private static let dynamic: Set<String> = [
    "RANDOM", "SRANDOM", "SECONDS", "LINENO", "BASHPID", "EPOCHSECONDS", "EPOCHREALTIME", "BASH_SUBSHELL",
    "BASH_COMMAND",
    "BASH_ARGV0", "HISTCMD", "DIRSTACK", "GROUPS", "FUNCNAME", "BASH_SOURCE", "BASH_LINENO", "PIPESTATUS",
    "COMP_WORDBREAKS",
    "_", "UID", "EUID", "PPID",
  ]
  /// Variables that a shell sets anew when it starts, whatever is in its environment.
  private static let setAtStart: Set<String> = ["IFS", "OPTIND", "OPTERR", "SHLVL", "PS4", "BASH_REMATCH", "REPLY"]

  /// Makes a variable local to the function that is being run.
  ///
  /// - Returns: whether there is such a function.
  @discardableResult
  mutating func makeLocal(_ name: String) -> Bool {
    guard let last = frames.indices.last else { return false }
    if frames[last][name] == nil { frames[last][name] = Outer(value: variables[name]) }
    return true
  }

  /// `declare -g`: what was assigned is the value outside of all functions; where one of those that are being run has a
  /// variable of that name of its own, that keeps its value.
  mutating func makeGlobal(_ name: String, over inner: Value?) {
    guard let level = frames.firstIndex(where: { $0[name] != nil }) else { return }
    frames[level][name] = Outer(value: variables[name])
    variables[name] = inner
  }

  /// Forgets what was local to the function that ends.
  mutating func leaveFunction() {
    for (name, outer) in frames.popLast() ?? [:] { variables[name] = outer.value }
  }

  /// What a shell gets that this one starts as a program of its own: variables that are exported. Of the others it cannot be
  /// told, since they may have come from the environment.
  var environment: ShellState {
    var result = self
    result.frames = []
    result.integers = []
    result.cased = []
    result.fixed = []
    result.references = [:]
    for (name, value) in variables {
      switch value {
      case _ where Self.setAtStart.contains(name): result.variables[name] = nil
      case .unset: continue
      case .list: result.variables[name] = .unknown
      case .text, .files, .sample, .unknown:
        if !exported.contains(name), !Self.alwaysExported.contains(name) { result.variables[name] = .unknown }
      }
    }
    result.exported = Set(result.variables.keys)
    return result
  }

  /// Variables that every session has in its environment.
  private static let alwaysExported: Set<String> = ["HOME", "PATH", "PWD", "OLDPWD", "USER", "SHELL", "TERM", "LANG"]

  /// A shell that this one starts, at the same place, with its own positional parameters, functions and attributes.
  var started: ShellState {
    let outer = environment
    var inner = ShellState(directories: directories)
    inner.directoryReason = directoryReason
    inner.links = links
    inner.variables = outer.variables
    inner.exported = outer.exported
    return inner
  }
}
