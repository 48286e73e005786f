import Model

extension Walker {
  /// What a tool with verbs does with its options and operands, by its table.
  ///
  /// What its options leave out may name files all the same, so the net below the tables is spread too.
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
    runPossible(name, arguments, match.row, via, state)
    runHandedOn(name, arguments, match.row.acts, range, state, place)
    return true
  }
}

extension Walker {
  /// What running the program with these arguments does, in the words of the catalogue; empty where it does not say.
  ///
  /// - Parameter isBare: whether it is found by its name on the path, as what is installed is.
  func acts(of name: String, isBare: Bool, _ arguments: [Argument], _ place: Place) -> [Act] {
    if isBare, asksForHelp(name, arguments) { return [.look] }
    if name == "printenv", Self.namesVariables(arguments) { return [.look] }
    if name == "kill", Self.endsOwnJobs(arguments) { return [.local] }
    let nested = NestedCommand.acts(of: name, arguments) { program, rest in
      acts(of: program, isBare: true, rest, place)
    }
    if let nested { return nested }
    if let (program, rest) = Self.framework(name, arguments) {
      return acts(of: program, isBare: false, rest, place)
    }
    guard let reading = VerbReading(name, arguments) else { return [] }
    return StatementReading.acts(name, reading, place.input) ?? reading.acts
  }

  /// Whether a program is only asked for its version or for help: by that word alone, or behind plain words, where the program
  /// does not hand those words on to another.
  private func asksForHelp(_ name: String, _ arguments: [Argument]) -> Bool {
    if Self.onlySpeaks(arguments) { return true }
    guard let last = arguments.last, last.isKnown, last.text == "--help", arguments.count <= 4,
      Wrapper.byName[name] == nil, NestedCommand.byProgram[name] == nil, Interpreter.named(name) == nil,
      !Self.handsOn.contains(name)
    else { return false }
    return arguments.dropLast().allSatisfy { word in
      word.isKnown && !word.text.isEmpty
        && word.text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        && word.text.utf8.first != UInt8(ascii: "-")
    }
  }

  /// The program of the catalogue that an interpreter runs: `python manage.py`, `php artisan`, `python -m pip`.
  private static func framework(_ name: String, _ arguments: [Argument]) -> (String, [Argument])? {
    let base = String(decoding: name.utf8.prefix { !($0 >= 0x30 && $0 <= 0x39) }, as: UTF8.self)
    guard ["python", "php", "ruby", "node"].contains(base) else { return nil }
    let rest = arguments.drop { word in
      word.isKnown && word.text.hasPrefix("-") && word.text != "-m" && word.text.utf8.count == 2
        && "BEIOPRSWbdqsuvx".contains(word.text.last ?? "-")
    }
    guard let first = rest.first, first.isKnown else { return nil }
    if base == "python", first.text == "-m" {
      guard let module = rest.dropFirst().first, module.isKnown else { return nil }
      let program = module.text == "django" ? "manage.py" : module.text
      return VerbTool.table(of: program) == nil ? nil : (program, Array(rest.dropFirst(2)))
    }
    let script = PathText.baseName(first.text)
    guard ["manage.py", "artisan", "rails", "console"].contains(script) else { return nil }
    return (script, Array(rest.dropFirst()))
  }

  /// Programs that run others, or scripts by name, with the words behind.
  private static let handsOn: Set<String> = [
    "sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "rbash", "make", "gmake", "just", "task", "rake", "cargo", "go",
    "git", "xargs", "find", "parallel", "sem", "su", "tmux", "screen", "busybox", "toybox", "source", ".", "eval",
    "composer", "turbo", "nx", "lerna", "invoke", "inv", "fab", "mage", "watchexec", "entr", "concurrently",
  ]
}
