import Model

/// Files whose contents decide what a command does: patches and archives.
extension Walker {
  /// What can be told of a file's contents.
  enum Contents {
    case bytes([UInt8])
    /// Nothing is there, and this line does not make it.
    case missing
    /// This line makes it, or it is too large or may not be read.
    case unknown
  }

  func contents(of path: String, atMost limit: Int, _ state: ShellState) -> Contents {
    switch made(at: path, state) {
    case .text(let text): return .bytes(Array(text.utf8))
    case .copy, .unknown: return .unknown
    case nil: break
    }
    guard state.directories.count == 1, let directory = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return .unknown }
    // A clone or another archive of this line may bring it.
    if isWritten(target.real, countsPossible: false) { return .unknown }
    guard workspace.mayExist(target.real) else { return .missing }
    guard let bytes = try? workspace.contents(target.real, limit) else { return .unknown }
    return .bytes(bytes)
  }

  /// Whether an effect so far writes the file, or everything below a directory above it.
  ///
  /// - Parameter countsPossible: whether a writing of the very file counts that is only possible.
  func isWritten(_ path: String, countsPossible: Bool) -> Bool {
    effects.effects.contains { effect in
      guard case .write(let file) = effect.kind, countsPossible || !file.possible else { return false }
      return file.real.sameText(as: path) || (!file.possible && file.recursive && PathText.holds(file.real, path))
    }
  }

  /// Standard input, where it holds what decides.
  func inputContents(_ place: Place, atMost limit: Int, _ state: ShellState) -> Contents {
    switch place.input {
    case .text(let text): .bytes(Array(text.utf8))
    case .file(let path?): contents(of: path, atMost: limit, state)
    case .file(nil), .pipe, .names, .sample: .unknown
    case .inherited: .missing
    }
  }

  /// The files that a patch changes, below where the shell stands or a directory.
  mutating func applyPatch(
    _ patch: Contents,
    strip: Int,
    below directory: String?,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    switch patch {
    case .missing: break
    case .unknown: opaque("what the patch changes cannot be told", range, place.via)
    case .bytes(let bytes):
      guard let names = PatchFiles.changed(bytes, strip: strip) else {
        opaque("what the patch changes cannot be told", range, place.via)
        return
      }
      for name in names {
        fileEffect(.write, directory.map { PathText.join($0, name) } ?? name, range, place.via + ["patch"], state)
      }
    }
  }

  /// `patch`: changes what the patch names, or its operand.
  mutating func runPatch(
    _ tool: Tool,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    runTool(tool, "patch", arguments, range, state, place)
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    if parsed.has("dry-run") { return }
    var patch = inputContents(place, atMost: PatchFiles.largest, state)
    let file = parsed.values("i").last ?? (parsed.operands.count > 1 ? parsed.operands[1] : nil)
    if let file, file.text != "-" {
      patch = file.isKnown ? contents(of: file.text, atMost: PatchFiles.largest, state) : .unknown
    }
    if !parsed.operands.isEmpty || parsed.has("o") { return }
    let count = parsed.values("p").last.map { Int($0.text) ?? 1 }
    // Without `-p` the names lose all directories, or none where those are there: both are told.
    for strip in count.map({ [$0] }) ?? [0, 1] {
      applyPatch(patch, strip: strip, below: parsed.values("d").last?.text, range, state, place)
    }
  }

  /// `git apply` and `git am` of standard input, or of a file that this line makes; other files the repository's part reads.
  mutating func runGitPatch(_ arguments: [Argument], _ range: Range<Int>, _ state: ShellState, _ place: Place) {
    guard let verb = arguments.firstIndex(where: { !$0.text.hasPrefix("-") }),
      ["apply", "am"].contains(arguments[verb].text)
    else { return }
    let rest = arguments[(verb + 1)...]
    let looks: Set<String> = [
      "--check", "--stat", "--numstat", "--summary", "--abort", "--continue", "--skip", "--quit",
    ]
    if rest.contains(where: { looks.contains($0.text) }), !rest.contains(where: { $0.text == "--apply" }) { return }
    let files = rest.filter { !$0.text.hasPrefix("-") || $0.text == "-" }
    if files.allSatisfy({ $0.text == "-" }) {
      applyPatch(inputContents(place, atMost: PatchFiles.largest, state), strip: 1, below: nil, range, state, place)
    }
    for file in files where file.isKnown && made(at: file.text, state) != nil {
      applyPatch(contents(of: file.text, atMost: PatchFiles.largest, state), strip: 1, below: nil, range, state, place)
    }
  }

  /// What unpacking an archive writes: each name where the archive can be read, else everything below the directory. Into a
  /// directory that holds the work tree's own settings, what cannot be read is opaque.
  ///
  /// - Parameter outside: where the archive's own name is relative to, where that is another directory.
  mutating func unpack(
    _ archive: Argument?,
    into directory: String?,
    members: [Argument] = [],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place,
    from outside: ShellState? = nil
  ) {
    let via = place.via + ["archive"]
    func path(_ name: String) -> String { directory.map { PathText.join($0, name) } ?? name }
    var names: [String]?
    if let archive, archive.isKnown, archive.text != "-",
      case .bytes(let bytes) = contents(of: archive.text, atMost: ArchiveNames.largest, outside ?? state)
    {
      names = ArchiveNames.of(bytes)
    }
    if let names {
      for name in names where !name.hasSuffix("/") { fileEffect(.write, path(name), range, via, state) }
      return
    }
    let isPlain = members.allSatisfy { member in
      member.isKnown && !member.text.utf8.contains { "*?[".utf8.contains($0) }
    }
    if !members.isEmpty, isPlain {
      for member in members { fileEffect(.write, path(member.text), recursive: true, range, via, state) }
      return
    }
    fileEffect(.write, directory ?? ".", recursive: true, range, via, state)
    if holdsSettings(directory ?? ".", state, above: outside ?? state) {
      opaque("what the archive writes beside the settings of the work tree cannot be told", range, via)
    }
  }

  /// Whether the directory is one that a shell stands in or above, or the root of a work tree.
  private func holdsSettings(_ path: String, _ state: ShellState, above outside: ShellState) -> Bool {
    guard let here = state.directories.first,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: here)
    else { return true }
    return workspace.mayExist(PathText.join(target.real, ".git"))
      || outside.directories.contains { $0 != target.path && PathText.holds(target.path, $0) }
  }
}
