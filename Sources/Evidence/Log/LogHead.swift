import Foundation
import GRDB
import Signing

/// The stored state of the log that an append builds on.
struct LogHead: Sendable, Equatable {
  /// The checkpoint as it stands in the database.
  var note: String
  var frontier: Frontier
  /// The leaf of the last record; nil for a log without records.
  var lastLeaf: Digest?

  /// Reads the head and checks all that can be checked without reading the whole log: the frontier gives the
  /// checkpoint's root, our key signed it, the last record hashes to its leaf, its leaf is the tree's last, and nothing
  /// stands after it.
  ///
  /// - Parameter trusted: the head that this process wrote or checked last: where it is still there, comparing is
  ///   enough.
  /// - Throws: `EvidenceError.headDamaged`, so that a damaged log is never silently extended.
  static func load(
    _ database: Database,
    signer: NoteSigner,
    trusted: LogHead?
  ) throws -> LogHead {
    guard let row = try Row.fetchOne(database.cachedStatement(sql: "SELECT size, frontier, checkpoint FROM head"))
    else {
      throw EvidenceError.headDamaged("there is none")
    }
    let size: Int = row[0]
    let note: String = row[2]
    guard let frontier = Frontier(size: size, bytes: [UInt8](row[1] as Data)) else {
      throw EvidenceError.headDamaged("its frontier does not belong to the size \(size)")
    }
    let last = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT log_index, leaf, body FROM record ORDER BY log_index DESC LIMIT 1")
    )
    guard let last, size > 0 else { throw EvidenceError.headDamaged("there are no records") }
    let index: Int = last[0]
    guard index == size - 1 else {
      throw EvidenceError.headDamaged("the last record is \(index) where the size is \(size)")
    }
    let leaf = MerkleHash.leaf(Array((last[2] as String).utf8))
    guard leaf.bytes == [UInt8](last[1] as Data) else { throw EvidenceError.headDamaged("the last record was changed") }
    let head = LogHead(note: note, frontier: frontier, lastLeaf: leaf)
    if let trusted, trusted.note == note {
      guard trusted == head else {
        throw EvidenceError.headDamaged("it is not the one that was written with its checkpoint")
      }
    } else {
      try checkNote(note, frontier: frontier, key: signer.verifierKey)
      try checkPath(database, to: leaf, at: index, frontier: frontier)
    }
    return head
  }

  private static func checkNote(_ text: String, frontier: Frontier, key: VerifierKey) throws(EvidenceError) {
    let note: SignedNote
    do throws(SigningError) {
      note = try SignedNote(parsing: Array(text.utf8))
      _ = try note.verified(by: [key])
    } catch {
      throw .headDamaged("its checkpoint is not signed by this home's key: \(error)")
    }
    let checkpoint = try? Checkpoint(parsing: note.text)
    guard checkpoint == Checkpoint(origin: key.name, size: frontier.size, root: frontier.root) else {
      throw .headDamaged("its frontier gives another root than its checkpoint")
    }
  }

  /// The last leaf and the subtrees left of it must give the frontier's last node: that is signed, the leaf alone is
  /// not.
  private static func checkPath(
    _ database: Database,
    to leaf: Digest,
    at index: Int,
    frontier: Frontier
  ) throws {
    var node = leaf
    for height in 0..<frontier.size.trailingZeroBitCount {
      node = MerkleHash.node(try StoredTree.subtree(database, height: height, end: index - 1 << height), node)
    }
    guard node == frontier.nodes.last else {
      throw EvidenceError.headDamaged("the last record is not the one signed for")
    }
  }
}
