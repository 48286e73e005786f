import Testing

@testable import AgentClients

@Suite struct AbridgedDiffTests {
  @Test func ordinaryLinesStay() {
    let lines = ["--- /f", "+++ /f", "@@ -1 +1 @@", "-a", "+b", " c"]
    #expect(UnifiedDiff.abridged(lines) == lines)
  }

  /// A file that is one line: what changes is shown, the rest counted.
  @Test func ofALongLineTheChangeIsShown() {
    let before =
      "{\"a\":\"" + String(repeating: "x", count: 50_000) + "\",\"b\":\"" + String(repeating: "y", count: 9_000) + "\"}"
    let after = before.replacing("\",\"b\"", with: "\",\"ours\":1,\"b\"")
    let lines = UnifiedDiff.abridged(["-" + before, "+" + after])
    #expect(lines.count == 2 && lines[0].hasPrefix("-[… ") && lines[1].hasPrefix("+[… "))
    #expect(lines.allSatisfy { $0.count < 300 })
    #expect(lines[1].contains("\"ours\":1,\"b\"") && !lines[0].contains("ours"))
  }

  @Test func aLineWithoutItsEndIsAPairToo() {
    let long = String(repeating: "x", count: 5_000)
    let lines = UnifiedDiff.abridged(["-" + long, UnifiedDiff.noNewline, "+" + long + "y", UnifiedDiff.noNewline])
    #expect(lines.count == 4 && lines[2].hasSuffix("xy") && lines[2].count < 200 && lines[1] == UnifiedDiff.noNewline)
  }

  @Test func longLinesThatStandAloneAreCut() {
    let line = " " + String(repeating: "z", count: 5_000)
    let cut = UnifiedDiff.abridged([line])
    #expect(cut[0].count < 1_300 && cut[0].hasSuffix("[… 3801 characters …]"))
  }

  @Test(arguments: [("aaaa", "aaaaaa"), ("abab", "ab"), ("", "x")])
  func repetitionsDoNotOverlap(old: String, new: String) {
    let filler = String(repeating: "q", count: 2_000)
    let lines = UnifiedDiff.abridged(["-" + filler + old + filler, "+" + filler + new + filler])
    #expect(lines.allSatisfy { $0.count < 400 })
  }
}
