/// `unzip` and `7z`, which write what the archive says.
extension Walker {
  mutating func runUnzip(
    _ tool: Tool,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    runTool(tool, "unzip", arguments, range, state, place)
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    // To list, to test, to print.
    if parsed.has(anyOf: ["l", "t", "v", "p", "c", "Z", "z"]) { return }
    guard let archive = parsed.operands.first else { return }
    let directory = parsed.values("d").last
    guard directory?.isKnown ?? true else { return }
    // `unzip x` takes `x.zip` too.
    let isThere = archive.isKnown && archive.text.hasSuffix(".zip")
    unpack(
      isThere ? archive : nil,
      into: directory?.text,
      members: Array(parsed.operands.dropFirst()),
      range,
      state,
      place
    )
  }

  mutating func runSevenZip(
    _ tool: Tool,
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    runTool(tool, name, arguments, range, state, place)
    let parsed = ParsedArguments(arguments, OptionTable(tool.options))
    guard let verb = parsed.operands.first?.text, verb == "x" || verb == "e" else { return }
    let directory = parsed.values("o").last
    guard directory?.isKnown ?? true else { return }
    unpack(parsed.operands.dropFirst().first, into: directory?.text, range, state, place)
  }
}
