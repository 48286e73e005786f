import GRDB
import TestSupport
import Testing

@testable import Evidence

@Suite("Logs of earlier formats")
struct MigrationTests {
  /// A log without the columns that came later is brought up to date with its records' own fields, and verifies.
  @Test func fillsTheColumnsThatJoinCalls() async throws {
    let bench = Workbench()
    try await bench.fill(3)
    try bench.tamper(
      """
      DROP INDEX record_by_correlation; DROP INDEX record_by_kind;
      ALTER TABLE record DROP COLUMN correlation_id; ALTER TABLE record DROP COLUMN surface;
      DELETE FROM grdb_migrations WHERE identifier LIKE '0002%'; PRAGMA user_version = 1;
      """
    )
    #expect(throws: EvidenceError.self) { try EvidenceReader(home: bench.scratch.home) }
    let log = try EvidenceLog.open(bench.scratch)
    _ = try await log.append(Samples.decision(9))
    await log.close()
    #expect(try bench.verify().isIntact)
    let rows = try bench.queue().inDatabase { database in
      try String.fetchAll(database, sql: "SELECT correlation_id || ' ' || surface FROM record WHERE log_index > 0")
    }
    #expect(rows == ["cor_0 guard_tool", "cor_1 guard_tool", "cor_2 guard_tool", "cor_9 guard_tool"])
  }

  @Test func verifyHoldsTheColumnsAgainstTheRecords() async throws {
    for column in ["correlation_id", "surface"] {
      let bench = Workbench()
      try await bench.fill(3)
      try bench.tamper("UPDATE record SET \(column) = 'x' WHERE log_index = 2")
      #expect(try bench.verify().damages.map(\.logIndex) == [2])
    }
  }
}
