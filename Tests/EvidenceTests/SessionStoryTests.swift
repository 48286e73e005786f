import CanonicalJSON
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite("A client's session, told")
struct SessionStoryTests {
  private let scratch = Scratch()
  private static let guardSession = "ses_guard"

  private func advice(
    _ number: Int,
    _ line: String,
    outcome: Outcome = .allow,
    call: ClientCall? = nil,
    subject: Action.Subject? = nil,
    ancestors: [Int] = [20, 10, 1]
  ) -> Decision {
    Samples.decision(
      number,
      session: Self.guardSession,
      outcome: outcome,
      call: call,
      correlation: call?.toolUseID,
      subject: subject ?? .executeCommand(line: line),
      ancestors: ancestors
    )
  }

  private func act(_ number: Int, _ line: String, outcome: Outcome = .allow, id: String? = nil) -> Decision {
    Samples.hooked(
      number,
      Samples.call(id ?? "toolu_\(number)", input: ["command": .string(line)]),
      outcome: outcome,
      subject: .executeCommand(line: line)
    )
  }

  /// The hook's judgement of a call of a guard tool.
  private func asking(_ number: Int, id: String, input: JSON) -> Decision {
    Samples.hooked(
      number,
      Samples.call(id, tool: "mcp__cavra__guard_command", input: input),
      subject: .clientTool(client: "cavra", tool: "guard_command", arguments: [:])
    )
  }

  private func guardStart(client session: String?) -> SessionStart {
    var call = ClientCall(client: "claude-code")
    call.sessionID = session
    return SessionStart(
      RecordContext(
        claimed: ClaimedIdentity(sessionID: Self.guardSession, agentID: "a", actor: "b", call: call),
        observed: ObservedIdentity(uid: 1, pid: 2, ancestors: []),
        surface: .guardTool,
        cwd: "/repo",
        repository: "/repo",
        timestamp: Samples.time
      ),
      mode: .enforce,
      policyDigest: ""
    )
  }

  private func story(_ records: (EvidenceLog) async throws -> Void) async throws -> SessionStory? {
    let log = try EvidenceLog.open(scratch)
    try await records(log)
    let story = try log.reader.story(sessionID: Samples.session)
    await log.close()
    return story
  }

