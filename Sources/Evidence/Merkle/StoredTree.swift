import Foundation
import GRDB
import Signing

/// The whole subtrees of the stored log.
///
/// Each row holds the root of the largest subtree that ends with it; smaller ones that end there follow from rows
/// before it.
enum StoredTree {
  /// The root of the subtree of 2^height leaves that ends with leaf `end`.
  ///
  /// - Throws: `EvidenceError.corrupt` where a row is missing or has no such hash.
  static func subtree(_ database: Database, height: Int, end: Int) throws -> Digest {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT leaf, subtree FROM record WHERE log_index = ?"),
      arguments: [end]
    )
    guard let row, let leaf = Digest([UInt8](row[0] as Data)) else {
      throw EvidenceError(.corrupt, "record \(end) is missing, run `cavra-mcp evidence verify`")
    }
    if height == 0 { return leaf }
    if height == (end + 1).trailingZeroBitCount {
      guard let data = row[1] as Data?, let subtree = Digest([UInt8](data)) else {
        throw EvidenceError(.corrupt, "record \(end) lacks its subtree, run `cavra-mcp evidence verify`")
      }
      return subtree
    }
    return MerkleHash.node(
      try self.subtree(database, height: height - 1, end: end - 1 << (height - 1)),
      try self.subtree(database, height: height - 1, end: end)
    )
  }

  /// The tree of the first `size` records, for proofs.
  static func tree(_ database: Database, size: Int) -> MerkleTree {
    MerkleTree(size: size) { height, end throws(EvidenceError) in
      do {
        return try subtree(database, height: height, end: end)
      } catch let error as EvidenceError {
        throw error
      } catch {
        throw EvidenceError(.corrupt, "the stored tree cannot be read: \(error)")
      }
    }
  }
}
