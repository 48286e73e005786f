import Model
import Policy
import Testing

struct ClientToolTests {
  private static func verdict(_ client: String, _ tool: String, rules: String = "") throws -> Verdict {
    let pack = try PolicyFixtures.pack("defaults: {run: allow}\n" + rules)
    let layers = [try BuiltInRules.layer(PolicyFixtures.places), Layer(.user, pack)]
    return PolicySet(layers: layers).judge(
      [Effect(.tool(client: client, tool: tool))],
      in: PolicyFixtures.surroundings
    )
  }

  @Test(arguments: [("claude-code", "Task"), ("claude-code", "WebSearch"), ("cavra", "guard_command")])
  func allowsWhatTouchesNothing(client: String, tool: String) throws {
    #expect(try Self.verdict(client, tool).outcome == .allow)
  }

  /// `task` and a look-alike of it are other tools: a permission is read exactly.
  @Test(arguments: [
    ("claude-code", "Bash"), ("claude-code", "task"), ("claude-code", "Tasks"), ("claude-code", "Tas\u{212A}"),
    ("other", "Task"), ("Cavra", "guard_command"),
  ])
  func asksAboutTheUnknown(client: String, tool: String) throws {
    let verdict = try Self.verdict(client, tool)
    #expect(verdict.outcome == .requireApproval)
    #expect(verdict.leading.ruleID == "cavra.policy.unknown_tool")
  }

  @Test func packsRestrictAndAllow() throws {
    func rules(_ outcome: String, _ tool: String) -> String {
      "rules: [{id: t, on: tool, match: {client: claude-code, tool: \(tool)}, outcome: \(outcome), reason: because}]"
    }
    #expect(try Self.verdict("claude-code", "WebSearch", rules: rules("block", "Web*")).outcome == .block)
    #expect(try Self.verdict("claude-code", "New", rules: rules("allow", "New")).outcome == .allow)
    #expect(try Self.verdict("claude-code", "Newer", rules: rules("allow", "New")).outcome == .requireApproval)
  }
}