  @Test func showsAdviceBesideAct() async throws {
    let story = try #require(
      try await story { log in
        _ = try await log.append(guardStart(client: Samples.session))
        _ = try await log.append(advice(1, "make test"))
        _ = try await log.append(act(2, "make test"))
        _ = try await log.append(advice(3, "git push -f", outcome: .block))
        _ = try await log.append(act(4, "git push -f", outcome: .block))
        _ = try await log.append(advice(5, "rm -rf /", outcome: .block))
        _ = try await log.append(act(6, "ls"))
        _ = try await log.append(advice(7, "make docs"))
      }
    )
    #expect(story.joined == [SessionStory.Joined(sessionID: Self.guardSession, reason: .clientSession)])
    let told = story.steps.map { "\($0.kind.rawValue) \($0.target ?? "") \($0.relation?.rawValue ?? "-")" }
    #expect(
      told == [
        "advice make test -", "act make test obeyed", "advice git push -f -", "act git push -f ignored",
        "advice rm -rf / obeyed", "act ls unasked", "advice make docs unused",
      ]
    )
    #expect(story.relations == [.obeyed: 2, .ignored: 1, .unasked: 1, .unused: 1])
    #expect(story.violations == 0)
  }

  /// Advice that came after the deed was not asked for before it.
  @Test func adviceAfterwardsIsNone() async throws {
    let story = try #require(
      try await story { log in
        _ = try await log.append(guardStart(client: Samples.session))
        _ = try await log.append(act(1, "make"))
        _ = try await log.append(advice(2, "make"))
      }
    )
    #expect(story.steps.map(\.relation) == [.unasked, .unused])
  }

  /// One file is asked about by its relative name and written by its absolute one.
  @Test func comparesFilesByWhereTheyAre() async throws {
    let file = FileTarget(given: "a", path: "/repo/a", real: "/data/a")
    func decision(_ decision: Decision) -> Decision {
      Decision(
        id: decision.id,
        request: decision.request,
        effects: [Effect(.write(file))],
        verdict: decision.verdict,
        outcome: decision.outcome,
        mode: decision.mode,
        actionDigest: decision.actionDigest,
        policyDigest: decision.policyDigest,
        timestamp: decision.timestamp
      )
    }
    let story = try #require(
      try await story { log in
        _ = try await log.append(guardStart(client: Samples.session))
        _ = try await log.append(decision(advice(1, "", subject: .writeFile(path: "a"))))
        let call = Samples.call("toolu_2", tool: "Write")
        _ = try await log.append(decision(Samples.hooked(2, call, subject: .writeFile(path: "/repo/a"))))
      }
    )
    #expect(story.steps.map(\.relation) == [nil, .obeyed])
  }

  @Test func aGitQuestionIsAboutTheCommand() async throws {
    let story = try #require(
      try await story { log in
        _ = try await log.append(guardStart(client: Samples.session))
        let question = Action.Subject.gitOperation(operation: "push", target: "origin main")
        _ = try await log.append(advice(1, "", outcome: .requireApproval, subject: question))
        _ = try await log.append(act(2, "git push origin main", outcome: .requireApproval))
      }
    )
    #expect(story.steps.map(\.relation) == [nil, .ignored])
  }

  @Test func joinsByTheCallsID() async throws {
    let input: JSON = ["command": "make"]
    let story = try #require(
      try await story { log in
        _ = try await log.append(guardStart(client: nil))
        _ = try await log.append(asking(1, id: "toolu_9", input: input))
        _ = try await log.append(advice(2, "make", call: Samples.call("toolu_9", input: input), ancestors: [999]))
        _ = try await log.append(act(3, "make"))
      }
    )
    #expect(story.joined.map(\.reason) == [.callID])
    #expect(story.steps.map(\.relation) == [nil, .obeyed])
  }

  @Test(arguments: [([20, 10, 1], true), ([77, 10, 1], true), ([77, 76, 10, 1], false), ([1], false), ([], false)])
  func joinsByTheSameInputBelowTheSameProcess(ancestors: [Int], isJoined: Bool) async throws {
    let input: JSON = ["command": "make"]
    var call = ClientCall(client: "claude-code")
    call.input = input
    let story = try #require(
      try await story { log in
        _ = try await log.append(asking(1, id: "toolu_9", input: input))
        _ = try await log.append(advice(2, "make", call: call, ancestors: ancestors))
      }
    )
    #expect(story.joined.map(\.reason) == (isJoined ? [.sameCall] : []))
  }

  @Test func anotherInputDoesNotJoin() async throws {
    var call = ClientCall(client: "claude-code")
    call.input = ["command": "make all"]
    let story = try #require(
      try await story { log in
        _ = try await log.append(asking(1, id: "toolu_9", input: ["command": "make"]))
        _ = try await log.append(advice(2, "make all", call: call))
      }
    )
    #expect(story.joined.isEmpty)
  }

  @Test func reportsBelongToTheirCalls() async throws {
    let story = try #require(
      try await story { log in
        _ = try await log.append(act(1, "ls", id: "toolu_1"))
        _ = try await log.append(Samples.report(Samples.call("toolu_1", input: ["command": "ls"])))
        _ = try await log.append(act(2, "ls", id: "toolu_2"))
        _ = try await log.append(Samples.report(Samples.call("toolu_2", input: ["command": "ls /"])))
        // What came later does not cover the violation up.
        _ = try await log.append(Samples.report(Samples.call("toolu_2", input: ["command": "ls"])))
        _ = try await log.append(Samples.report(Samples.call("toolu_3")))
      }
    )
    #expect(story.steps.map(\.kind) == [.act, .act, .unjudged])
    #expect(story.steps.map(\.finding) == [.asJudged, .inputChanged, .notJudged])
    #expect(story.violations == 2)
  }

  @Test func severalDecisionsOnACallAreOneStep() async throws {
    let story = try #require(
      try await story { log in
        let call = Samples.call("toolu_1", tool: "Edit")
        _ = try await log.append(Samples.hooked(1, call, subject: .readFile(path: "a")))
        _ = try await log.append(Samples.hooked(2, call, outcome: .block, subject: .writeFile(path: "a")))
      }
    )
    #expect(story.steps.count == 1)
    #expect(story.steps.first?.outcome == .block)
    #expect(story.steps.first?.operation == "write")
    #expect(story.steps.first?.decisionIDs.count == 2)
  }

  @Test func thereIsNoneOfAnUnknownSession() async throws {
    #expect(try await story { _ = try await $0.append(Samples.decision(1)) } == nil)
  }
}
