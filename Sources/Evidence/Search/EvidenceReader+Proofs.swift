import Foundation
import GRDB
package import Signing

/// What shows that one record is in the log that a checkpoint speaks of.
package struct InclusionProof: Sendable, Equatable {
  package let logIndex: Int
  /// The hashes from the leaf up (RFC 6962 section 2.1.1).
  package let path: [Digest]
}

extension EvidenceReader {
  /// The newest signed checkpoint, as it stands in the log.
  ///
  /// - Throws: `EvidenceError.corrupt` where there is none.
  package func checkpoint() throws(EvidenceError) -> SignedNote {
    let text = try read { try Self.checkpointText($0) }
    do throws(SigningError) {
      return try SignedNote(parsing: Array(text.utf8))
    } catch {
      throw EvidenceError(.corrupt, "the stored checkpoint cannot be read: \(error)")
    }
  }

  /// The proof that record `index` is in the log's first `size` records.
  ///
  /// - Throws: `EvidenceError.malformed` where it is not; `.corrupt` where the stored tree has holes.
  package func inclusionProof(of index: Int, in size: Int) throws(EvidenceError) -> InclusionProof {
    try read { database in
      try Self.check(size, database)
      return InclusionProof(logIndex: index, path: try StoredTree.tree(database, size: size).inclusionProof(of: index))
    }
  }

  /// The proof that the log's first `oldSize` records are the start of its first `newSize` (RFC 6962 section 2.1.2).
  ///
  /// - Throws: `EvidenceError.malformed` for sizes that the log has not; `.corrupt` where the stored tree has holes.
  package func consistencyProof(from oldSize: Int, to newSize: Int) throws(EvidenceError) -> [Digest] {
    try read { database in
      try Self.check(newSize, database)
      return try StoredTree.tree(database, size: newSize).consistencyProof(from: oldSize)
    }
  }

  static func checkpointText(_ database: Database) throws -> String {
    guard let text = try String.fetchOne(database, sql: "SELECT checkpoint FROM head") else {
      throw EvidenceError(.corrupt, "the log has no checkpoint")
    }
    return text
  }

  private static func check(_ size: Int, _ database: Database) throws {
    let stored = try Int.fetchOne(database, sql: "SELECT size FROM head") ?? 0
    guard (0...stored).contains(size) else {
      throw EvidenceError.malformed("the log has \(stored) records, not \(size)")
    }
  }
}
