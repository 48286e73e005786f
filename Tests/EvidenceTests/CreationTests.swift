import Foundation
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("Making a log")
struct CreationTests {
  private let scratch = Scratch()

  @Test("eight that begin at the same moment on an empty home make one key and one chain")
  func race() async throws {
    let keys = try await withThrowingTaskGroup(of: VerifierKey.self) { group in
      for number in 0..<8 {
        group.addTask {
          let log = try EvidenceLog.open(scratch) { $0.appendWait = .seconds(30) }
          _ = try await log.append(Samples.decision(number))
          await log.close()
          return log.verifierKey
        }
      }
      return try await group.reduce(into: Set<VerifierKey>()) { $0.insert($1) }
    }
    #expect(keys.count == 1)
    let report = try EvidenceReader(home: scratch.home).verify()
    #expect(report.isIntact, "\(report.damages)")
    #expect(report.records == 9)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.home + "/keys").sorted()
    #expect(names == ["log-signing.key", "redaction.key"])
  }

  @Test("a process that died between making the keys and making the log is made good")
  func halfMade() async throws {
    let made = try EvidenceLog.open(scratch)
    await made.close()
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: scratch.home + "/evidence.db" + suffix)
    }
    let again = try EvidenceLog.open(scratch)
    #expect(again.verifierKey == made.verifierKey)
    await again.close()
  }

  @Test("a session's start is a record of its own kind")
  func session() async throws {
    let log = try EvidenceLog.open(scratch)
    let request = Samples.decision(1).request
    _ = try await log.append(
      SessionStart(
        RecordContext(
          claimed: request.claimed,
          observed: request.observed,
          surface: .guardTool,
          cwd: "/repo",
          repository: "/repo",
          timestamp: Samples.time
        ),
        mode: .enforce,
        policyDigest: "sha256:00"
      )
    )
    var query = EvidenceQuery(scope: .session(id: "ses_1", repository: "/repo"))
    query.kind = .session
    #expect(try log.reader.search(query).records.count == 1)
    #expect(try log.reader.summary(sessionID: "ses_1", scope: .all).total == 0)
    await log.close()
    #expect(try EvidenceReader(home: scratch.home).verify().isIntact)
  }
}
