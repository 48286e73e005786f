import Model
import ShellSyntax

/// Commands that print names of files, and what is done to the files then: `git ls-files | xargs wc -l`.
extension Walker {
  /// How many files are told one by one where they are changed.
  private static let mostChanged = 256
  private static let printers: Set<String> = ["git", "find", "fd", "fdfind", "rg", "grep", "ls"]
  private static let filters: Set<String> = [
    "grep", "egrep", "fgrep", "sort", "uniq", "head", "tail", "tac", "shuf", "cat",
  ]

  /// The names that a command prints, from what it reads or by itself; nil where it prints something else.
  ///
  /// - Parameters:
  ///   - beginning: what the first word of the command became, the program first.
  ///   - rest: the words behind it.
  mutating func fileNames(
    from command: SimpleCommand,
    _ beginning: [Argument],
    _ rest: ArraySlice<Word>,
    _ input: Place.Input,
    _ state: ShellState,
    _ place: Place
  ) -> FileNames? {
    guard command.redirections.allSatisfy({ $0.descriptor == .number(2) }), let name = beginning.first?.text,
      Self.printers.contains(name) || Self.filters.contains(name) || name == "tr"
    else { return nil }
    var scratch = state
    var arguments = Array(beginning.dropFirst())
    for word in rest { arguments += expand(word, &scratch, place) }
    guard arguments.allSatisfy(\.isKnown) else { return nil }
    let words = arguments.map(\.text)
    if case .names(let names) = input { return Self.kept(names, name, words) }
    guard let names = printed(name, arguments, words), let directory = state.directories.first,
      state.directories.count == 1
    else { return nil }
    let world = workspace.with(links: state.links)
    for top in names.directories {
      let path = PathText.normalized(PathText.isAbsolute(top) ? top : PathText.join(directory, top))
      // Of a file, or of nothing, only its own name is printed.
      guard let kind = try? world.kind(path), kind == .directory || kind == .symbolicLink else {
        if PathText.baseName(path).hasPrefix("-") { return nil }
        continue
      }
      guard let entries = try? world.names(path, TreeListing.most), !entries.contains(where: { $0.hasPrefix("-") })
      else { return nil }
    }
    return Self.endsWithNUL(name, words) ? names.endingWithNUL : names
  }

  /// The options with which the printers and filters write a NUL behind each name, and filters look for one.
  private static func endsWithNUL(_ name: String, _ words: [String]) -> Bool {
    words.contains { word in
      if word == "--null" || word == "--zero" || word == "--null-data" || word == "--zero-terminated" { return true }
      if name == "find" { return word == "-print0" }
      guard word.hasPrefix("-"), !word.hasPrefix("--") else { return word == "--print0" }
      let letters = ["fd", "fdfind", "rg"].contains(name) ? "0" : name == "grep" ? "Zz" : "z"
      return word.dropFirst().contains { letters.contains($0) }
    }
  }

  /// The names behind a filter; nil where it takes them for other pieces than they are.
  private static func kept(_ names: FileNames, _ name: String, _ words: [String]) -> FileNames? {
    guard keepsLines(name, words) else { return nil }
    if name == "cat" { return names }
    if name == "tr" { return names.endWithNUL ? nil : names.endingWithNUL }
    return endsWithNUL(name, words) == names.endWithNUL ? names : nil
  }

  /// Whether the command prints lines of its input as they are, or fewer.
  private static func keepsLines(_ name: String, _ words: [String]) -> Bool {
    switch name {
    case "grep", "egrep", "fgrep":
      let options = words.filter { $0.hasPrefix("-") }
      return words.count - options.count == 1
        && options.allSatisfy { $0.dropFirst().allSatisfy { "ivEFPwxz".contains($0) } && !$0.hasPrefix("--") }
    case "head", "tail": return words.allSatisfy { $0.hasPrefix("-") || Int($0) != nil }
    case "sort": return words.allSatisfy { ["-u", "-r", "-n", "-z", "-V", "-f"].contains($0) }
    case "uniq": return words.allSatisfy { ["-u", "-d", "-z"].contains($0) }
    case "tac", "shuf", "cat": return words.isEmpty
    case "tr": return words.count == 2 && ["\\n", "\n"].contains(words[0]) && ["\\0", "\\000"].contains(words[1])
    default: return false
    }
  }

