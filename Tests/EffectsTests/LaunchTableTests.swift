import Testing

@testable import Effects

/// The tables of options by which programs run code: that each word of them is understood, and how words are matched.
@Suite struct LaunchTableTests {
  @Test(arguments: LaunchOptions.all.map { ($0.names.joined(separator: " "), $0.notation) })
  func everyWordOfTheNotationCounts(names: String, notation: String) {
    for word in notation.split(separator: " ") where word != "." && word.last != "!" {
      let kind = word.lastIndex(of: "=").map { String(word[word.index(after: $0)...]) }
      #expect(kind.flatMap(LaunchOptions.Kind.init) != nil, "`\(word)` of \(names)")
    }
  }

  @Test func noProgramStandsTwice() {
    let names = LaunchOptions.all.flatMap(\.names)
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice.isEmpty, "\(twice)")
  }

  @Test(arguments: [
    ("-c", "source nil"), ("-cx", "source x"), ("-vc", "source nil"), ("--config", "source nil"),
    ("--config=x", "source x"), ("--conf=x", "source x"), ("-pgmF", "code F"), ("--args", "flag"), ("file", "operand"),
    ("--other", "other"), ("-v", "other"), ("-", "operand"),
  ])
  func words(word: String, expected: String) {
    let table = LaunchTable("-c,--config=source -pgm*=code --args!")
    let found =
      switch table.word(word) {
      case .option(let kind, let value): "\(kind) \(value ?? "nil")"
      case .flag: "flag"
      case .operand: "operand"
      case .other: "other"
      }
    #expect(found == expected)
  }
}
