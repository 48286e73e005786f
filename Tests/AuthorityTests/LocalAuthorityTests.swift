import Authority
import CanonicalJSON
import Evidence
import Host
import Model
import Synchronization
import TestSupport
import Testing

@Suite struct LocalAuthorityTests {
  struct Failure: Error, CustomStringConvertible {
    let description = "the sky fell"
  }

  static let request = ActionRequest(
    action: Action(.readFile(path: "a"), cwd: "/srv"),
    claimed: ClaimedIdentity(sessionID: "s", agentID: "a", actor: "x"),
    observed: ObservedIdentity(uid: 1, pid: 2, ancestors: []),
    surface: .guardTool,
    force: .advice,
    repository: nil,
    correlationID: "corr_1"
  )

  static let effects = [Effect(.read(FileTarget(given: "a", path: "/srv/a", real: "/srv/a")))]

  static let judgement = LocalAuthority.Judgement(
    verdict: Verdict(leading: match, matches: [match]),
    outcome: .allow,
    mode: .enforce,
    policyDigest: "sha256:00"
  )

  static let match = RuleMatch(
    ruleID: "filesystem.read.allow",
    packID: "p",
    layer: "user",
    outcome: .allow,
    severity: .low,
    reason: "ordinary file"
  )

  static let environment = Environment(
    now: { Timestamp(milliseconds: 1000) },
    randomBytes: { Array(repeating: 0xAB, count: $0) }
  )

  /// What reached the log.
  final class Log: Sendable {
    let decisions = Mutex<[Decision]>([])

    func append(_ decision: Decision) -> EvidenceReceipt {
      decisions.withLock {
        $0.append(decision)
        return EvidenceReceipt(logIndex: $0.count - 1, leafHash: "aa")
      }
    }
  }

  @Test func decidesAndRecords() async {
    let log = Log()
    let decision = await authority(log).decide(Self.request)
    #expect(decision.outcome == .allow)
    #expect(decision.receipt == EvidenceReceipt(logIndex: 0, leafHash: "aa"))
    #expect(decision.id == "dec_abababababababababab")
    #expect(decision.actionDigest.hasPrefix("sha256:"))
    #expect(log.decisions.withLock { $0.map(\.id) } == [decision.id])
    #expect(log.decisions.withLock { $0.first?.receipt } == nil)
  }

  @Test func failedExpansionBlocksAndIsRecorded() async {
    let log = Log()
    let decision = await authority(log, expand: { _ in throw Failure() }).decide(Self.request)
    #expect(decision.outcome == .block)
    #expect(decision.ruleID == "cavra.expand.failed")
    #expect(decision.reason.contains("the sky fell"))
    #expect(decision.receipt != nil)
  }

  @Test func nothingExpandedBlocks() async {
    let decision = await authority(Log(), expand: { _ in [] }).decide(Self.request)
    #expect(decision.outcome == .block)
    #expect(decision.ruleID == "cavra.expand.nothing")
  }

  @Test func failedPolicyBlocksAndIsRecorded() async {
    let log = Log()
    let decision = await authority(log, judge: { _, _ in throw Failure() }).decide(Self.request)
    #expect(decision.outcome == .block)
    #expect(decision.ruleID == "cavra.policy.unavailable")
    #expect(decision.effects == Self.effects)
    #expect(decision.receipt != nil)
  }

  /// What cannot be recorded is not allowed, whatever the rules said.
  @Test func failedRecordBlocks() async {
    let decision = await authority(Log(), record: { _ in throw Failure() }).decide(Self.request)
    #expect(decision.outcome == .block)
    #expect(decision.ruleID == "cavra.evidence.unavailable")
    #expect(decision.receipt == nil)
    #expect(decision.json["decision"]?.stringValue == "block")
    #expect(decision.json["log_index"] == nil)
  }

  /// What is too long to record blocks, and the block is on record without what made it long.
  @Test func tooLongARecordBlocksAndIsRecordedShort() async throws {
    let scratch = Scratch()
    let configuration = EvidenceConfiguration(home: scratch.home, bytesPerRecord: 8 << 10, reservedBytes: 1)
    let evidence = try EvidenceLog(configuration, now: { Timestamp(milliseconds: 0) }, report: { _ in })
    let long = ProgramRun(program: "echo", written: "echo", arguments: [String(repeating: "x", count: 10_000)])
    let authority = authority(Log(), expand: { _ in [Effect(.run(long))] }, record: { try await evidence.append($0) })
    let decision = await authority.decide(Self.request)
    #expect(decision.outcome == .block)
    #expect(decision.ruleID == "cavra.evidence.too_long")
    #expect(decision.receipt?.logIndex == 1)
    await evidence.close()
  }

  @Test func inexactNumbersBlock() async throws {
    let arguments = try #require(try JSON.parse(#"{"id":18446744073709551616}"#).objectValue)
    let action = Action(.mcpToolCall(server: "s", tool: "t", arguments: arguments), cwd: "/srv")
    let log = Log()
    let decision = await authority(log).decide(
      ActionRequest(
        action: action,
        claimed: Self.request.claimed,
        observed: Self.request.observed,
        surface: .commandLine,
        force: .advice,
        repository: nil,
        correlationID: "c"
      )
    )
    #expect(decision.outcome == .block)
    #expect(decision.ruleID == "cavra.action.not_canonical")
    #expect(log.decisions.withLock { $0.count } == 1)
  }

  private func authority(
    _ log: Log,
    expand: @escaping @Sendable (Action) throws -> [Effect] = { _ in Self.effects },
    judge: @escaping @Sendable (ActionRequest, [Effect]) throws -> LocalAuthority.Judgement = { _, _ in Self.judgement
    },
    record: (@Sendable (Decision) async throws -> EvidenceReceipt)? = nil
  ) -> LocalAuthority {
    LocalAuthority(
      expand: expand,
      judge: judge,
      record: record ?? { log.append($0) },
      environment: Self.environment
    )
  }
}
