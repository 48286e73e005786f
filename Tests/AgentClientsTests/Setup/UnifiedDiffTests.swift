import Foundation
import TestSupport
import Testing

@testable import AgentClients

@Suite struct UnifiedDiffTests {
  /// What `diff -u` prints without its time stamps.
  private static func reference(_ before: String, _ after: String) throws -> [String] {
    let scratch = Scratch()
    for (name, text) in [("a", before), ("b", after)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path(name)))
    }
    let ran = try Subprocess([
      "/usr/bin/diff", "-u", "--label", "f", "--label", "f", scratch.path("a"), scratch.path("b"),
    ])
    // By bytes: to Swift a carriage return and a line feed are one character.
    return ran.output.split(separator: 10, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static let numbers = (1...30).map { "\($0)\n" }.joined()

  @Test(
    arguments: [
      ("", "a\n"), ("a\n", ""), ("a", "a\n"), ("a\n", "a"), ("a\nb\nc\n", "a\nX\nc\n"),
      (numbers, numbers.replacing("15\n", with: "")), (numbers, numbers + "31"), (numbers, "0\n" + numbers + "31\n"),
      (numbers, numbers.replacing("10\n", with: "X\n").replacing("17\n", with: "Y\n")),
      (numbers, numbers.replacing("10\n", with: "X\n").replacing("16\n", with: "Y\n")), ("a\r\nb\r\n", "a\r\nc\r\n"),
    ]
  )
  func saysWhatDiffSays(before: String, after: String) throws {
    let lines = UnifiedDiff.lines(path: "f", before: Array(before.utf8), after: Array(after.utf8))
    #expect(lines == (try Self.reference(before, after)))
  }

  @Test func madeAndRemovedFiles() {
    #expect(
      UnifiedDiff.lines(path: "/f", before: nil, after: Array("a\n".utf8)) == [
        "--- /dev/null", "+++ /f", "@@ -0,0 +1 @@", "+a",
      ]
    )
    #expect(
      UnifiedDiff.lines(path: "/f", before: Array("a\n".utf8), after: nil).prefix(2) == ["--- /f", "+++ /dev/null"]
    )
    #expect(UnifiedDiff.lines(path: "/f", before: [], after: []).isEmpty)
  }

  /// Composed and decomposed letters are the same to Swift, not to the file.
  @Test func bytesAreCompared() {
    #expect(UnifiedDiff.lines(path: "/f", before: Array("\u{E9}\n".utf8), after: Array("e\u{301}\n".utf8)).count == 5)
  }
}
