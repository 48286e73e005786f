/// The patterns of the compact `commands` section: words, with `*` for any text in a word and, at the end, for any further
/// words.
///
/// | written | as `allow` | as `block` or `require_approval` |
/// |---|---|---|
/// | `pytest*` | `pytest` with any arguments, never `pytest-x` | the same, and `pytest-x` |
/// | `terraform plan*` | `terraform` whose first word begins with `plan` | the same, options before it skipped |
/// | `npm test` | exactly that | that with anything behind it |
/// | `gh pr merge*--admin*` | one word `merge…--admin…` | the same, and any words between: the whole line is matched too |
enum CommandPattern {
  static func matcher(_ text: String, permits: Bool, _ place: SourcePlace) throws(PolicyError) -> RunMatcher {
    var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard var program = words.first else {
      throw PolicyError(.pattern, at: place, "the command pattern is blank, write a program and its first words")
    }
    words.removeFirst()
    guard words.count <= RunMatcher.mostArguments else {
      let most = RunMatcher.mostArguments
      throw PolicyError(
        .pattern,
        at: place,
        "the command pattern has more than \(most) words, name the first ones only"
      )
    }
    let isOpen = text.utf8.last == UInt8(ascii: "*")
    if words.isEmpty, isOpen, permits {
      // A permission ends at the word: `pytest*` must not let `pytest-evil` run.
      program.removeLast()
      guard !program.isEmpty else {
        throw PolicyError(.pattern, at: place, "`*` alone would allow every command, name the programs")
      }
    }
    // Packs exist whose patterns run over several words; as a restriction they keep that meaning.
    let line = permits || !spansWords(text) ? nil : try Patterns.text(text, place)
    if words.last == "*" { words.removeLast() }
    var arguments: [Glob] = []
    for word in words { arguments.append(try Patterns.text(word, place)) }
    return RunMatcher(
      programs: TextPatterns(globs: [try Patterns.text(program, place)]),
      arguments: arguments,
      open: isOpen || !permits,
      line: line
    )
  }

  /// Whether a `*` stands before the end of a word.
  private static func spansWords(_ text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 != UInt8(ascii: " ") }
  }

  /// Whether the pattern names one of the verbs after which something is gone or live.
  static func destroys(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "*" }).map { ASCII.lower(String($0)) }
    return words.contains { ["apply", "delete", "destroy", "remove", "purge", "drop", "terminate"].contains($0) }
  }
}
