import Model

/// The files that a recursive reader would open below a directory: names only, up to a bound.
struct TreeListing: Sendable {
  /// How many entries are looked at.
  static let most = 10_000
  /// What holds other people's files by the thousand, or Git's own packed ones.
  private static let skipped: Set<String> = [".git", "node_modules", ".venv", "venv", ".build", "Pods"]

  /// Whether entries that begin with a dot are read.
  var readsHidden = true
  /// Whether what `.gitignore` leaves out is read.
  var readsIgnored = true
  var followsLinks = false
  /// Whether links themselves are among the files, for what changes or takes away names.
  var listsLinks = false
  /// Only files of these names are read, where there are any.
  var only: [Pattern] = []
  /// Files and directories of these names are left out.
  var without: [Pattern] = []
  /// Directories of these names are left out.
  var withoutDirectories: [Pattern] = []

  static func patterns(_ arguments: [Argument]) -> [Pattern] {
    arguments.filter(\.isKnown).map { argument in
      let name = argument.text.utf8.split(separator: PathText.slash).last.map(Array.init) ?? []
      return Pattern(name.map { ($0, false) })
    }
  }

  /// The files in order of depth; nil where there are more than can be looked at.
  func files(below directory: String, _ workspace: Workspace) -> [String]? {
    var rules = IgnoreRules()
    if !readsIgnored { addOuterRules(directory, to: &rules, workspace) }
    var files: [String] = []
    var seen = 0
    var queue = [directory][...]
    while let here = queue.popFirst() {
      guard let names = try? workspace.names(here, Self.most - seen) else { return nil }
      seen += names.count
      let components = PathText.components(here)
      if !readsIgnored { addRules(here, names, components, to: &rules, workspace) }
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let path = PathText.join(here, name)
        let kind = (try? workspace.kind(path)) ?? nil
        let isDirectory = kind == .directory
        if leavesOut(name, isDirectory: isDirectory) { continue }
        if !readsIgnored, rules.ignores(components + [name], isDirectory: isDirectory) { continue }
        if isDirectory {
          if !Self.skipped.contains(name) { queue.append(path) }
        } else if kind == .symbolicLink, listsLinks {
          if only.isEmpty || only.contains(where: { $0.matches(name.utf8) }) { files.append(path) }
        } else if kind == .symbolicLink {
          guard followsLinks, let target = try? PathResolver(workspace: workspace).resolveLiteral(path, in: "/") else {
            continue
          }
          files.append(target.real)
        } else if kind == .file, only.isEmpty || only.contains(where: { $0.matches(name.utf8) }) {
          files.append(path)
        }
      }
    }
    return files
  }

  private func leavesOut(_ name: String, isDirectory: Bool) -> Bool {
    if !readsHidden, name.utf8.first == UInt8(ascii: ".") { return true }
    if without.contains(where: { $0.matches(name.utf8) }) { return true }
    return isDirectory && withoutDirectories.contains { $0.matches(name.utf8) }
  }

  private func addOuterRules(_ directory: String, to rules: inout IgnoreRules, _ workspace: Workspace) {
    guard let top = try? WorkTree.root(of: directory, workspace: workspace) else { return }
    let components = PathText.components(directory)
    for count in PathText.components(top).count..<max(components.count, PathText.components(top).count) {
      let outer = Array(components.prefix(count))
      addRules(PathText.absolute(outer), [".gitignore", ".ignore"], outer, to: &rules, workspace)
    }
  }

  private func addRules(
    _ directory: String,
    _ names: [String],
    _ components: [String],
    to rules: inout IgnoreRules,
    _ workspace: Workspace
  ) {
    for file in [".gitignore", ".ignore", ".rgignore"] where names.contains(file) {
      guard let bytes = try? workspace.contents(PathText.join(directory, file), 65_536) else { continue }
      rules.add(String(decoding: bytes, as: UTF8.self), in: components)
    }
  }
}

extension Walker {
  /// The target of a recursive reading with the files that would be opened, where it lies in a work tree.
  mutating func listed(
    _ target: FileTarget,
    _ listing: TreeListing,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  )
    -> FileTarget
  {
    let world = workspace.with(links: state.links)
    guard (try? world.kind(target.real)) == .directory,
      let root = try? WorkTree.root(of: target.real, workspace: world), !root.isEmpty
    else { return target }
    guard let files = listing.files(below: target.real, world) else {
      opaque("more files lie below `\(target.path)` than are looked at, name a directory in it", range, via)
      return target
    }
    // What a link leads out to is a reading of its own, so that all that is listed lies below.
    let (inside, outside) = (
      files.filter { PathText.isBelow($0, target.real) }, files.filter { !PathText.isBelow($0, target.real) }
    )
    for path in outside { add(.read(FileTarget(given: path, path: path, real: path)), range, via) }
    return FileTarget(given: target.given, path: target.path, real: target.real, recursive: true, below: inside)
  }

  /// Which files a tool's recursive reading would open; nil for a tool that opens none of them.
  static func listing(of name: String, _ parsed: ParsedArguments) -> TreeListing? {
    var listing = TreeListing()
    listing.without = TreeListing.patterns(parsed.values("exclude") + parsed.values("x"))
    switch name {
    case "grep", "egrep", "fgrep", "ggrep", "zgrep":
      listing.only = TreeListing.patterns(parsed.values("include"))
      listing.withoutDirectories = TreeListing.patterns(parsed.values("exclude-dir"))
      listing.followsLinks = parsed.has("R")
    case "rg", "ripgrep", "ag", "ack":
      if parsed.has(anyOf: ["files", "type-list"]) { return nil }
      if parsed.has(anyOf: ["t", "type"]), !parsed.has("type-add"),
        !parsed.values("t").contains(where: { $0.text == "all" })
      {
        return nil
      }
      let unrestricted = parsed.options.count { $0.name == "u" }
      let globs = parsed.values("g") + parsed.values("iglob")
      listing.only = name == "ag" ? [] : TreeListing.patterns(globs.filter { !$0.text.hasPrefix("!") })
      listing.without += TreeListing.patterns(
        globs.filter { $0.text.hasPrefix("!") }.map { $0.with(String($0.text.dropFirst())) }
      )
      // A glob that asks for files overrides what would leave them out.
      listing.readsHidden = parsed.has(anyOf: ["hidden", "."]) || unrestricted > 1 || !listing.only.isEmpty
      listing.readsIgnored =
        parsed.has(anyOf: ["no-ignore", "no-ignore-vcs"]) || unrestricted > 0 || !listing.only.isEmpty
      listing.followsLinks = parsed.has("L")
    case "cp", "gcp", "zip", "diff", "colordiff", "tar", "rsync", "scp", "7z", "7za", "7zr", "pax": break
    default: return nil
    }
    return listing
  }
}
