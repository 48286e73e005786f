import CanonicalJSON
import Foundation
import GRDB
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("When a record cannot be kept")
struct RefusalTests {
  private let bench = Workbench()

  static let heads = [
    "UPDATE head SET frontier = zeroblob(length(frontier))",
    "UPDATE head SET frontier = zeroblob(1)",
    "UPDATE head SET size = size + 1",
    // One character of the signature, whatever it is: the tenth from the end.
    "UPDATE head SET checkpoint = substr(checkpoint, 1, length(checkpoint) - 10) "
      + "|| CASE substr(checkpoint, -10, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(checkpoint, -9)",
    "UPDATE head SET checkpoint = 'x'",
    "DELETE FROM head",
    "DELETE FROM record WHERE log_index = 8",
    "UPDATE record SET body = replace(body, 'echo 7', 'echo 8') WHERE log_index = 8",
    "UPDATE record SET leaf = zeroblob(32) WHERE log_index = 8",
    "INSERT INTO record (log_index, body, leaf, kind, timestamp) VALUES (9, 'x', zeroblob(32), 'x', 'x')",
  ]

  @Test("a damaged head is never extended", arguments: heads)
  func head(sql: String) async throws {
    try await bench.fill(8)
    try bench.tamper(sql)
    let log = try EvidenceLog.open(bench.scratch)
    await #expect(throws: EvidenceError(.headDamaged, "")) { try await log.append(Samples.decision(99)) }
    await log.close()
  }

  @Test("a last record that was replaced together with its leaf is not built upon", arguments: [7, 8, 11])
  func lastRecord(count: Int) async throws {
    try await bench.fill(count)
    let forged = "{\"log_index\":\(count)}"
    try bench.tamper(
      "UPDATE record SET body = ?, leaf = ? WHERE log_index = ?",
      [forged, Data(MerkleHash.leaf(Array(forged.utf8)).bytes), count]
    )
    let log = try EvidenceLog.open(bench.scratch)
    await #expect(throws: EvidenceError(.headDamaged, "")) { try await log.append(Samples.decision(99)) }
    await log.close()
  }

  @Test("damage done while the log is open is found too")
  func openLog() async throws {
    let log = try EvidenceLog.open(bench.scratch)
    _ = try await log.append(Samples.decision(1))
    try bench.tamper("UPDATE head SET frontier = zeroblob(length(frontier))")
    await #expect(throws: EvidenceError.self) { try await log.append(Samples.decision(2)) }
    await log.close()
  }

  @Test("a session has its share, other sessions have theirs")
  func quota() async throws {
    let log = try EvidenceLog.open(bench.scratch) { $0.recordsPerSession = 3 }
    for number in 0..<3 { _ = try await log.append(Samples.decision(number)) }
    await #expect(throws: EvidenceError(.quota, "")) { try await log.append(Samples.decision(3)) }
    #expect(try await log.append(Samples.decision(4, session: "ses_2")).logIndex == 4)
    await log.close()
    #expect(try bench.verify().isIntact)
  }

