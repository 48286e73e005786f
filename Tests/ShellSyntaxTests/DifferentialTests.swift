import Foundation
import TestSupport
import Testing

@testable import ShellSyntax

/// Generated and damaged lines: we accept what `bash -n` accepts.
///
/// `CAVRA_DIFFERENTIAL_LINES` and `CAVRA_DIFFERENTIAL_SEED` choose how many and which (`make differential`).
@Suite(.enabled(if: Bash.path != nil, Comment(rawValue: Bash.missing)))
struct DifferentialTests {
  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test func acceptance() async throws {
    struct Row: Decodable { let command: String }
    let corpus = try Corpus.lines("commands.dev").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8)).command
    }
    let count = Self.setting("CAVRA_DIFFERENTIAL_LINES", 3_000)
    var generator = LineGenerator(seed: UInt64(Self.setting("CAVRA_DIFFERENTIAL_SEED", 1)), corpus: corpus)
    var lines: [String] = []
    while lines.count < count { lines.append(generator.line()) }
    let parts = stride(from: 0, to: count, by: 500).map { Array(lines[$0..<min(count, $0 + 500)]) }
    var wrong: [String] = []
    var explained = 0
    try await withThrowingTaskGroup(of: ([String], Int).self) { group in
      for part in parts { group.addTask { try Self.disagreements(part) } }
      for try await (found, count) in group {
        wrong += found
        explained += count
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(count):\n\(wrong.prefix(40).joined(separator: "\n"))")
    // The classes of differences are rare; a growing share would hide something.
    #expect(explained * 100 <= count * 2 + 100, "\(explained) of \(count) lines fall into a known class")
  }

  private static func disagreements(_ lines: [String]) throws -> ([String], Int) {
    let accepted = try Bash.accepts(lines)
    try #require(accepted.count == lines.count)
    var wrong: [String] = []
    var explained = 0
    for (line, bash) in zip(lines, accepted) {
      let error = ShellParser.parse(line).error
      // `bash -n` runs nothing, so it does not follow `shopt`.
      guard (error == nil) != bash, !line.contains("shopt") else { continue }
      if let error, StricterThanBash.explains(line, error) {
        explained += 1
      } else {
        wrong.append(
          "\(bash ? "bash accepts" : "bash refuses") \(line.debugDescription) — ours: \(error?.description ?? "accepted")"
        )
      }
    }
    return (wrong, explained)
  }
}

/// What bash accepts and we refuse, by class (docs/PARSER.md); never the other way round.
enum StricterThanBash {
  static func explains(_ line: String, _ error: ShellSyntaxError) -> Bool {
    let words = error.description
    // What is refused on purpose, and says so.
    if error.code == .unsupported { return true }
    // The end of a test as its first operand, an array as an argument of `coproc`.
    if line.contains("[[ ]]") || line.contains("coproc") && words.hasPrefix("unexpected") { return true }
    // Quotes behind the colon of a quoted `${x:…}`.
    if words.hasPrefix("unfinished"), line.contains(":") && line.contains("${") { return true }
    // What looked like arithmetic and is not: `bash -n` leaves the commands in it unread, bash itself does not.
    return line.contains("((")
  }
}
