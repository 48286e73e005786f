import CanonicalJSON
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite("Reports of what ran, held against what was judged")
struct ToolReportTests {
  private let scratch = Scratch()

  private func finding(
    judged: [Decision],
    _ report: ToolReport
  ) async throws -> ToolFinding {
    let log = try EvidenceLog.open(scratch)
    for decision in judged { _ = try await log.append(decision) }
    let finding = try await log.append(report).finding
    var query = EvidenceQuery(scope: .all)
    query.kind = finding.isViolation ? .violation : .toolResult
    let record = try #require(try log.reader.search(query).records.first)
    #expect(record.json["finding"]?.stringValue == finding.rawValue)
    let references = try #require(record.json["decision_refs"]?.arrayValue).compactMap(\.stringValue)
    #expect(references == (finding == .notJudged ? [] : judged.map(\.id)))
    #expect(record.json["severity"]?.stringValue == (finding.isViolation ? "high" : "low"))
    await log.close()
    let reader = try EvidenceReader(home: scratch.home)
    defer { reader.close() }
    #expect(try reader.verify(trust: EvidenceTrust(), anchors: nil).isIntact)
    return finding
  }

  private let call = Samples.call("toolu_1")

  @Test func theSameInputIsAsJudged() async throws {
    // The order of members says nothing.
    let call = Samples.call("toolu_1", input: ["command": "ls", "timeout": 5])
    let again = Samples.call("toolu_1", input: ["timeout": 5, "command": "ls"])
    #expect(try await finding(judged: [Samples.hooked(1, call)], Samples.report(again)) == .asJudged)
  }

  @Test func anotherInputIsAViolation() async throws {
    let changed = Samples.call("toolu_1", input: ["command": "ls -a"])
    #expect(try await finding(judged: [Samples.hooked(1, call)], Samples.report(changed)) == .inputChanged)
  }

  @Test func oneOfSeveralDecisionsIsEnoughToDiffer() async throws {
    let other = Samples.call("toolu_1", input: ["command": "pwd"])
    let judged = [Samples.hooked(1, call), Samples.hooked(2, other)]
    #expect(try await finding(judged: judged, Samples.report(call)) == .inputChanged)
  }

  @Test func noDecisionIsAViolation() async throws {
    let judged = [Samples.hooked(1, Samples.call("toolu_2"))]
    #expect(try await finding(judged: judged, Samples.report(call)) == .notJudged)
  }

  /// Without the call's id nothing can be told, which is no violation.
  @Test func aReportWithoutAnIDIsUnpaired() async throws {
    var call = call
    call.toolUseID = nil
    #expect(try await finding(judged: [], Samples.report(call)) == .unpaired)
  }

  @Test func aDecisionOfAnotherSessionIsNone() async throws {
    #expect(
      try await finding(judged: [Samples.hooked(1, call)], Samples.report(call, session: "other")) == .notJudged
    )
  }

  /// A guard tool's advice on a call of that id is no judgement: it holds nothing up.
  @Test func adviceIsNoJudgement() async throws {
    let advice = Samples.decision(1, session: Samples.session, call: call, correlation: "toolu_1")
    #expect(try await finding(judged: [advice], Samples.report(call)) == .notJudged)
  }

  @Test(arguments: [
    (Outcome.block, true, ToolFinding.ranDespiteDenial), (.block, false, .ranDespiteDenial),
    (.requireApproval, false, .ranDespiteDenial), (.requireApproval, true, .asJudged), (.warn, false, .asJudged),
    (.allowWithAttestation, false, .asJudged), (.auditOnly, false, .asJudged),
  ])
  func whatWasDeniedMustNotRun(outcome: Outcome, asks: Bool, expected: ToolFinding) async throws {
    let call = Samples.call("toolu_1", asks: asks)
    #expect(try await finding(judged: [Samples.hooked(1, call, outcome: outcome)], Samples.report(call)) == expected)
  }

  /// A secret as the call's id is redacted in the record, and found all the same.
  @Test func findsACallWhoseIDLooksLikeASecret() async throws {
    let call = Samples.call("ghp_0123456789abcdefghijABCDEFGHIJ012345")
    let log = try EvidenceLog.open(scratch)
    _ = try await log.append(Samples.hooked(1, call))
    #expect(try await log.append(Samples.report(call)).finding == .asJudged)
    await log.close()
  }

  @Test func theInputIsKeptOnlyAsAKeyedDigest() async throws {
    let log = try EvidenceLog.open(scratch)
    _ = try await log.append(Samples.hooked(1, Samples.call("toolu_1", input: ["content": "a secret of mine"])))
    let record = try #require(try log.reader.search(EvidenceQuery(scope: .all)).records.first)
    let text = String(decoding: record.bytes, as: UTF8.self)
    #expect(!text.contains("a secret of mine"))
    #expect(record.json["input_digest"]?.stringValue?.hasPrefix("blake2b:") == true)
    await log.close()
  }

  @Test func aPromptIsKeptByLengthAndDigest() async throws {
    let log = try EvidenceLog.open(scratch)
    let prompt = PromptNote(
      RecordContext(
        claimed: ClaimedIdentity(sessionID: "s", agentID: "a", actor: "b"),
        observed: ObservedIdentity(uid: 1, pid: 2, ancestors: []),
        surface: .hook,
        cwd: "/repo",
        repository: nil,
        timestamp: Samples.time
      ),
      text: "look at @.env",
      mentions: [".env"]
    )
    _ = try await log.append(prompt)
    let record = try #require(try log.reader.search(EvidenceQuery(scope: .all)).records.first)
    #expect(record.json["kind"]?.stringValue == "prompt")
    #expect(record.json["bytes"]?.intValue == 13)
    #expect(!String(decoding: record.bytes, as: UTF8.self).contains("look at"))
    await log.close()
  }

  @Test func trialsAreLeftOutOfStatistics() async throws {
    let log = try EvidenceLog.open(scratch)
    _ = try await log.append(Samples.decision(1, session: "s", surface: .doctor))
    _ = try await log.append(Samples.decision(2, session: "s", surface: .hook))
    #expect(try log.reader.summary(sessionID: "s", scope: .all).total == 1)
    await log.close()
  }
}
