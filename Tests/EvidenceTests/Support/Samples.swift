import Model
import Synchronization
import TestSupport

@testable import Evidence

/// Decisions to record.
enum Samples {
  static let time = Timestamp(milliseconds: 1_772_357_400_250)

  static func decision(
    _ number: Int,
    id: String? = nil,
    session: String = "ses_1",
    command: String? = nil,
    outcome: Outcome = .allow,
    severity: Severity = .low,
    repository: String? = "/repo",
    rule: String = "commands.allow",
    surface: Surface = .guardTool,
    call: ClientCall? = nil,
    correlation: String? = nil,
    subject: Action.Subject? = nil,
    ancestors: [Int] = [1]
  ) -> Decision {
    let line = command ?? "echo \(number)"
    let match = RuleMatch(
      ruleID: rule,
      packID: "cavra-test",
      layer: "enterprise",
      outcome: outcome,
      severity: severity,
      reason: "the rule says so"
    )
    let request = ActionRequest(
      action: Action(subject ?? .executeCommand(line: line), cwd: "/repo"),
      claimed: ClaimedIdentity(sessionID: session, agentID: "agent-1", actor: "someone", call: call),
      observed: ObservedIdentity(
        uid: 1000,
        pid: 4711,
        ancestors: ancestors.map { .init(pid: $0, executable: "/sbin/init") }
      ),
      surface: surface,
      force: surface == .hook ? .enforcement : .advice,
      repository: repository,
      correlationID: correlation ?? "cor_\(number)"
    )
    return Decision(
      id: id ?? "dec_\(session)_\(number)",
      request: request,
      effects: [Effect(.run(ProgramRun(program: "echo", written: "echo", arguments: [line])))],
      verdict: Verdict(leading: match, matches: [match]),
      outcome: outcome,
      mode: .enforce,
      actionDigest: "sha256:" + String(repeating: "ab", count: 32),
      policyDigest: "sha256:" + String(repeating: "cd", count: 32),
      timestamp: Timestamp(milliseconds: time.milliseconds + Int64(number))
    )
  }
}

/// Lines that were reported.
final class Reports: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0 } }
}

extension EvidenceLog {
  /// Opens a log with a fixed clock.
  static func open(
    _ scratch: Scratch,
    reports: Reports = Reports(),
    _ change: (inout EvidenceConfiguration) -> Void = { _ in }
  ) throws(EvidenceError) -> EvidenceLog {
    var configuration = EvidenceConfiguration(home: scratch.home, reservedBytes: 1 << 20)
    change(&configuration)
    return try EvidenceLog(configuration, now: { Samples.time }, report: { reports.add($0) })
  }
}
