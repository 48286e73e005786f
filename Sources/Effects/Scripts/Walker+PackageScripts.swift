import Model

/// `npm run`, `yarn`, `pnpm`, `bun run`: the scripts of the nearest `package.json`, judged as the shell would get them
/// (npm documentation, "scripts").
extension Walker {
  static let largestManifest = 262_144
  private static let mostWorkspaces = 64

  /// - Returns: whether the command line runs scripts of a package; the caller judges the others.
  mutating func runPackageScripts(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard let call = PackageScriptCall(name, arguments) else { return false }
    for argument in call.arguments where !argument.isKnown {
      opaque("argument `\(argument.text.prefix(80))` of a script cannot be told", argument.range, place.via)
    }
    var inner = state
    inner.functions = [:]
    if let directory = call.directory { enter(directory, name, &inner, place) }
    for here in eachPlace(inner, of: "the package", range, place) { runScripts(call, name, range, here, place) }
    return true
  }

  private mutating func runScripts(
    _ call: PackageScriptCall,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var state = state
    // The nearest manifest upwards is the package's.
    while let directory = state.directories.first {
      switch code(in: "package.json", atMost: Self.largestManifest, state) {
      case .missing:
        guard directory != "/" else { return }
        state.directories = [PathText.parent(directory)]
        continue
      case .unknown: opaque("the scripts in `package.json` are not looked at", range, place.via)
      case .bytes(let bytes):
        guard let manifest = PackageManifest(bytes) else {
          opaque("the scripts in `package.json` cannot be read", range, place.via)
          return
        }
        run(call, manifest, name, range, state, place)
        if call.isForWorkspaces { runWorkspaces(call, manifest, name, range, state, place) }
      }
      return
    }
  }

  private mutating func run(
    _ call: PackageScriptCall,
    _ manifest: PackageManifest,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    for (index, script) in call.scripts.enumerated() {
      let isNamed = index == 1 || call.scripts.count == 1
      guard let code = manifest.scripts[script] else {
        // Without such a script `bun run`, `yarn` and `pnpm` take it for a program; `npm run env` is one of its own.
        if isNamed, !PackageScriptCall.lifecycle.contains(script), isProgram(script) {
          var inner = state
          let word = Argument(text: script, unknown: nil, range: range)
          _ = self.run([word] + call.arguments, range, &inner, place.through(name))
        }
        continue
      }
      fileEffect(.read, "package.json", range, place.via + [name], state)
      // Arguments go to the script itself, not to those before and behind it.
      let words = isNamed ? call.arguments.filter(\.isKnown).map(\.text) : []
      var inner = state.started
      inner.shell = state.shell.started(as: "sh")
      inner.name = "sh"
      var here = place.through("\(name) \(script)")
      here.outerRange = range
      here.input = .inherited
      let line = ([code] + words.map(ShellQuoting.quote)).joined(separator: " ")
      walkCode(line, &inner, here)
    }
  }

  /// The packages of a workspace that have the script: which of them an option picks is not asked.
  private mutating func runWorkspaces(
    _ call: PackageScriptCall,
    _ manifest: PackageManifest,
    _ name: String,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    var patterns = manifest.workspaces
    if case .bytes(let bytes) = code(in: "pnpm-workspace.yaml", state) {
      patterns += String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
        let text = line.drop { $0 == " " }
        return text.hasPrefix("- ") ? String(text.dropFirst(2).filter { !"'\" ".contains($0) }) : nil
      }
    }
    guard let top = state.directories.first else { return }
    var directories: [String] = []
    for pattern in patterns where !pattern.hasPrefix("!") {
      let parts = pattern.split(separator: "/").map(String.init).filter { $0 != "." }
      let fixed = parts.prefix { !$0.contains("*") }
      let base = fixed.reduce(top) { PathText.join($0, $1) }
      guard fixed.count < parts.count else {
        directories.append(base)
        continue
      }
      guard fixed.count == parts.count - 1, let names = try? workspace.names(base, limits.patternMatches) else {
        opaque("which packages `\(pattern)` means cannot be told", range, place.via)
        return
      }
      directories += names.sorted().map { PathText.join(base, $0) }
    }
    guard directories.count <= Self.mostWorkspaces else {
      opaque("the workspace has more than \(Self.mostWorkspaces) packages", range, place.via)
      return
    }
    for directory in directories {
      var here = state
      here.directories = [directory]
      guard case .bytes(let bytes) = code(in: "package.json", atMost: Self.largestManifest, here) else { continue }
      guard let member = PackageManifest(bytes) else {
        opaque("the scripts in `\(directory)/package.json` cannot be read", range, place.via)
        continue
      }
      run(call, member, name, range, here, place)
    }
  }
}
