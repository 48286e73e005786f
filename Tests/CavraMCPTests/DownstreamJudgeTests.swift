import Authority
import CanonicalJSON
import Evidence
import Host
import Model
import Signing
import Synchronization
import TestSupport
import Testing

@testable import CavraMCP
@testable import Gateway

/// What the gateway asks becomes a decision with the registry's word, and what came of it a record.
@Suite struct DownstreamJudgeTests {
  /// Lets through what the registry allows, and keeps what it was asked.
  final class Deciding: Authority {
    let asked = Mutex<[ActionRequest]>([])

    func decide(_ request: ActionRequest) async -> Decision {
      asked.withLock { $0.append(request) }
      let match = request.trust?.match(effect: 0)
      let leading =
        match
        ?? RuleMatch(ruleID: "none", packID: "p", layer: "user", outcome: .block, severity: .high, reason: "no word")
      return Decision(
        id: "dec_\(asked.withLock { $0.count })",
        request: request,
        effects: [Effect(.mcp(server: "notes", tool: "read"))],
        verdict: Verdict(leading: leading, matches: [leading]),
        outcome: leading.outcome,
        mode: .enforce,
        actionDigest: "",
        policyDigest: "",
        timestamp: Timestamp(milliseconds: 0)
      )
    }
  }

  final class Book: OutcomeBook {
    let noted = Mutex<[(String, CallOutcome)]>([])

    func note(_ decision: Decision, _ outcome: CallOutcome, after duration: Duration) {
      noted.withLock { $0.append((decision.id, outcome)) }
    }
  }

  private let authority = Deciding()
  private let book = Book()

  private func judge(_ outcome: Outcome) -> DownstreamJudge {
    DownstreamJudge(
      authority: authority,
      standing: { server, tool, isTool, agent in
        TrustStanding(
          ruleID: "mcp.registry.test",
          outcome: outcome,
          severity: .low,
          reason: "\(server) \(tool) \(isTool) \(agent)"
        )
      },
      outcomes: book,
      setting: CavraServer.Setting(
        sessionID: "ses_1",
        directory: "/srv/app",
        repository: nil,
        observed: ObservedIdentity(uid: 1000, pid: 1, ancestors: []),
        version: "1"
      ),
      environment: .live
    )
  }

  private func action(_ subject: GatewayAction.Subject) -> GatewayAction {
    GatewayAction(
      server: "notes",
      subject: subject,
      callID: "1",
      meta: ["claudecode/toolUseId": "toolu_1"],
      clientInfo: ["name": "claude-code"],
      isRetry: false
    )
  }

  @Test func aCallIsJudgedWithTheRegistrysWordAndSettledOnce() async throws {
    let judge = judge(.allow)
    let call = action(.tool(name: "read", arguments: ["path": "a"], definition: ["name": "read"]))
    guard case .forward(let token) = await judge.judge(call) else {
      Issue.record("it was refused")
      return
    }
    let request = try #require(authority.asked.withLock { $0.first })
    #expect(
      request.action == Action(.mcpToolCall(server: "notes", tool: "read", arguments: ["path": "a"]), cwd: "/srv/app")
    )
    #expect(request.surface == .gateway && request.force == .enforcement && request.correlationID == "toolu_1")
    #expect(request.trust?.reason == "notes read true claude-code")
    await judge.settle(token, .cancelled)
    await judge.settle(token, .failed("late"))
    #expect(book.noted.withLock { $0.map(\.0) } == ["dec_1"])
  }

  @Test(arguments: [Outcome.block, .requireApproval]) func aRefusalSaysWhy(outcome: Outcome) async {
    let judged = await judge(outcome).judge(action(.tool(name: "read", arguments: [:], definition: [:])))
    guard case .refuse(let text) = judged else {
      Issue.record("it went on")
      return
    }
    #expect(text.contains("notes read true claude-code"))
  }

  /// A file that is read as a resource is judged as a file; other schemes are the server's own.
  @Test(arguments: [
    ("file:///home/dev/.ssh/id_rsa", "uri", "file:///home/dev/.ssh/id_rsa"),
    ("https://example.com/a", "uri", "https://example.com/a"),
    ("FILE:///etc/passwd", "uri", "FILE:///etc/passwd"), ("memo://insights", "name", "insights"),
    ("notes:a/b", "name", "a/b"),
  ])
  func resources(uri: String, member: String, value: String) async throws {
    _ = await judge(.allow).judge(action(.resource(uri: uri)))
    let request = try #require(authority.asked.withLock { $0.first })
    guard case .mcpToolCall(_, let tool, let arguments) = request.action.subject else {
      Issue.record("it is no call")
      return
    }
    #expect(tool == "resources/read" && arguments[member]?.stringValue == value)
    #expect(request.trust?.reason == "notes resources/read false claude-code")
  }

  @Test func textOfServersIsScreened() {
    let result: JSONObject = ["content": [["type": "text", "text": "a\u{1B}]0;x\u{07}b"]]]
    guard
      case .passed(let screened, let notes) = ServerTextScreen().screen(
        .toolResult(result, tool: "t", outputSchema: nil),
        from: "s"
      )
    else {
      Issue.record("it was withheld")
      return
    }
    #expect(JSON.object(screened).text.contains("ab"))
    #expect(notes.contains { $0.kind == "terminal_sequences" && $0.count == 1 })
  }
}
