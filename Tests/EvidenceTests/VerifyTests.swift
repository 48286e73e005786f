import Foundation
import GRDB
import Model
import Signing
import TestSupport
import Testing

@testable import Evidence

@Suite("Verifying a log")
struct VerifyTests {
  private let bench = Workbench()

  @Test("an untouched log is intact, says its key and why, and that it is not anchored")
  func intact() async throws {
    try await bench.fill(20)
    let report = try bench.verify()
    #expect(report.isIntact, "\(report.damages)")
    #expect(report.records == 21)
    #expect(report.signedSize == 21)
    #expect(report.trust == .ownKey)
    #expect(report.key == LogKeys.verifierKey(home: bench.scratch.home))
    #expect(report.anchor == .unanchored("no checkpoint kept elsewhere was given"))
  }

  @Test("the key is believed because it was pinned, or because the log itself names it")
  func trust() async throws {
    try await bench.fill(2)
    let key = try #require(LogKeys.verifierKey(home: bench.scratch.home))
    #expect(try bench.verify(trust: EvidenceTrust(pinned: [key])).trust == .pinned)
    #expect(try bench.verify(trust: EvidenceTrust(roots: [key])).trust == .trustRoot)
    let foreign = try VerifierKey(name: key.name, publicKey: PrivateKey.generate().publicKey)
    #expect(try bench.verify(trust: EvidenceTrust(pinned: [foreign])).kinds == [.foreignKey])
    try FileRemoval.remove(bench.scratch.home + "/keys")
    let report = try bench.verify()
    #expect(report.isIntact)
    #expect(report.trust == .firstSeen)
  }

  static let damages: [(String, Set<Damage.Kind>)] = [
    ("UPDATE record SET body = replace(body, 'echo 5', 'echo 6') WHERE log_index = 6", [.changed]),
    ("UPDATE record SET leaf = zeroblob(32) WHERE log_index = 6", [.changed]),
    ("UPDATE record SET subtree = zeroblob(32) WHERE log_index = 7", [.changed]),
    ("UPDATE record SET decision = 'block' WHERE log_index = 6", [.changed]),
    ("UPDATE record SET severity = 3 WHERE log_index = 6", [.changed]),
    ("UPDATE record SET target = NULL WHERE log_index = 6", [.changed]),
    ("UPDATE record SET body = body || ' ' WHERE log_index = 6", [.changed]),
    ("UPDATE record SET body = body || char(0) || 'x' WHERE log_index = 6", [.changed]),
    ("DELETE FROM record WHERE log_index = 6", [.removed]),
    ("DELETE FROM record WHERE log_index BETWEEN 6 AND 9", [.removed]),
    ("DELETE FROM record WHERE log_index = 0", [.removed]),
    ("DELETE FROM record WHERE log_index > 17", [.truncated]),
    ("UPDATE head SET frontier = zeroblob(length(frontier))", [.changed]),
    (
      "UPDATE head SET checkpoint = replace(checkpoint, char(10) || '21' || char(10), char(10) || '20' || char(10))",
      [.changed, .inserted]
    ),
    ("UPDATE head SET checkpoint = ''", [.unsigned]),
    ("DELETE FROM head", [.unsigned]),
  ]

  @Test("damage done to rows is found and named", arguments: damages)
  func rows(sql: String, kinds: Set<Damage.Kind>) async throws {
    try await bench.fill(20)
    try bench.tamper(sql)
    let report = try bench.verify()
    #expect(!report.isIntact)
    #expect(kinds.isSubset(of: report.kinds), "\(report.damages)")
    #expect(report.kinds.subtracting(kinds).isSubset(of: [.changed]), "\(report.damages)")
  }

  @Test(
    "swapped records are found as such, however much was swapped with them",
    arguments: [
      "body = (SELECT body FROM spare WHERE spare.log_index = 15 - record.log_index)",
      """
      (body, leaf, subtree, decision_id) = (SELECT body, leaf, subtree, decision_id || 'x' FROM spare
        WHERE spare.log_index = 15 - record.log_index)
      """,
    ]
  )
  func swapped(change: String) async throws {
    try await bench.fill(20)
    try bench.tamper("CREATE TABLE spare AS SELECT * FROM record")
    try bench.tamper("UPDATE record SET \(change) WHERE log_index IN (7, 8)")
    let report = try bench.verify()
    #expect(report.kinds.contains(.reordered), "\(report.damages)")
  }

  @Test("each of 1,000 single-byte changes anywhere in the rows is found")
  func singleBytes() async throws {
    try await bench.fill(12)
    let queue = try bench.queue()
    var random = SplitMix(seed: 42)
    let columns = [
      "body", "body", "body", "leaf", "subtree", "kind", "decision_id", "session_id", "repository", "rule_id",
      "decision",
      "action_type", "target", "timestamp",
    ]
    for _ in 0..<1000 {
      let column = columns[Int.random(in: 0..<columns.count, using: &random)]
      let index = Int.random(in: 0..<13, using: &random)
      let old = try queue.read {
        try Row.fetchOne($0, sql: "SELECT CAST(\(column) AS BLOB) FROM record WHERE log_index = ?", arguments: [index])
      }
      guard var data = old?[0] as Data?, let place = data.indices.randomElement(using: &random) else { continue }
      data[place] ^= UInt8.random(in: 1...255, using: &random)
      let isBlob = column == "leaf" || column == "subtree"
      try queue.inDatabase { database in
        let value = isBlob ? "?" : "CAST(? AS TEXT)"
        try database.execute(
          sql: "UPDATE record SET \(column) = \(value) WHERE log_index = ?",
          arguments: [data, index]
        )
      }
      let report = try bench.verify()
      #expect(report.kinds.contains(.changed), "\(column) of \(index) at \(place): \(report.damages)")
      try queue.inDatabase { database in
        let value = isBlob ? "?" : "CAST(? AS TEXT)"
        let was = old?[0] as Data?
        try database.execute(
          sql: "UPDATE record SET \(column) = \(value) WHERE log_index = ?",
          arguments: [was, index]
        )
      }
    }
    #expect(try bench.verify().isIntact)
  }
}
