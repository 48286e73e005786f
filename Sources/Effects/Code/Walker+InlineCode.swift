import Model

extension Walker {
  /// Whether inline code only computes and prints. The files that it reads become effects.
  mutating func isHarmless(
    _ option: ParsedArguments.Option,
    _ interpreter: Interpreter,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard let code = option.value, code.isKnown else { return false }
    if PrintOnly.isPrintOnly(code.text) { return true }
    guard ["c", "e", "p"].contains(option.name) else { return false }
    return usesFiles(code.text, interpreter, code.range, state, place.via + ["\(interpreter.names[0]) -\(option.name)"])
  }

  /// Whether code that an interpreter reads from its input only computes and prints, and uses files by names that stand in it.
  mutating func isHarmlessInput(
    _ interpreter: Interpreter,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard case .text(let code) = place.input else { return false }
    return PrintOnly.isPrintOnly(code)
      || usesFiles(code, interpreter, range, state, place.via + ["code for \(interpreter.names[0])"])
  }

  /// Says which files code uses; false where it may do more.
  private mutating func usesFiles(
    _ code: String,
    _ interpreter: Interpreter,
    _ range: Range<Int>,
    _ state: ShellState,
    _ via: [String]
  ) -> Bool {
    guard let name = interpreter.names.first, let files = PureCode.files(code, interpreter: name) else { return false }
    // What Node.js does not find by that name it looks for as code.
    guard files.allSatisfy({ $0.use != .require || isExistingFile($0.path, state) }) else { return false }
    for file in files {
      let operation: FileUse =
        switch file.use {
        case .read, .require: .read
        case .write: .write
        case .delete: .delete
        }
      let outer = listing
      if file.isTree, file.use == .read {
        var found = TreeListing()
        found.only = TreeListing.patterns((file.patterns ?? []).map { Argument(text: $0, unknown: nil, range: range) })
        listing = found
      }
      fileEffect(operation, file.path, recursive: file.isTree, range, via, state)
      listing = outer
    }
    return true
  }

  private func isExistingFile(_ path: String, _ state: ShellState) -> Bool {
    guard let directory = state.directories.first, state.directories.count == 1,
      let target = try? PathResolver(workspace: workspace.with(links: state.links)).resolveLiteral(path, in: directory)
    else { return false }
    return (try? workspace.kind(target.real)) == .file
  }

  /// A Perl filter over its operands; false where the code is no such thing.
  mutating func runPerlFilter(
    _ parsed: ParsedArguments,
    _ code: [ParsedArguments.Option],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    let isFilter = code.allSatisfy { option in
      ["e", "E"].contains(option.name) && option.value.map { $0.isKnown && PerlFilter.isHarmless($0.text) } ?? false
    }
    let allowed: Set<String> = ["e", "E", "n", "p", "l", "a", "F", "i", "0", "w", "W", "s", "C"]
    let separator = parsed.values("F").map(\.text).joined()
    // `open` as `<>` does it runs an operand such as `cmd |`.
    let operandsAreFiles = parsed.operands.allSatisfy { operand in
      operand.isKnown && !operand.text.utf8.contains { "|<>&".utf8.contains($0) }
    }
    guard !code.isEmpty, isFilter, operandsAreFiles, parsed.options.allSatisfy({ allowed.contains($0.name) }),
      !separator.contains("?"), !separator.contains("$"), !separator.contains("@"), parsed.unknownOptions.isEmpty
    else { return false }
    let suffix = parsed.values("i").first?.text ?? ""
    if suffix.utf8.contains(PathText.slash) || suffix.utf8.contains(UInt8(ascii: "*")) { return false }
    for operand in parsed.operands {
      apply(parsed.has("i") ? .update : .read, operand, range, place.via, state)
      if !suffix.isEmpty { apply(.write, operand.with(operand.text + suffix), range, place.via, state) }
    }
    return true
  }
}
