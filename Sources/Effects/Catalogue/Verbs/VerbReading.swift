import Model

/// What the catalogue knows of one command of a tool with verbs.
struct VerbReading: Sendable {
  let acts: [Act]
  /// The line that fits, with the arguments as it tells them apart; nil where none is sure to.
  let match: (row: VerbRow, parsed: ParsedArguments, verbs: Int)?

  /// - Returns: nil for a program that the catalogue does not have.
  init?(_ name: String, _ arguments: [Argument]) {
    guard let table = VerbTool.table(of: name) else { return nil }
    let first = Self.read(arguments, table)
    guard let other = Self.withoutDoubtfulValues(arguments, table) else {
      (acts, match) = (first?.row.acts ?? [], first)
      return
    }
    // An option that is not known may take the word behind it: the worse of both readings counts.
    let second = Self.read(other, table)
    let all = (first?.row.acts ?? []) + (second?.row.acts ?? [])
    match = first
    if first != nil, second != nil || !all.allSatisfy(\.isHarmless) {
      acts = all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    } else {
      acts = []
    }
  }

  private static func read(
    _ arguments: [Argument],
    _ table: VerbTool.Table
  ) -> (row: VerbRow, parsed: ParsedArguments, verbs: Int)? {
    var plain: ParsedArguments?
    for row in table.rows {
      if let beginnings = row.beginnings,
        !arguments.contains(where: { word in !word.isKnown || beginnings.contains { $0.sameText(as: word.text) } })
      {
        continue
      }
      let parsed: ParsedArguments
      if row.options.isEmpty {
        parsed = plain ?? ParsedArguments(arguments, table.options, stopsAtOperand: table.stopsAtOperand)
        plain = parsed
      } else {
        parsed = ParsedArguments(
          arguments,
          table.options.adding(row.options),
          stopsAtOperand: table.stopsAtOperand
        )
      }
      switch row.fits(parsed) {
      case .yes(let verbs): return (row, parsed, verbs)
      case .maybe: if !row.acts.allSatisfy(\.isHarmless) { return nil }
      case .no: break
      }
    }
    return nil
  }

  /// The arguments as they are where every option that the tool's own table does not have takes the next word; nil where that
  /// is the same before the verbs end.
  private static func withoutDoubtfulValues(_ arguments: [Argument], _ table: VerbTool.Table) -> [Argument]? {
    var result: [Argument] = []
    var skips = false
    var changed = false
    for (index, word) in arguments.enumerated() {
      if skips {
        skips = false
        changed = true
        continue
      }
      result.append(word)
      guard word.isKnown, word.text.hasPrefix("-"), word.text.utf8.count > 1, !word.text.utf8.contains(0x3D),
        index + 1 < arguments.count, !arguments[index + 1].text.hasPrefix("-")
      else { continue }
      let single = ParsedArguments([word, Argument(text: "-", unknown: nil, range: word.range)], table.options)
      skips = !single.unknownOptions.isEmpty
    }
    return changed ? result : nil
  }
}
