import CanonicalJSON
import Model
import Testing

@testable import AgentClients

/// Every event and tool of the client: payload to actions, decisions to the answer, member for member.
@Suite struct HookFixtureTests {
  @Test func areAllThere() {
    #expect(HookFixture.all.count >= 55)
  }

  @Test(arguments: HookFixture.all)
  func payloadBecomesActions(fixture: HookFixture) throws {
    let actions = try Self.actions(fixture)
    #expect(actions?.map(\.json) == fixture.actions)
  }

  @Test(arguments: HookFixture.all)
  func decisionsBecomeTheAnswer(fixture: HookFixture) throws {
    let event = try HookEvent(decoding: fixture.payload)
    let actions = try Self.actions(fixture) ?? []
    try #require(actions.count == fixture.outcomes.count)
    let decisions = zip(actions, fixture.outcomes).enumerated().map { index, pair in
      DecisionSamples.decision(pair.1, on: pair.0, index: index)
    }
    let reply =
      switch event.kind {
      case .preToolUse: HookAnswer.preToolUse(decisions: decisions, permissionMode: event.call.permissionMode)
      case .userPromptSubmit: HookAnswer.userPrompt(decisions: decisions)
      case .sessionStart(let source): HookAnswer.sessionStart(source: source)
      case .postToolUse, .postToolUseFailure, .other: HookReply.silent
      }
    #expect(reply.exitCode == 0)
    #expect(reply.stderr == nil)
    let expected = try #require(fixture.reply)
    #expect(String(decoding: reply.stdout, as: UTF8.self) == (expected.isNull ? "" : expected.text + "\n"))
  }

  /// What the client claims of each call is kept.
  @Test(arguments: HookFixture.all)
  func claimsAreKept(fixture: HookFixture) throws {
    let payload = try JSON.parse(fixture.payload)
    let event = try HookEvent(decoding: fixture.payload)
    #expect(event.name == payload["hook_event_name"]?.stringValue)
    guard event.kind != .other else { return }
    #expect(event.cwd == payload["cwd"]?.stringValue)
    #expect(event.call.client == "claude-code")
    #expect(event.call.sessionID == payload["session_id"]?.stringValue)
    #expect(event.call.toolUseID == payload["tool_use_id"]?.stringValue)
    #expect(event.call.tool == payload["tool_name"]?.stringValue)
    #expect(event.call.subAgentID == payload["agent_id"]?.stringValue)
    #expect(event.call.subAgentType == payload["agent_type"]?.stringValue)
    #expect(event.call.transcriptPath == payload["transcript_path"]?.stringValue)
    #expect(event.call.permissionMode == payload["permission_mode"]?.stringValue)
    #expect(event.call.input == payload["tool_input"])
    if case .postToolUse(_, _, let response) = event.kind { #expect(response == payload["tool_response"]) }
  }

  private static func actions(_ fixture: HookFixture) throws -> [Action]? {
    let event = try HookEvent(decoding: fixture.payload)
    switch event.kind {
    case .preToolUse(let tool, let input):
      return ClaudeCodeTools.actions(
        tool: tool,
        input: input,
        cwd: event.cwd,
        ownServer: fixture.isOwnServer,
        ownTools: HookFixture.ownTools
      )
    case .userPromptSubmit(let prompt): return PromptMentions(in: prompt).actions(cwd: event.cwd)
    case .postToolUse, .postToolUseFailure, .sessionStart, .other: return nil
    }
  }
}
