import CanonicalJSON
import Evidence
import Foundation
import GRDB
import Model
import Signing
import TestSupport
import Testing

@testable import Governance

/// What stands in the database is held against the log's signed checkpoint.
@Suite struct EditedDatabaseTests {
  /// The state in which a server was approved and then denied.
  private func denied() async throws -> (bench: RegistryBench, denial: Int) {
    let bench = try RegistryBench()
    try await bench.approved()
    try await bench.registry.deny(.server, "files", reason: "no", bench.writer)
    return (bench, try #require(try bench.newest(.denied)).index)
  }

  private func expectNothing(_ bench: RegistryBench, _ rule: String = "mcp.registry.unavailable") throws {
    let refusal = try #require(bench.decide("read_file", try bench.reopened()).refusal)
    #expect(refusal.ruleID == rule)
  }

  @Test func wordsOfARecord() async throws {
    let (bench, _) = try await denied()
    try bench.tamper("UPDATE record SET body = replace(body, '\"denied\"', '\"observed\"')")
    try expectNothing(bench)
  }

  @Test func aWholeRecordAndItsHash() async throws {
    let (bench, denial) = try await denied()
    let other = "{\"kind\":\"session\",\"log_index\":\(denial)}"
    let leaf = Data(MerkleHash.leaf(Array(other.utf8)).bytes)
    try bench.tamper(
      "UPDATE record SET body = ?, leaf = ?, kind = 'session' WHERE log_index = ?",
      [other, leaf, denial]
    )
    try expectNothing(bench)
  }

  @Test func aRecordThatIsDeleted() async throws {
    let (bench, denial) = try await denied()
    try bench.tamper("DELETE FROM record WHERE log_index = ?", [denial])
    try expectNothing(bench)
    try bench.tamper("UPDATE head SET size = ?", [denial])
    try expectNothing(bench)
  }

  /// The columns are copies for searching; nothing is decided by them.
  @Test func theColumns() async throws {
    let (bench, denial) = try await denied()
    try bench.tamper("UPDATE record SET kind = 'decision', decision = 'allow' WHERE log_index = ?", [denial])
    try expectNothing(bench, "mcp.registry.blocked")
  }

  @Test func tablesOfSomebodyElse() async throws {
    let bench = try RegistryBench()
    try await bench.register()
    try bench.tamper("CREATE TABLE registry_server (name TEXT, state TEXT)")
    try bench.tamper("INSERT INTO registry_server VALUES ('files', 'approved')")
    try expectNothing(bench, "mcp.registry.requires_approval")
  }

  /// A record that is put behind the end, by a program that has no key.
  @Test func aRecordThatIsAdded() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let granted = try #require(try bench.newest(.granted)).index
    try await bench.registry.deny(.server, "files", reason: "no", bench.writer)
    try bench.tamper(
      """
      INSERT INTO record (log_index, body, leaf, subtree, kind, timestamp)
        SELECT (SELECT max(log_index) + 1 FROM record), body, leaf, subtree, kind, timestamp FROM record WHERE log_index = ?
      """,
      [granted]
    )
    try expectNothing(bench)
  }

  /// The whole log put back to how it was before the denial, while a process that saw the denial runs.
  @Test func aLogThatIsPutBack() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let size = try #require(try bench.newest(.granted)).index + 1
    let old = try DatabaseQueue(path: bench.scratch.home + "/evidence.db").inDatabase { database in
      try Row.fetchOne(database, sql: "SELECT size, frontier, checkpoint FROM head")
    }
    let row = try #require(old)
    try await bench.registry.deny(.server, "files", reason: "no", bench.writer)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
    try bench.tamper("DELETE FROM record WHERE log_index >= ?", [size])
    try bench.tamper(
      "UPDATE head SET size = ?, frontier = ?, checkpoint = ?",
      [row["size"] as Int, row["frontier"] as Data, row["checkpoint"] as String]
    )
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.unavailable")
  }

  @Test func aDefinitionThatIsEdited() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let directory = bench.scratch.path("registry")
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
      let path = "\(directory)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let edited = text.replacing("Reads a file.", with: "Reads all files.")
      try edited.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let registry = try bench.reopened()
    #expect(bench.decide("read_file", registry).refusal?.ruleID == "mcp.registry.tool_scope")
    #expect(bench.decide("write_file", registry).isAllowed)
    #expect(try registry.shown("files", at: RegistryBench.start)?.toolNames == ["write_file"])
  }
}

/// How far the log was read is left for the next process, and hides nothing from it.
@Suite struct MarkTests {
  /// A log of so many records, with a server that was approved at its beginning.
  private func long() async throws -> RegistryBench {
    let bench = try RegistryBench()
    try await bench.approved()
    let writer = bench.writer
    try await withThrowingTaskGroup { group in
      for number in 0..<2_000 {
        group.addTask {
          try await bench.registry.describe(.server, "files", owner: "o\(number)", reason: "x", writer)
        }
      }
      try await group.waitForAll()
    }
    return bench
  }

  private func writing(_ bench: RegistryBench) throws -> Registry {
    try Registry(
      log: bench.log,
      approvers: bench.approvers,
      contents: ContentStore(directory: bench.scratch.path("registry"))
    )
  }

  @Test func leftAndTakenOver() async throws {
    let bench = try await long()
    let file = bench.scratch.path("registry/mark")
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(bench.decide("read_file", try writing(bench)).isAllowed)
    let mark = try Data(contentsOf: URL(filePath: file))
    #expect(bench.decide("read_file", try bench.reopened()).isAllowed)
    try await bench.registry.deny(.server, "files", reason: "no", bench.writer)
    #expect(bench.decide("read_file", try bench.reopened()).refusal?.ruleID == "mcp.registry.blocked")
    // An older mark hides nothing, and a forged one is none.
    let text = String(decoding: mark, as: UTF8.self)
    for other in [text, text.replacing("\"index\":1,", with: "\"index\":2,"), "", "{}"] {
      try other.write(toFile: file, atomically: true, encoding: .utf8)
      #expect(bench.decide("read_file", try bench.reopened()).refusal?.ruleID == "mcp.registry.blocked")
    }
    // A record that the mark names and that was edited.
    try Data(mark).write(to: URL(filePath: file))
    try bench.tamper("UPDATE record SET body = replace(body, 'alice', 'mallo') WHERE log_index = 1")
    #expect(bench.decide("read_file", try bench.reopened()).refusal?.ruleID == "mcp.registry.unavailable")
  }

  /// A log that is shorter than what was read once.
  @Test func aLogThatIsPutBack() async throws {
    let bench = try await long()
    let row = try #require(
      try DatabaseQueue(path: bench.scratch.home + "/evidence.db").inDatabase { database in
        try Row.fetchOne(database, sql: "SELECT size, frontier, checkpoint FROM head")
      }
    )
    try await bench.registry.deny(.server, "files", reason: "no", bench.writer)
    #expect(!bench.decide("read_file", try writing(bench)).isAllowed)
    try bench.tamper("DELETE FROM record WHERE log_index >= ?", [row["size"] as Int])
    try bench.tamper(
      "UPDATE head SET size = ?, frontier = ?, checkpoint = ?",
      [row["size"] as Int, row["frontier"] as Data, row["checkpoint"] as String]
    )
    #expect(bench.decide("read_file", try bench.reopened()).refusal?.ruleID == "mcp.registry.unavailable")
  }
}
