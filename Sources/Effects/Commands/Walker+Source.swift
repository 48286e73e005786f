import Model

/// `source`: the commands of a file, run by this very shell.
extension Walker {
  /// The most bytes of a file that are followed as code.
  private static let largestSource = 65_536
  /// What the `activate` of a Python virtual environment sets. Which programs it puts in front is what the environment is
  /// for; they are files of the work tree like any other.
  private static let setByActivate: Set<String> = ["PATH", "PS1", "PYTHONHOME"]

  mutating func runSource(_ arguments: [Argument], _ range: Range<Int>, _ state: inout ShellState, _ place: Place) {
    guard let file = arguments.first(where: { $0.text != "--" }) else { return }
    guard file.isKnown else {
      opaque("`source` of what cannot be told: \(file.unknown ?? "")", file.range, place.via)
      return
    }
    let via = place.via + ["source"]
    fileEffect(.read, file.text, file.range, via, state)
    let isActivate = file.text.hasSuffix("/bin/activate")
    // Without a slash the file is looked for along `PATH` first.
    let contents =
      file.text.utf8.contains(PathText.slash) ? contents(of: file.text, atMost: Self.largestSource, state) : .unknown
    switch contents {
    case .bytes(let bytes):
      if let code = String(validating: bytes, as: UTF8.self) {
        follow(code, of: file, isActivate: isActivate && isEnvironment(file.text, state), range, &state, place)
        return
      }
    // An environment that is not there is not entered.
    case .missing where isActivate: return
    case .missing, .unknown: break
    }
    opaque("the commands in `\(file.text)` are not looked at", file.range, via)
    // They may change everything that the shell knows.
    for name in state.variables.keys { state.variables[name] = .unknown }
    state.forgetDirectory("`source \(file.text)` may have moved it")
  }

  private mutating func follow(
    _ code: String,
    of file: Argument,
    isActivate: Bool,
    _ range: Range<Int>,
    _ state: inout ShellState,
    _ place: Place
  ) {
    let outer = expected
    if isActivate { expected = Self.setByActivate }
    var inner = place.through("source \(file.text)")
    inner.outerRange = file.range
    walkCode(code, &state, inner)
    expected = outer
    // A file that ends early may leave out what follows in it.
    for name in state.variables.keys { state.variables[name] = .unknown }
  }

  /// Whether the file stands in a Python virtual environment: `pyvenv.cfg` beside its directory (PEP 405).
  private func isEnvironment(_ path: String, _ state: ShellState) -> Bool {
    guard state.directories.count == 1, let directory = state.directories.first else { return false }
    let top = PathText.parent(
      PathText.parent(PathText.normalized(PathText.isAbsolute(path) ? path : PathText.join(directory, path)))
    )
    return workspace.with(links: state.links).mayExist(PathText.join(top, "pyvenv.cfg"))
  }
}
