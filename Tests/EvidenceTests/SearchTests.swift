import CanonicalJSON
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("Searching")
struct SearchTests {
  private let scratch = Scratch()

  private func filled() async throws -> EvidenceLog {
    let log = try EvidenceLog.open(scratch)
    for number in 0..<30 {
      _ = try await log.append(
        Samples.decision(
          number,
          session: number % 2 == 0 ? "even" : "odd",
          command: number == 7 ? "echo 100%_done" : nil,
          outcome: number % 10 == 3 ? .block : .allow,
          severity: [.low, .medium, .high, .critical][number % 4],
          repository: number % 3 == 0 ? "/repo" : nil,
          rule: number % 5 == 0 ? "rule.five" : "rule.other"
        )
      )
    }
    return log
  }

  private func numbers(_ log: EvidenceLog, _ change: (inout EvidenceQuery) -> Void) throws -> [Int] {
    var query = EvidenceQuery(scope: .all, limit: 500)
    query.kind = .decision
    change(&query)
    return try log.reader.search(query).records.map { $0.logIndex - 1 }.reversed()
  }

  @Test("each condition selects what it says, and all of them must hold")
  func conditions() async throws {
    let log = try await filled()
    let all = Array(0..<30)
    #expect(try numbers(log) { _ in } == all)
    #expect(try numbers(log) { $0.sessionID = "even" } == all.filter { $0 % 2 == 0 })
    #expect(try numbers(log) { $0.repository = "/repo" } == all.filter { $0 % 3 == 0 })
    #expect(try numbers(log) { $0.decision = .block } == all.filter { $0 % 10 == 3 })
    #expect(try numbers(log) { $0.ruleID = "rule.five" } == all.filter { $0 % 5 == 0 })
    #expect(try numbers(log) { $0.severity = .critical } == all.filter { $0 % 4 == 3 })
    #expect(try numbers(log) { $0.minimumSeverity = .high } == all.filter { $0 % 4 >= 2 })
    #expect(try numbers(log) { $0.actionType = .executeCommand } == all)
    #expect(try numbers(log) { $0.actionType = .readFile } == [])
    #expect(try numbers(log) { $0.text = "100%_" } == [7])
    #expect(try numbers(log) { $0.text = "' OR 1=1 --" } == [])
    let from = Timestamp(milliseconds: Samples.time.milliseconds + 10)
    let to = Timestamp(milliseconds: Samples.time.milliseconds + 20)
    #expect(
      try numbers(log) {
        $0.since = from
        $0.until = to
      } == Array(10..<20)
    )
    #expect(
      try numbers(log) {
        $0.sessionID = "odd"
        $0.decision = .block
      } == [3, 13, 23]
    )
    await log.close()
  }

  @Test("an agent sees its own session and repository only")
  func scope() async throws {
    let log = try await filled()
    let own = EvidenceScope.session(id: "even", repository: "/repo")
    #expect(try numbers(log) { $0.scope = own } == [0, 6, 12, 18, 24])
    #expect(
      try numbers(log) {
        $0.scope = own
        $0.sessionID = "odd"
      } == []
    )
    #expect(
      try numbers(log) { $0.scope = .session(id: "odd", repository: nil) } == [1, 5, 7, 11, 13, 17, 19, 23, 25, 29]
    )
    #expect(try log.reader.record(decisionID: "dec_even_0", scope: own)?.logIndex == 1)
    #expect(try log.reader.record(decisionID: "dec_odd_3", scope: own) == nil)
    #expect(try log.reader.record(decisionID: "dec_odd_3", scope: .all)?.logIndex == 4)
    #expect(try log.reader.summary(sessionID: "odd", scope: own).total == 0)
    await log.close()
  }

  @Test("pages join without gap or overlap, the newest first")
  func pages() async throws {
    let log = try await filled()
    var seen: [Int] = []
    var cursor: String?
    repeat {
      let page = try log.reader.search(EvidenceQuery(scope: .all, limit: 7, cursor: cursor))
      seen += page.records.map(\.logIndex)
      cursor = page.nextCursor
    } while cursor != nil
    #expect(seen == Array((0...30).reversed()))
    for cursor in ["x", "-1", "01", "1; DROP TABLE record"] {
      #expect(throws: EvidenceError(.malformed, "")) {
        try log.reader.search(EvidenceQuery(scope: .all, cursor: cursor))
      }
    }
    await log.close()
  }

  @Test("a summary orders severities by rank, not by letters")
  func summary() async throws {
    let log = try EvidenceLog.open(scratch)
    for (number, severity) in [Severity.medium, .low, .critical, .low].enumerated() {
      _ = try await log.append(
        Samples.decision(number, outcome: severity == .critical ? .block : .allow, severity: severity)
      )
    }
    let summary = try log.reader.summary(sessionID: "ses_1", scope: .all)
    #expect(summary.maximumSeverity == .critical)
    #expect(summary.total == 4)
    #expect(summary.decisions == [.allow: 3, .block: 1])
    #expect(summary.severities == [.low: 2, .medium: 1, .critical: 1])
    #expect(summary.json["max_severity"]?.stringValue == "critical")
    #expect(summary.json["severities"]?.objectValue?.names == ["low", "medium", "high", "critical"])
    #expect(summary.firstTime == "2026-03-01T09:30:00.250Z")
    #expect(summary.lastTime == "2026-03-01T09:30:00.253Z")
    await log.close()
  }

  @Test("the stored tree proves each record, and each size to be the start of a later one")
  func proofs() async throws {
    let log = try await filled()
    let leaves = try log.reader.search(EvidenceQuery(scope: .all, limit: 500)).records.reversed().map(\.leaf)
    for size in [1, 2, 3, 7, 8, 21, 31] {
      let root = MerkleTests.naiveRoot(leaves[..<size])
      for index in 0..<size {
        let path = try log.reader.inclusionProof(of: index, in: size).path
        #expect(MerkleProof.isIncluded(leaves[index], at: index, in: size, path: path, root: root))
      }
      let proof = try log.reader.consistencyProof(from: size, to: 31)
      let newRoot = MerkleTests.naiveRoot(leaves[...])
      #expect(MerkleProof.isConsistent(oldSize: size, oldRoot: root, newSize: 31, newRoot: newRoot, proof: proof))
    }
    #expect(throws: EvidenceError(.malformed, "")) { try log.reader.inclusionProof(of: 0, in: 32) }
    #expect(try Checkpoint(parsing: log.reader.checkpoint().text).size == 31)
    await log.close()
  }
}
