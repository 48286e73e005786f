import ShellSyntax

/// What is known of names of files that come down a pipe: the directories below which they lie, and what may be there.
struct PipeNames: Sendable {
  let paths: [String]
  let listing: TreeListing
  /// A pattern that all names match, where one is known.
  var pattern: String?
}

extension Walker {
  /// The names that a command prints, one a line; nil where it prints anything else.
  ///
  /// - Parameter before: the names that come to the command itself, which a filter passes on.
  mutating func pipeNames(from command: Command, after before: PipeNames?, _ state: ShellState, _ place: Place)
    -> PipeNames?
  {
    guard case .simple(let simple) = command, simple.assignments.isEmpty else { return nil }
    var scratch = state
    var words: [Argument] = []
    for word in simple.words { words += expand(word, &scratch, place) }
    guard let program = words.first, words.allSatisfy(\.isKnown), state.functions[program.text] == nil,
      simple.redirections.allSatisfy({ $0.descriptor == .number(2) })
    else { return nil }
    let arguments = Array(words.dropFirst())
    var listing = TreeListing()
    switch program.text {
    case "grep", "egrep", "fgrep", "rg":
      return searchNames(program.text, arguments, before)
    case "head", "tail", "sort", "uniq", "shuf":
      // Reading what comes, not a file.
      return arguments.allSatisfy { $0.text.hasPrefix("-") || Int($0.text) != nil } ? before : nil
    case "ls":
      listing.readsHidden = arguments.contains {
        $0.text.hasPrefix("-") && $0.text.utf8.contains { $0 | 0x20 == UInt8(ascii: "a") }
      }
      let isLong = arguments.contains { $0.text.hasPrefix("-") && $0.text.utf8.contains(UInt8(ascii: "l")) }
      // The names stand alone: they lie here, whatever directory was listed.
      let operands = arguments.filter { !$0.text.hasPrefix("-") }.map(\.text)
      return isLong ? nil : PipeNames(paths: ["."] + operands, listing: listing)
    case "find":
      let paths = arguments.prefix { !$0.text.hasPrefix("-") && !["(", "!"].contains($0.text) }.map(\.text)
      let prints: Set<String> = ["-printf", "-fprintf", "-ls", "-fls", "-exec", "-execdir", "-ok", "-okdir", "-delete"]
      if arguments.contains(where: { prints.contains($0.text) }) { return nil }
      let names = zip(arguments, arguments.dropFirst()).filter { $0.0.text == "-name" }.map(\.1)
      let isOpen = arguments.contains { ["-o", "-or", "!", "-not", ","].contains($0.text) }
      if !isOpen { listing.only = TreeListing.patterns(Array(names.prefix(1))) }
      return PipeNames(
        paths: paths.isEmpty ? ["."] : paths,
        listing: listing,
        pattern: isOpen ? nil : names.first?.text
      )
    case "git":
      let isNames = arguments.first?.text == "ls-files" || arguments.contains { $0.text == "--name-only" }
      let prints = ["-s", "--stage", "-t", "-v", "--format", "-o", "--others", "-i", "--ignored", "--eol", "--debug"]
      guard isNames, ["ls-files", "diff"].contains(arguments.first?.text ?? ""),
        !arguments.contains(where: { argument in prints.contains { argument.text.hasPrefix($0) } })
      else { return nil }
      listing.readsIgnored = false
      let patterns = arguments.dropFirst().filter { $0.text.utf8.contains(UInt8(ascii: "*")) }
      if patterns.count == arguments.count - 1 { listing.only = TreeListing.patterns(Array(patterns)) }
      return PipeNames(paths: ["."], listing: listing)
    default: return nil
    }
  }

  /// `grep -l`, `rg -l`, `rg --files`; without these a filter.
  private func searchNames(_ name: String, _ arguments: [Argument], _ before: PipeNames?) -> PipeNames? {
    guard let tool = Catalogue.tools[name] else { return nil }
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    let lists = parsed.has(anyOf: ["l", "L", "files-without-match", "files"])
    let changes = parsed.has(anyOf: ["o", "c", "n", "replace", "r", "b", "heading", "json", "A", "B", "C"])
    let patterns = parsed.has(anyOf: ["e", "f", "files"]) ? 0 : 1
    let paths = parsed.operands.dropFirst(patterns).map(\.text)
    guard lists else {
      return parsed.has(anyOf: ["o", "c", "n", "b", "A", "B", "C", "r", "R", "H"]) || !paths.isEmpty ? nil : before
    }
    if name == "rg", changes, !parsed.has("l") { return nil }
    var listing = TreeListing()
    listing.readsIgnored = name != "rg" || parsed.has(anyOf: ["no-ignore", "u"])
    listing.readsHidden = name != "rg" || parsed.has(anyOf: ["hidden", ".", "u"])
    listing.only = TreeListing.patterns(
      parsed.values("include") + (name == "rg" ? parsed.values("g").filter { !$0.text.hasPrefix("!") } : [])
    )
    return PipeNames(paths: paths.isEmpty ? ["."] : paths, listing: listing)
  }

  /// Runs a command for names from a pipe, where it takes them as files; false where that cannot be told.
  mutating func runForNames(
    _ command: [Argument],
    _ mark: String?,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard case .pipe = place.input, let names = place.names, let program = command.first, program.isKnown,
      command.allSatisfy(\.isKnown), Self.takesFiles(command)
    else { return false }
    if let mark {
      guard !program.text.contains(mark), command.contains(where: { $0.text.contains(mark) }),
        command.allSatisfy({ !$0.text.contains(mark) || !$0.text.utf8.contains(0x20) })
      else { return false }
    }
    // Where only what builds leave behind comes, it is nothing else below the paths.
    let artefact = names.pattern.flatMap { BuildArtefact.isNamed(by: $0) ? $0 : nil }
    for directory in names.paths {
      let path = artefact.map { PathText.join(directory, $0) } ?? directory
      let operand = Argument(text: path, unknown: nil, range: range)
      let filled = mark.map { mark in
        command.map { $0.text.contains(mark) ? $0.with($0.text.replacingText(mark, with: path)) : $0 }
      }
      markRecursive(names.listing) { walker in
        var copy = state
        var here = place
        here.input = .file("/dev/null")
        here.names = nil
        _ = walker.run(filled ?? command + [operand], range, &copy, here)
      }
    }
    return true
  }

  /// Whether what stands behind the command's own words are names of files to it, and nothing that it runs.
  private static func takesFiles(_ command: [Argument]) -> Bool {
    let name = PathText.baseName(command.first?.text ?? "")
    if name == "git" { return ["add", "diff", "log", "blame", "rm"].contains(command.dropFirst().first?.text ?? "") }
    return ["sed", "gsed"].contains(name) || Catalogue.tools[name] != nil && Interpreter.named(name) == nil
  }
}
