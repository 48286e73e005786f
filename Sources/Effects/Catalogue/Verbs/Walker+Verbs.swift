import Model

extension Walker {
  /// What a tool with verbs does with its options and operands, by its table.
  ///
  /// - Returns: whether a line of the table fits.
  mutating func runVerbs(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) -> Bool {
    guard let match = VerbReading(name, arguments)?.match else { return false }
    let via = place.via + ["argument of \(name)"]
    let parsed = match.parsed
    for option in parsed.options where option.role != .text { apply(option.role, option.value, range, via, state) }
    if !parsed.unknownOptions.isEmpty {
      possibleWrites(arguments, via, state) { name in parsed.options.contains { $0.name.sameText(as: name) } }
      for option in parsed.unknownOptions { possibleReads(option, via, state) }
    }
    for (index, operand) in parsed.operands.dropFirst(match.verbs).enumerated() {
      let role = index < match.row.roles.count ? match.row.roles[index] : match.row.rest
      if let role {
        apply(role, operand, recursive: true, range, via, state)
      } else if operand.isKnown {
        possibleReads(operand, via, state)
      } else if match.row.acts != [.look] {
        opaque(
          "argument `\(operand.text.prefix(80))` of `\(name)` cannot be told: \(operand.unknown ?? "")",
          operand.range,
          place.via
        )
      }
    }
    return true
  }
}

extension Walker {
  /// What running the program with these arguments does, in the words of the catalogue; empty where it does not say.
  func acts(of name: String, _ arguments: [Argument], _ state: ShellState, _ place: Place) -> [Act] {
    guard let reading = VerbReading(name, arguments) else { return [] }
    return StatementReading.acts(name, reading, place.input) ?? reading.acts
  }
}
