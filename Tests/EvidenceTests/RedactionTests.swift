import CanonicalJSON
import Foundation
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite("Secrets in records")
struct RedactionTests {
  private let scratch = Scratch()
  private static let secret = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"

  @Test("a secret stands nowhere in the home's files, before and after closing; a keyed digest does")
  func nowhere() async throws {
    let log = try EvidenceLog.open(scratch)
    let command = "curl -H 'Authorization: Bearer \(Self.secret)' https://api.example.com"
    _ = try await log.append(Samples.decision(1, id: "dec_1", session: "ses \(Self.secret)", command: command))
    try expectAbsent()
    let record = try #require(try log.reader.search(EvidenceQuery(scope: .all, limit: 1)).records.first)
    let redactions = try #require(record.json["redactions"]?.arrayValue)
    #expect(redactions.contains { $0["field"]?.stringValue == "/target" })
    #expect(redactions.allSatisfy { $0["digest"]?.stringValue?.utf8.count == 64 && $0["kind"] != nil })
    #expect(record.json["action_digest"]?.stringValue?.hasPrefix("blake2b:") == true)
    // The same secret has the same digest, so that its other uses can be found.
    let digests = redactions.map { $0["digest"]?.stringValue }
    #expect(Set(digests).count < digests.count)
    await log.close()
    try expectAbsent()
  }

  @Test("another home's digest of the same secret is another one")
  func keyed() async throws {
    func digest(_ scratch: Scratch) async throws -> String? {
      let log = try EvidenceLog.open(scratch)
      _ = try await log.append(Samples.decision(1, command: "echo \(Self.secret)"))
      let record = try log.reader.search(EvidenceQuery(scope: .all, limit: 1)).records.first
      await log.close()
      return record?.json["redactions"]?.arrayValue?.first?["digest"]?.stringValue
    }
    let first = try await digest(Scratch())
    let second = try await digest(Scratch())
    #expect(first != nil)
    #expect(first != second)
  }

  @Test("without a secret the action's digest stays as it is")
  func plain() async throws {
    let log = try EvidenceLog.open(scratch)
    _ = try await log.append(Samples.decision(1))
    let record = try log.reader.search(EvidenceQuery(scope: .all, limit: 1)).records.first
    #expect(record?.json["action_digest"]?.stringValue == Samples.decision(1).actionDigest)
    #expect(record?.json["redactions"] == [])
    await log.close()
  }

  private func expectAbsent() throws {
    let files = try #require(FileManager.default.enumerator(atPath: scratch.home))
    var seen = 0
    for case let name as String in files {
      guard let data = FileManager.default.contents(atPath: scratch.home + "/" + name) else { continue }
      seen += 1
      #expect(data.range(of: Data(Self.secret.utf8)) == nil, "\(name)")
    }
    #expect(seen > 3)
  }
}
