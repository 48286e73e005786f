import Testing

@testable import AgentClients

@Suite struct ReadDenyRuleTests {
  @Test(
    arguments: [
      ("**/.env", "Read(//**/.env)"), (".env", "Read(//**/.env)"), ("/etc/shadow", "Read(//etc/shadow)"),
      ("~/.ssh/**", "Read(~/.ssh/**)"), ("/home/dev/.config/x/**", "Read(~/.config/x/**)"),
      ("/home/developer/x", "Read(//home/developer/x)"),
      ("~/.config/Bitwarden CLI/**", "Read(~/.config/Bitwarden CLI/**)"),
      ("iam/**", nil), ("./src", nil), ("**/a(b)", nil), ("**/[ab]", nil), (#"**/a\*"#, nil), ("/a/b**", nil),
      ("/a ", nil), ("/a\nb", nil), ("", nil), ("**/!x", nil),
    ] as [(String, String?)]
  )
  func patterns(pattern: String, rule: String?) { #expect(ReadDenyRule.rule(for: pattern, home: "/home/dev") == rule) }

  @Test func eachOnceAndTheRestCounted() {
    let found = ReadDenyRule.translate(["**/.env", ".env", "iam/**", "/x"], home: "/home/dev")
    #expect(found.rules == ["Read(//**/.env)", "Read(//x)"])
    #expect(found.leftOut == 1)
  }
}
