import Foundation
import Model
import Testing

/// What the shipped policy says of programs whose options and verbs the catalogue tells apart: lines that must stop, and
/// everyday lines of the same programs that must pass.
@Suite struct ProgramTableTests {
  /// The lines of a list beside this file; `#` begins a comment.
  private static func lines(_ name: String) throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
      .map(String.init).filter { !$0.hasPrefix("#") }
  }

  private static let passing: Set<Outcome> = [.allow, .warn, .auditOnly, .allowWithAttestation]

  @Test func dangerousLinesAreStopped() throws {
    let judge = try CommandJudge()
    let lines = try Self.lines("programs-stopped.txt")
    #expect(lines.count > 100)
    for line in lines { #expect(!Self.passing.contains(judge.outcome(line)), "\(line): \(judge.reason(line))") }
  }

  @Test func everydayLinesPass() throws {
    let judge = try CommandJudge()
    let lines = try Self.lines("programs-allowed.txt")
    #expect(lines.count > 80)
    for line in lines { #expect(Self.passing.contains(judge.outcome(line)), "\(line): \(judge.reason(line))") }
  }
}
