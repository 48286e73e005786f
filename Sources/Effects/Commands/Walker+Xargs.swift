extension Walker {
  /// `xargs`: a command with operands from standard input, which are known only where that is.
  mutating func runXargs(
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let table = OptionTable(
      "0,null a,arg-file=read d,delimiter= E= e? I= i? J= L,max-lines= l? n,max-args= o,open-tty P,max-procs= p,interactive process-slot-var= R= r,no-run-if-empty S= s,max-chars= t,verbose x,exit show-limits help version"
    )
    let parsed = ParsedArguments(arguments, table, stopsAtOperand: true)
    for option in parsed.options { apply(option.role, option.value, range, place.via, state) }
    if let option = parsed.unknownOptions.first {
      opaque("`xargs` has an option `\(option.text)` that is not known", option.range, place.via)
    }
    let command = parsed.operands.isEmpty ? [Argument(text: "echo", unknown: nil, range: range)] : parsed.operands
    let here = place.through("xargs")
    let mark =
      parsed.values("I").first?.text ?? parsed.values("J").first?.text
      ?? (parsed.has("i") ? parsed.values("i").first?.text ?? "{}" : nil)
    var inner = state
    inner.functions = [:]
    inner.shell = inner.shell.withoutFunctions
    let operands = operands(parsed, place, range)
    var template = here
    // The command's own standard input is `/dev/null`, or the file behind `-a`.
    template.input = .file(nil)
    guard let mark else {
      for batch in Self.batches(operands, parsed) { _ = run(command + batch, range, &inner, template) }
      return
    }
    for operand in operands {
      let filled = command.map { argument -> Argument in
        guard argument.isKnown, argument.text.contains(mark) else { return argument }
        return Argument(
          text: argument.text.replacingText(mark, with: operand.text),
          unknown: operand.unknown,
          range: argument.range,
          names: operand.names.flatMap { names in
            argument.text.sameText(as: mark)
              ? names : argument.text.hasSuffix(mark) ? names.below(String(argument.text.dropLast(mark.count))) : nil
          },
          isSample: operand.isSample
        )
      }
      _ = run(filled, range, &inner, template)
    }
  }

  /// The operands of each run, as `-n` and `-L` part them.
  private static func batches(_ operands: [Argument], _ parsed: ParsedArguments) -> [[Argument]] {
    guard operands.allSatisfy(\.isKnown), !operands.isEmpty, parsed.has("n"),
      let size = parsed.values("n").last.flatMap({ $0.isKnown ? Int($0.text) : nil }), size > 0
    else { return [operands] }
    return stride(from: 0, to: operands.count, by: size).map {
      Array(operands[$0..<min(operands.count, $0 + size)])
    }
  }

  private func operands(_ parsed: ParsedArguments, _ place: Place, _ range: Range<Int>) -> [Argument] {
    var unknown = [Argument(text: "…", unknown: "`xargs` takes it from its input", range: range)]
    let isByLines = parsed.values("d").allSatisfy { ["\\n", "\n"].contains($0.text) }
    if case .names(let names) = place.input, parsed.values("a").isEmpty, isByLines, names.endWithNUL == parsed.has("0")
    {
      let isWhole = parsed.has(anyOf: ["0", "d"]) || parsed.has(anyOf: ["I", "i", "J"])
      unknown[0].names = isWhole ? names : names.split
    }
    if case .sample(let text) = place.input, parsed.values("a").isEmpty, isByLines, parsed.has(anyOf: ["I", "i", "J"]),
      !text.utf8.contains(where: { "'\"\\\n".utf8.contains($0) })
    {
      return [Argument(text: text, unknown: nil, range: range, isSample: true)]
    }
    guard case .text(let text) = place.input, parsed.values("a").isEmpty,
      !parsed.has(anyOf: parsed.has("0") ? ["d", "E", "e"] : ["d", "E", "e", "L", "l"])
    else {
      return unknown
    }
    if parsed.has("0") {
      return Self.known(text.utf8.split(separator: 0), atMost: limits.loopValues * 4, range) ?? unknown
    }
    // It passes over what stands behind a NUL.
    if text.utf8.contains(0) { return unknown }
    // Quotes and backslashes mean something to `xargs`; what has none is split at blanks.
    guard !text.utf8.contains(where: { "'\"\\".utf8.contains($0) }) else { return unknown }
    let byLines = parsed.has(anyOf: ["I", "i", "J"])
    let pieces = text.utf8.split { $0 == 0x0A || (!byLines && ($0 == 0x20 || $0 == 0x09)) }
    return Self.known(pieces, atMost: limits.loopValues * 4, range) ?? unknown
  }

  /// The pieces as operands; nil where they are too many to be followed one by one.
  private static func known(
    _ pieces: [Substring.UTF8View],
    atMost limit: Int,
    _ range: Range<Int>
  ) -> [Argument]? {
    guard pieces.count <= limit else { return nil }
    return pieces.map { Argument(text: String(decoding: $0, as: UTF8.self), unknown: nil, range: range) }
  }
}
