import Authority
import CanonicalJSON
import Evidence
import Host
import Model
import Synchronization
import Testing

@testable import AgentClients

@Suite("The hook as a surface")
struct ClaudeCodeHookTests {
  /// Blocks what is aimed at `.env` and keeps what it was asked.
  private final class Judge: Authority {
    let requests = Mutex<[ActionRequest]>([])

    func decide(_ request: ActionRequest) async -> Decision {
      requests.withLock { $0.append(request) }
      let isForbidden = request.action.target.hasSuffix(".env")
      let match = RuleMatch(
        ruleID: "r",
        packID: "p",
        layer: "user",
        outcome: isForbidden ? .block : .allow,
        severity: .high,
        reason: "because"
      )
      return Decision(
        id: "dec_\(requests.withLock { $0.count })",
        request: request,
        effects: [],
        verdict: Verdict(leading: match, matches: [match]),
        outcome: match.outcome,
        mode: .enforce,
        actionDigest: "",
        policyDigest: "",
        timestamp: Timestamp(milliseconds: 0)
      )
    }
  }

  private struct Full: Error, CustomStringConvertible { let description = "the disk is full" }

  private let judge = Judge()

  private func reply(_ members: JSON, own: Bool = false, fails: Bool = false) async throws -> HookReply {
    var payload = members.objectValue ?? JSONObject()
    payload["cwd"] = "/repo"
    payload["permission_mode"] = "default"
    if payload["session_id"] == nil { payload["session_id"] = "s1" }
    let hook = ClaudeCodeHook(
      authority: judge,
      ledger: ClaudeCodeHook.Ledger(
        report: { _ in if fails { throw Full() } else { .inputChanged } },
        prompt: { _ in if fails { throw Full() } },
        session: { _ in if fails { throw Full() } }
      ),
      setting: ClaudeCodeHook.Setting(
        repository: "/repo",
        observed: ObservedIdentity(uid: 1, pid: 2, ancestors: []),
        policy: { (.enforce, "") },
        ownTools: ["guard_file"],
        isOwnServer: { own }
      ),
      environment: Environment(now: { Timestamp(milliseconds: 0) }, randomBytes: { Array(repeating: 7, count: $0) })
    )
    return await hook.reply(to: try HookEvent(decoding: JSON.object(payload).serialized()))
  }

  private var asked: [ActionRequest] { judge.requests.withLock { $0 } }

  @Test func everyActionOfACallIsDecidedUnderTheCallsID() async throws {
    let reply = try await reply([
      "hook_event_name": "PreToolUse", "tool_name": "Edit", "tool_use_id": "toolu_1", "agent_id": "a7",
      "tool_input": ["file_path": "/repo/.env", "old_string": "a", "new_string": "b"],
    ])
    #expect(reply.exitCode == 0)
    #expect(String(decoding: reply.stdout, as: UTF8.self).contains(#""permissionDecision":"deny""#))
    #expect(asked.map(\.action.type) == [.readFile, .writeFile])
    for request in asked {
      #expect(request.surface == .hook)
      #expect(request.force == .enforcement)
      #expect(request.correlationID == "toolu_1")
      #expect(request.claimed.sessionID == "s1")
      #expect(request.claimed.call?.subAgentID == "a7")
      #expect(request.claimed.call?.asksPerson == true)
    }
  }

  @Test func trialsAreRecordedAsTrials() async throws {
    _ = try await reply([
      "hook_event_name": "PreToolUse", "session_id": "cavra-doctor-1", "tool_name": "TodoWrite", "tool_input": [:],
    ])
    #expect(asked.map(\.surface) == [.doctor])
  }

  @Test(arguments: [true, false])
  func ourOwnToolsAreAskingOnlyWhereTheServerIsOurs(own: Bool) async throws {
    _ = try await reply(
      ["hook_event_name": "PreToolUse", "tool_name": "mcp__cavra__guard_file", "tool_input": ["path": ".env"]],
      own: own
    )
    #expect(asked.map(\.action.type) == [own ? .clientTool : .mcpToolCall])
  }

  @Test func mentionsAreLookedAtAndNeverBlock() async throws {
    let reply = try await reply(["hook_event_name": "UserPromptSubmit", "prompt": "see @.env and @README.md"])
    #expect(reply.exitCode == 0)
    #expect(asked.map(\.action.target) == [".env", "README.md"])
    #expect(asked.allSatisfy { $0.force == .advice })
    #expect(String(decoding: reply.stdout, as: UTF8.self).contains("additionalContext"))
  }

  @Test func aViolationIsToldToTheUser() async throws {
    let reply = try await reply([
      "hook_event_name": "PostToolUse", "tool_name": "Bash", "tool_input": ["command": "ls"], "tool_use_id": "t",
    ])
    #expect(reply.exitCode == 0)
    #expect(try JSON.parse(reply.stdout)["systemMessage"]?.stringValue?.contains("another input") == true)
  }

  @Test(arguments: ["PostToolUse", "UserPromptSubmit", "SessionStart"])
  func whatCannotBeRecordedIsToldAndBlocksNothing(event: String) async throws {
    let reply = try await reply(
      [
        "hook_event_name": .string(event), "tool_name": "Bash", "tool_input": [:], "tool_use_id": "t", "prompt": "x",
        "source": "startup",
      ],
      fails: true
    )
    #expect(reply.exitCode == 1)
    #expect(reply.stdout.isEmpty)
    #expect(reply.stderr?.contains("the disk is full") == true)
  }

  /// Nobody registered it, so it is no good end: the line of a call that waits turns it into a block.
  @Test func anUnknownEventIsNoGoodEnd() async throws {
    let reply = try await reply(["hook_event_name": "BeforeTool"])
    #expect(reply.exitCode == 1)
    #expect(reply.stderr?.contains("`BeforeTool`") == true)
  }
}