  @Test("a record that is too long is refused before anything is written")
  func tooLarge() async throws {
    let log = try EvidenceLog.open(bench.scratch) { $0.bytesPerRecord = 8 << 10 }
    let command = String(repeating: "x ", count: 8 << 10)
    await #expect(throws: EvidenceError(.recordTooLarge, "")) {
      try await log.append(Samples.decision(1, command: command))
    }
    #expect(try await log.append(Samples.decision(2)).logIndex == 1)
    await log.close()
  }

  @Test("of a long target the beginning is kept, at a whole character and without its secrets")
  func longTarget() async throws {
    let log = try EvidenceLog.open(bench.scratch)
    let secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345"
    let command =
      "echo " + String(repeating: "é", count: (32 << 10) - 20) + " \(secret) " + String(repeating: "é", count: 99)
    let read = Action.Subject.readFile(path: command)
    _ = try await log.append(Samples.decision(1, subject: read))
    let record = try #require(try log.reader.search(EvidenceQuery(scope: .all)).records.first)
    let target = try #require(record.json["target"]?.stringValue)
    #expect(target.hasPrefix("echo éé"))
    #expect(target.hasSuffix(" bytes)"))
    #expect(target.utf8.count < (64 << 10) + 32)
    #expect(!target.contains("ghp_"))
    await log.close()
  }

  @Test("a full database fails the append and leaves an intact log")
  func full() async throws {
    let log = try EvidenceLog.open(bench.scratch) { $0.maximumBytes = 200 << 10 }
    var error: EvidenceError?
    var written = 0
    for number in 0..<500 where error == nil {
      do {
        written = try await log.append(Samples.decision(number)).logIndex
      } catch let caught {
        error = caught
      }
    }
    #expect(error?.code == .full)
    await log.close()
    let report = try bench.verify()
    #expect(report.isIntact, "\(report.damages)")
    #expect(report.records == written + 1)
  }

  @Test("the reserved space of the disk is left alone")
  func reserve() async throws {
    try await bench.fill(1)
    let log = try EvidenceLog.open(bench.scratch) { $0.reservedBytes = Int.max }
    await #expect(throws: EvidenceError(.full, "")) { try await log.append(Samples.decision(1)) }
    await log.close()
  }

  /// The wait is long enough for the append that goes on, also on a busy machine.
  @Test("a lock that somebody keeps ends in a timeout, and the next append goes on")
  func lock() async throws {
    let log = try EvidenceLog.open(bench.scratch) { $0.appendWait = .seconds(2) }
    let file = open(bench.scratch.home + "/evidence.lock", O_RDWR)
    defer { close(file) }
    #expect(flock(file, LOCK_EX) == 0)
    await #expect(throws: EvidenceError(.timeout, "")) { try await log.append(Samples.decision(1)) }
    #expect(throws: EvidenceError(.timeout, "")) {
      try EvidenceLog.open(bench.scratch) { $0.appendWait = .milliseconds(20) }
    }
    flock(file, LOCK_UN)
    #expect(try await log.append(Samples.decision(1)).logIndex == 1)
    await log.close()
  }

  @Test("too many waiting records are refused at once")
  func overload() async throws {
    let log = try EvidenceLog.open(bench.scratch) { configuration in
      configuration.waitingRecords = 2
      configuration.appendWait = .milliseconds(200)
    }
    let file = open(bench.scratch.home + "/evidence.lock", O_RDWR)
    defer { close(file) }
    #expect(flock(file, LOCK_EX) == 0)
    let codes = await withTaskGroup(of: EvidenceError.Code?.self) { group in
      for number in 0..<16 {
        group.addTask {
          do throws(EvidenceError) {
            _ = try await log.append(Samples.decision(number))
            return nil
          } catch {
            return error.code
          }
        }
      }
      return await group.reduce(into: Set<EvidenceError.Code?>()) { $0.insert($1) }
    }
    #expect(codes == [.timeout, .overloaded])
    await log.close()
  }

  @Test("a log whose key is gone is not continued under another key")
  func keyMissing() async throws {
    try await bench.fill(1)
    try FileRemoval.remove(bench.scratch.home + "/keys/log-signing.key")
    #expect(throws: EvidenceError(.keyMissing, "")) { try EvidenceLog.open(bench.scratch) }
  }

  @Test("a key that others can read is refused")
  func keyReadable() async throws {
    try await bench.fill(1)
    chmod(bench.scratch.home + "/keys/log-signing.key", 0o644)
    #expect(throws: EvidenceError(.keyUnusable, "")) { try EvidenceLog.open(bench.scratch) }
  }

  @Test("a newer database asks for the newer binary, also while the log is open")
  func newer() async throws {
    let log = try EvidenceLog.open(bench.scratch)
    try bench.tamper("PRAGMA user_version = 99")
    let error = await #expect(throws: EvidenceError.self) { try await log.append(Samples.decision(1)) }
    #expect(error?.code == .newerFormat)
    #expect(error?.description.contains("restart with the newer binary") == true)
    await log.close()
    #expect(throws: EvidenceError(.newerFormat, "")) { try EvidenceLog.open(bench.scratch) }
    #expect(throws: EvidenceError(.newerFormat, "")) { try EvidenceReader(home: bench.scratch.home) }
  }

  @Test("a damaged database file is reported, not replaced")
  func corrupt() async throws {
    try await bench.fill(1)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: bench.database))
    try file.write(contentsOf: Data(repeating: 0xAA, count: 4096))
    try file.close()
    #expect(throws: EvidenceError(.corrupt, "")) { try EvidenceLog.open(bench.scratch) }
  }

  @Test("a home without a log has nothing to read")
  func noLog() {
    #expect(throws: EvidenceError(.notFound, "")) { try EvidenceReader(home: bench.scratch.home) }
  }
}
