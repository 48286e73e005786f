import CanonicalJSON
import Model
import Testing

@testable import AgentClients

/// A client may cut blanks off a path after the hook has seen it, so both files are judged.
@Suite struct TrimmedPathTests {
  private static func targets(_ tool: String, _ input: JSONObject) -> [String] {
    ClaudeCodeTools.actions(tool: tool, input: input, cwd: "/repo", ownServer: false, ownTools: []).map(\.target)
  }

  @Test(arguments: [".env ", " .env", ".env\t", "\u{00A0}.env", ".env\u{FEFF}", "\n.env\r\n"])
  func bothAreJudged(path: String) {
    #expect(Self.targets("Read", ["file_path": .string(path)]) == [path, ".env"])
    #expect(Self.targets("Write", ["file_path": .string(path)]) == [path, ".env"])
    #expect(Self.targets("Edit", ["file_path": .string(path)]) == [path, path, ".env", ".env"])
  }

  @Test(arguments: [".env", "a b", " "])
  func othersAreJudgedOnce(path: String) { #expect(Self.targets("Read", ["file_path": .string(path)]) == [path]) }
}
