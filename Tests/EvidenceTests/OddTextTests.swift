import CanonicalJSON
import Model
import TestSupport
import Testing

@testable import Evidence

/// Text that a path or a command can be asked about and that a database or a terminal takes for something else.
@Suite("Odd text in records")
struct OddTextTests {
  private let scratch = Scratch()

  @Test(
    "is kept whole and leaves the log intact",
    arguments: ["a\u{0}b", "\u{0}", "a\nb\r", "\u{1B}[2J", "\u{202E}", "k\u{212A}", "'\"\\", "é e\u{301}", "😀"]
  )
  func keptWhole(text: String) async throws {
    let log = try EvidenceLog.open(scratch)
    let receipt = try await log.append(Samples.decision(1, id: "dec_1", command: text))
    let record = try #require(try log.reader.record(decisionID: "dec_1", scope: .all))
    #expect(record.logIndex == receipt.logIndex)
    #expect(record.json["target"] == .string(text))
    #expect(try log.reader.verify().isIntact)
    await log.close()
  }
}
