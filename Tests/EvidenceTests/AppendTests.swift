import CanonicalJSON
import GRDB
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("Appending")
struct AppendTests {
  private let scratch = Scratch()

  @Test("a record is durable, canonical and chained when append returns")
  func appends() async throws {
    let log = try EvidenceLog.open(scratch)
    let first = try await log.append(Samples.decision(1))
    let second = try await log.append(Samples.decision(2))
    #expect(first.logIndex == 1)
    #expect(second.logIndex == 2)
    let bodies = try bodies(log)
    #expect(bodies.count == 3)
    for (index, body) in bodies.enumerated() {
      let json = try JSON.parse(body)
      #expect(try json.canonicalized() == Array(body.utf8))
      #expect(json["log_index"]?.intValue == index)
      let previous = index == 0 ? String(repeating: "0", count: 64) : MerkleHash.leaf(Array(bodies[index - 1].utf8)).hex
      #expect(json["previous_hash"]?.stringValue == previous)
    }
    #expect(MerkleHash.leaf(Array(bodies[2].utf8)).hex == second.leafHash)
    await log.close()
  }

  @Test("a decision's record has every field that the record promises")
  func fields() async throws {
    let log = try EvidenceLog.open(scratch)
    _ = try await log.append(Samples.decision(1, outcome: .block, severity: .critical))
    let record = try JSON.parse(try #require(try bodies(log).last))
    let names = """
      decision_id session_id agent_id actor action_type target requested_operation policy_pack policy_id rule_id \
      decision severity reason evidence_refs approver_group timestamp correlation_id policy_digest mode \
      surface cwd repository action_digest effects rules approval_id log_index claimed observed \
      schema_version previous_hash redactions kind
      """
    for name in names.split(separator: " ") { #expect(record[String(name)] != nil, "\(name)") }
    #expect(record["kind"]?.stringValue == "decision")
    #expect(record["timestamp"]?.stringValue == "2026-03-01T09:30:00.251Z")
    #expect(record["leaf_hash"] == nil)
    await log.close()
  }

  @Test("the first record names the log's key, and the checkpoint is signed by it")
  func firstRecord() async throws {
    let log = try EvidenceLog.open(scratch)
    let record = try JSON.parse(try #require(try bodies(log).first))
    #expect(record["verifier_key"]?.stringValue == log.verifierKey.text)
    let text = try #require(try log.reader.read { try String.fetchOne($0, sql: "SELECT checkpoint FROM head") })
    let note = try SignedNote(parsing: Array(text.utf8))
    #expect(try note.verified(by: [log.verifierKey]) == [log.verifierKey])
    #expect(try Checkpoint(parsing: note.text).size == 1)
    await log.close()
  }

  @Test("a log goes on where it stopped, with the same key")
  func reopens() async throws {
    let first = try EvidenceLog.open(scratch)
    _ = try await first.append(Samples.decision(1))
    await first.close()
    let second = try EvidenceLog.open(scratch)
    #expect(second.verifierKey == first.verifierKey)
    #expect(try await second.append(Samples.decision(2)).logIndex == 2)
    await second.close()
    await #expect(throws: EvidenceError.closed) { try await second.append(Samples.decision(3)) }
  }

  @Test("a decision id is recorded once")
  func duplicate() async throws {
    let log = try EvidenceLog.open(scratch)
    _ = try await log.append(Samples.decision(1))
    await #expect(throws: EvidenceError.self) { try await log.append(Samples.decision(1)) }
    #expect(try await log.append(Samples.decision(2)).logIndex == 2)
    await log.close()
  }

  @Test("sixteen tasks and two logs on one home make one chain")
  func concurrency() async throws {
    let logs = [try EvidenceLog.open(scratch), try EvidenceLog.open(scratch)]
    let indices = try await withThrowingTaskGroup(of: [Int].self) { group in
      for writer in 0..<16 {
        group.addTask {
          var indices: [Int] = []
          for number in 0..<25 {
            let decision = Samples.decision(number, session: "ses_\(writer)")
            indices.append(try await logs[writer % 2].append(decision).logIndex)
          }
          return indices
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(indices.sorted() == Array(1...400))
    for log in logs { await log.close() }
    let reopened = try EvidenceLog.open(scratch)
    #expect(try await reopened.append(Samples.decision(9999)).logIndex == 401)
    await reopened.close()
  }

  private func bodies(_ log: EvidenceLog) throws -> [String] {
    try log.reader.read { try String.fetchAll($0, sql: "SELECT body FROM record ORDER BY log_index") }
  }
}