  private func printed(_ name: String, _ arguments: [Argument], _ words: [String]) -> FileNames? {
    switch name {
    case "git": Self.printedByGit(words)
    case "find": printedByFind(words)
    case "ls":
      words.allSatisfy { !$0.hasPrefix("-") || ["-1", "-t", "-r", "-tr", "-A", "-a", "-S", "-1t"].contains($0) }
        ? Self.listed(words) : nil
    case "fd", "fdfind": Self.below([], Self.visible, areFiles: false)
    case "grep", "rg":
      Self.printedBySearch(name, arguments)
    default: nil
    }
  }

  private static var visible: TreeListing {
    var listing = TreeListing()
    listing.readsIgnored = false
    listing.readsHidden = false
    return listing
  }

  /// The entries of directories, as `ls` shows them.
  private static func listed(_ words: [String]) -> FileNames {
    let operands = words.filter { !$0.hasPrefix("-") }
    var listing = TreeListing()
    listing.readsHidden = words.contains { $0.hasPrefix("-") && ($0.contains("a") || $0.contains("A")) }
    return below(operands, listing, areBare: true)
  }

  private static func below(
    _ directories: [String],
    _ listing: TreeListing,
    areFiles: Bool = false,
    areBare: Bool = false
  ) -> FileNames {
    FileNames(
      directories: directories.isEmpty ? ["."] : directories,
      listing: listing,
      areFiles: areFiles,
      areBare: areBare && directories.count <= 1
    )
  }

  /// Tracked files: what `.gitignore` leaves out is not among them.
  private static func printedByGit(_ words: [String]) -> FileNames? {
    guard let verb = words.first else { return nil }
    let rest = words.dropFirst()
    let prints: Bool =
      switch verb {
      case "ls-files": !rest.contains { ["-s", "--stage", "-v", "-t", "-i", "--ignored", "--eol", "-u"].contains($0) }
      case "diff", "diff-tree", "diff-index": rest.contains("--name-only")
      case "grep": rest.contains { ["-l", "-il", "-li", "--files-with-matches", "--name-only"].contains($0) }
      default: false
      }
    guard prints, !rest.contains(where: { ["--no-index", "--no-exclude-standard"].contains($0) }) else { return nil }
    var listing = TreeListing()
    // Of what is not tracked `.gitignore` leaves out only what it is asked for.
    let others = rest.contains { $0 == "--others" || ($0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("o")) }
    listing.readsIgnored = verb == "ls-files" && others && !rest.contains("--exclude-standard")
    let patterns = verb == "ls-files" ? rest.filter { !$0.hasPrefix("-") } : []
    if !patterns.isEmpty, patterns.allSatisfy({ $0.contains("*") && !$0.hasPrefix(":") }) {
      listing.only = TreeListing.patterns(patterns.map { Argument(text: $0, unknown: nil, range: 0..<0) })
    }
    return below([], listing)
  }

  private func printedByFind(_ words: [String]) -> FileNames? {
    let paths = words.prefix { !$0.hasPrefix("-") && $0 != "(" && $0 != "!" }
    let tests: [String: Int] = [
      "-name": 1, "-iname": 1, "-path": 1, "-ipath": 1, "-type": 1, "-maxdepth": 1, "-mindepth": 1, "-size": 1,
      "-mtime": 1, "-mmin": 1, "-newer": 1, "-not": 0, "!": 0, "-print": 0, "-print0": 0, "-empty": 0, "-o": 0, "(": 0,
      ")": 0, "-a": 0, "-prune": 0,
    ]
    var names: [String] = []
    var isOpen = false
    var rest = words.dropFirst(paths.count)
    var before = ""
    while let word = rest.popFirst() {
      guard let count = tests[word] else { return nil }
      // Names bind what is printed only where each way to it has one.
      if word == "-o", !["-name", "-iname"].contains(before) || !["-name", "-iname"].contains(rest.first ?? "") {
        isOpen = true
      }
      if ["-name", "-iname"].contains(word), !["-not", "!"].contains(before), let name = rest.first {
        names.append(name)
      }
      if word != "-a", word != "(", word != ")" { before = word }
      rest = rest.dropFirst(count)
    }
    var listing = TreeListing()
    if !isOpen { listing.only = TreeListing.patterns(names.map { Argument(text: $0, unknown: nil, range: 0..<0) }) }
    let areFiles = !isOpen && zip(words, words.dropFirst()).contains { test, value in test == "-type" && value == "f" }
    return FileNames(
      directories: paths.isEmpty ? ["."] : Array(paths),
      listing: listing,
      areFiles: areFiles,
      patterns: isOpen ? [] : names
    )
  }

