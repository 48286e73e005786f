import Model
import TestSupport
import Testing

@testable import Evidence

@Suite("Records that are in no hurry")
struct SharedCommitTests {
  private let scratch = Scratch()

  private static let outcome = CallOutcomeNote(
    RecordContext(
      claimed: ClaimedIdentity(sessionID: Samples.session, agentID: "agent", actor: "ai-agent"),
      observed: Samples.decision(1).request.observed,
      surface: .gateway,
      cwd: "/work",
      repository: nil,
      timestamp: Samples.time
    ),
    decisionID: "dec_1",
    correlationID: "cor_1",
    target: "notes/read_note",
    ending: .completed,
    milliseconds: 3
  )

  @Test("an outcome waits for the next decision and stands before it")
  func shares() async throws {
    let log = try EvidenceLog.open(scratch) { configuration in
      configuration.sharingWait = .seconds(3600)
      configuration.appendWait = .seconds(3600)
    }
    async let outcome = log.append(Self.outcome)
    // Nothing else tells that the outcome waits already; were it late, the decision would come first and the test hang.
    try await Task.sleep(for: .milliseconds(200))
    let decision = try await log.append(Samples.decision(2))
    #expect(try await outcome.logIndex == 1)
    #expect(decision.logIndex == 2)
    await log.close()
  }

  @Test("an outcome that nothing follows is written after its wait")
  func alone() async throws {
    let log = try EvidenceLog.open(scratch)
    #expect(try await log.append(Self.outcome).logIndex == 1)
    #expect(try await log.append(Self.outcome).logIndex == 2)
    await log.close()
  }

  @Test("closing writes what waits")
  func closing() async throws {
    let log = try EvidenceLog.open(scratch) { $0.sharingWait = .seconds(3600) }
    async let outcome = log.append(Self.outcome)
    try await Task.sleep(for: .milliseconds(200))
    await log.close()
    #expect(try await outcome.logIndex == 1)
  }
}
