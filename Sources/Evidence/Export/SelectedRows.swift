import GRDB

/// The records of an export, in the order of the log, one at a time.
struct SelectedRows {
  /// Whether it is the whole log.
  let isWhole: Bool
  private let condition: QueryCondition?
  private let size: Int

  /// - Throws: `EvidenceError.malformed` where a query finds more than a bundle of proofs may hold.
  init(_ selection: ExportSelection, size: Int, _ database: Database) throws {
    self.size = size
    guard case .matching(var query) = selection else {
      isWhole = true
      condition = nil
      return
    }
    isWhole = false
    query.cursor = nil
    let condition = try QueryCondition(query)
    self.condition = condition
    let sql = "SELECT count(*) FROM record WHERE log_index < \(size) AND \(condition.sql)"
    let count = try Int.fetchOne(database, sql: sql, arguments: condition.arguments) ?? 0
    guard count <= BundleLayout.maximumSelection else {
      throw EvidenceError.malformed(
        "\(count) records match, \(BundleLayout.maximumSelection) may be selected: narrow it down or export all"
      )
    }
  }

  func forEach(
    _ database: Database,
    _ body: (StoredRecord) throws(EvidenceError) -> Void
  ) throws(EvidenceError) {
    do {
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT log_index, leaf, body FROM record
          WHERE log_index < \(size) AND \(condition?.sql ?? "1") ORDER BY log_index
          """,
        arguments: condition?.arguments ?? StatementArguments()
      )
      while let row = try rows.next() { try body(EvidenceReader.record(row)) }
    } catch let error as EvidenceError {
      throw error
    } catch {
      throw EvidenceError(.corrupt, "the records cannot be read: \(error)")
    }
  }
}
