import CanonicalJSON
import Model
import Testing

@testable import AgentClients

@Suite struct PromptMentionsTests {
  @Test(arguments: [
    ("", []), ("no mention", []), ("@", []), ("@ x", []), ("@@", ["@"]), ("@.env", [".env"]),
    ("look at @src/a.ts, please", ["src/a.ts"]),
    ("(@a.ts)", ["a.ts"]), ("@a.ts? @b.ts! @c.ts.", ["a.ts", "b.ts", "c.ts"]), ("mail a@b.example", []), ("x@y", []),
    ("@\"my notes/a b.md\" and", ["my notes/a b.md"]), ("@\"open", []), ("@\"\"", []), ("@\"a\nb\"", []),
    ("\"@.env\"", [".env"]),
    ("@a#L1", ["a"]), ("@a#L1-20", ["a"]), ("@a#L1-L20.", ["a"]), ("@a#b", ["a", "a#b"]), ("@#x", ["#x"]),
    ("@\"a b#L3\"", ["a b"]), ("@~/.ssh/id_rsa", ["~/.ssh/id_rsa"]), ("@/etc/passwd", ["/etc/passwd"]),
    ("@src/", ["src/"]),
    ("@a @a @a", ["a"]), ("a\n@b\t@c\u{A0}@d\u{3000}@e", ["b", "c", "d", "e"]), ("@日本語/ファイル", ["日本語/ファイル"]),
    ("@file:///etc/passwd", ["file:///etc/passwd"]), ("@a.ts:12", ["a.ts:12"]), ("@src/a:b", ["src/a:b"]),
    ("@a:", ["a"]),
    ("@C:", ["C"]), ("`@.env`", [".env"]), ("see:@.env", [".env"]), ("@.env@x", [".env@x"]),
    ("@e\u{301} @\u{E9}", ["e\u{301}", "\u{E9}"]),
  ])
  func paths(prompt: String, paths: [String]) {
    let mentions = PromptMentions(in: prompt)
    #expect(mentions.paths.map { Array($0.utf8) } == paths.map { Array($0.utf8) })
    #expect(mentions.resources.isEmpty)
    #expect(mentions.omitted == 0)
  }

  @Test(arguments: [
    ("@github:issue://7", "github", "issue://7"), ("@my-db_2:postgres://t/users,", "my-db_2", "postgres://t/users"),
    ("@docs:file:///etc/passwd", "docs", "file:///etc/passwd"), ("@files:x", "files", "x"),
  ])
  func resources(prompt: String, server: String, uri: String) {
    let mentions = PromptMentions(in: prompt)
    #expect(mentions.paths.isEmpty)
    #expect(mentions.resources == [PromptMentions.Resource(server: server, uri: uri)])
    #expect(
      mentions.actions(cwd: "/w")
        == [Action(.mcpToolCall(server: server, tool: "resources/read", arguments: ["uri": .string(uri)]), cwd: "/w")]
    )
  }

  @Test func areBounded() {
    let many = PromptMentions(in: (0..<200).map { "@f\($0)" }.joined(separator: " "))
    #expect(many.paths.count == 64)
    #expect(many.omitted == 136)
    let both = PromptMentions(in: (0..<60).map { "@f\($0) @s:\($0)" }.joined(separator: " "))
    #expect(both.paths.count + both.resources.count == 64)
    #expect(both.omitted == 56)
    let long = PromptMentions(in: "@" + String(repeating: "x", count: 5_000) + " @a")
    #expect(long.paths == ["a"])
    #expect(long.omitted == 1)
  }

  /// Quotes without an end and crowds of `@` take no more than one look at each character.
  @Test(arguments: ["@\"", "@", "(@", "@a#", " @\"x", "@a:"])
  func workGrowsWithTheLength(piece: String) {
    let mentions = PromptMentions(in: String(repeating: piece, count: 200_000))
    #expect(mentions.paths.count <= 64)
  }
}