  /// Whether the line itself makes files there, which the tree does not hold yet.
  private func writesBelow(_ directory: String) -> Bool {
    effects.effects.contains { effect in
      guard case .write(let file) = effect.kind, !file.possible else { return false }
      return PathText.holds(directory, file.path) || PathText.holds(file.path, directory)
    }
  }

  private static func printedBySearch(_ name: String, _ arguments: [Argument]) -> FileNames? {
    guard let tool = Catalogue.tools[name] else { return nil }
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    let lists = parsed.has("files")
    guard parsed.unknownOptions.isEmpty, lists || parsed.has("l"), name == "rg" || parsed.has(anyOf: ["r", "R"])
    else { return nil }
    let operands = parsed.operands.map(\.text).dropFirst(lists || parsed.has("e") || parsed.has("f") ? 0 : 1)
    var listing = Self.listing(of: name, parsed) ?? visible
    if lists { listing = visible }
    return below(Array(operands), listing)
  }

  /// Whether one of the names has a blank or a quote in it, or they cannot all be looked at.
  private func mayBeSplit(_ names: FileNames, _ state: ShellState) -> Bool {
    guard let here = state.directories.first, state.directories.count == 1 else { return true }
    let world = workspace.with(links: state.links)
    var listing = names.listing
    listing.only = []
    listing.listsLinks = true
    for directory in names.directories {
      let top = PathText.normalized(PathText.isAbsolute(directory) ? directory : PathText.join(here, directory))
      guard let files = listing.files(below: top, world) else { return true }
      let isOdd = files.contains { file in
        file.utf8.dropFirst(top.utf8.count).contains { " \t\n'\"\\".utf8.contains($0) }
      }
      if isOdd { return true }
    }
    return false
  }

  /// What a tool does with files that are known by such names. Readings are of the whole; what is changed is told one by one.
  ///
  /// - Returns: false where it is more than can be told.
  mutating func apply(
    _ role: Role,
    _ names: FileNames,
    recursive: Bool,
    _ range: Range<Int>,
    _ via: [String],
    _ state: ShellState
  ) -> Bool {
    if names.areSplit, mayBeSplit(names, state) { return false }
    // What a tool does below a directory is done to files of any name.
    let isOpen = recursive && !names.areFiles
    switch role {
    case .text, .statement: return true
    case .read:
      let outer = listing
      listing = names.listing
      if isOpen { listing?.only = [] }
      for directory in names.directories { fileEffect(.read, directory, recursive: true, range, via, state) }
      listing = outer
      return true
    case .delete where !names.patterns.isEmpty && names.patterns.allSatisfy(BuildArtefact.isNamed):
      // Where only what builds leave behind comes, it is nothing else below the directories.
      for path in names.directories.flatMap({ top in names.patterns.map { PathText.join(top, $0) } }) {
        fileEffect(.delete, path, recursive: recursive, range, via, state)
      }
      return true
    case .write, .update, .delete, .take:
      guard let here = state.directories.first, state.directories.count == 1, !isOpen else { return false }
      let world = workspace.with(links: state.links)
      var files: [String] = []
      for directory in names.directories {
        let top = PathText.normalized(PathText.isAbsolute(directory) ? directory : PathText.join(here, directory))
        var listing = names.listing
        listing.listsLinks = !names.areFiles
        guard let found = listing.files(below: top, world), !writesBelow(top) else { return false }
        files += found
      }
      guard files.count <= Self.mostChanged else { return false }
      for file in files {
        apply(role, Argument(text: file, unknown: nil, range: range), range, via, state)
      }
      return true
    case .url, .host, .data, .code, .shell, .mount, .rest, .directory, .assign, .source, .from, .to, .statements:
      return false
    }
  }
}
