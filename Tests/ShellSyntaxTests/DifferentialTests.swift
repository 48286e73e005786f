import Foundation
import TestSupport
import Testing

@testable import ShellSyntax

/// Generated and damaged lines beside bash: we accept what `bash -n` accepts, and read the same commands in it.
///
/// `CAVRA_DIFFERENTIAL_LINES` and `CAVRA_DIFFERENTIAL_SEED` choose how many and which (`make differential`);
/// `CAVRA_DIFFERENTIAL_WRITE` names a file for those of them that are UTF-8, as a corpus for `judge-bench`.
@Suite(.enabled(if: Bash.path != nil, Comment(rawValue: Bash.missing)))
struct DifferentialTests {
  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test func agreement() async throws {
    let corpus = try Corpus.commands("commands.dev").map { Array($0.utf8) }
    let count = Self.setting("CAVRA_DIFFERENTIAL_LINES", 2_000)
    var generator = LineGenerator(seed: UInt64(Self.setting("CAVRA_DIFFERENTIAL_SEED", 1)), corpus: corpus)
    let lines = (0..<count).map { _ in generator.line() }
    if let path = ProcessInfo.processInfo.environment["CAVRA_DIFFERENTIAL_WRITE"] { try Self.write(lines, to: path) }
    let parts = stride(from: 0, to: count, by: 250).map { Array(lines[$0..<min(count, $0 + 250)]) }
    var comparison = Comparison()
    try await withThrowingTaskGroup(of: Comparison.self) { group in
      for part in parts { group.addTask { try Comparison(part) } }
      for try await part in group { comparison.add(part) }
    }
    print("differential: \(count) lines, \(comparison.summary)")
    let wrong = comparison.wrong
    for line in wrong.prefix(100) { Issue.record(Comment(rawValue: line)) }
    // The named differences are rare; a growing share would hide something.
    #expect(comparison.explained.values.reduce(0, +) * 100 <= count * 2 + 100)
  }

  private static func write(_ lines: [[UInt8]], to path: String) throws {
    let encoder = JSONEncoder()
    let rows = try lines.compactMap { String(validating: $0, as: UTF8.self) }.map { line in
      String(decoding: try encoder.encode(["command": line]), as: UTF8.self)
    }
    try (rows.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test(arguments: Difference.examples) func explained(difference: Difference, text: String) throws {
    let reading = try #require(try BashReading.of([Array(text.utf8)]).first)
    let error = ShellParser.parse(text).error
    #expect(reading.acceptance == .accepted)
    #expect(error.flatMap { Difference(Array(text.utf8), $0) } == difference)
  }
}
