import CanonicalJSON
import Foundation
import GRDB
package import Signing

/// Reads the records of the kind `governance` so that none can be added, changed or left out behind the log's back.
///
/// The database's own columns are not believed. Every record is hashed, in order, into a tree; what was read counts only where
/// the tree's root is the one that the log's key has signed. Each reading goes on where the last one ended, so that what
/// has to be hashed is what was added meanwhile.
package struct GovernanceFollower: Sendable {
  /// How `"kind":"governance"` stands in canonical bytes. In a text it would be escaped.
  private static let mark = Array("\"kind\":\"governance\"".utf8)

  private let key: VerifierKey
  private var frontier = Frontier()
  /// All such records so far, the oldest first.
  package private(set) var records: [StoredRecord] = []

  /// How far another process had read, until it is taken over.
  private var mark: GovernanceMark?

  /// - Parameters:
  ///   - key: the log's own key; its name is the log's origin.
  ///   - mark: how far the log was read before.
  package init(key: VerifierKey, mark: GovernanceMark? = nil) {
    self.key = key
    self.mark = mark
  }

  /// How many records were read.
  package var size: Int { frontier.size }

  /// How far the log was read, for the next process.
  package var reached: GovernanceMark {
    GovernanceMark(frontier: frontier, leaves: records.map { ($0.logIndex, $0.leaf) })
  }

  /// Reads what was added since the last reading.
  ///
  /// - Returns: whether there was a record of the kind among it.
  /// - Throws: `EvidenceError.headDamaged` where the records do not give the signed root; then nothing was taken over.
  package mutating func follow(_ reader: EvidenceReader) throws(EvidenceError) -> Bool {
    let (tree, found) = try reader.read { [frontier, key, mark] database in
      guard let mark else { return try Self.read(database, frontier, key) }
      let known = try Self.records(database, of: mark)
      let (tree, found) = try Self.read(database, mark.frontier, key)
      return (tree, known + found)
    }
    mark = nil
    frontier = tree
    records += found
    return !found.isEmpty
  }

  private static func read(
    _ database: Database,
    _ known: Frontier,
    _ key: VerifierKey
  ) throws -> (Frontier, [StoredRecord]) {
    var tree = known
    var found: [StoredRecord] = []
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT log_index, body FROM record WHERE log_index >= ? ORDER BY log_index",
      arguments: [known.size]
    )
    while let row = try rows.next() {
      let index: Int = row[0]
      guard index == tree.size else { throw EvidenceError.headDamaged("record \(tree.size) is missing") }
      let bytes = try row.withUnsafeData(atIndex: 1) { data in data.map { [UInt8]($0) } ?? [] }
      let leaf = MerkleHash.leaf(bytes)
      tree.append(leaf)
      guard holdsMark(bytes), let json = try? JSON.parse(bytes), json["kind"]?.stringValue == "governance" else {
        continue
      }
      found.append(StoredRecord(logIndex: index, leaf: leaf, bytes: bytes, json: json))
    }
    try check(try StoredHead(database), gives: tree, key)
    return (tree, found)
  }

  /// The records that a mark names. A mark is signed: where one of them is missing or another, the log was changed, or an older
  /// one was put in its place.
  private static func records(_ database: Database, of mark: GovernanceMark) throws -> [StoredRecord] {
    var records: [StoredRecord] = []
    for (index, leaf) in mark.leaves {
      let body = try String.fetchOne(
        database.cachedStatement(sql: "SELECT body FROM record WHERE log_index = ?"),
        arguments: [index]
      )
      let bytes = Array((body ?? "").utf8)
      guard MerkleHash.leaf(bytes) == leaf, let json = try? JSON.parse(bytes) else {
        throw EvidenceError.headDamaged(
          "record \(index) is not the one that was read before (where a backup was restored, remove `registry/mark` of the state directory)"
        )
      }
      records.append(StoredRecord(logIndex: index, leaf: leaf, bytes: bytes, json: json))
    }
    return records
  }

  private static func check(_ head: StoredHead, gives tree: Frontier, _ key: VerifierKey) throws(EvidenceError) {
    guard let note = head.note, let checkpoint = head.checkpoint else { throw .headDamaged("it has no checkpoint") }
    do throws(SigningError) {
      _ = try SignedNote(parsing: note).verified(by: [key])
    } catch {
      throw .headDamaged("its checkpoint is not signed by this home's key: \(error)")
    }
    guard checkpoint == Checkpoint(origin: key.name, size: tree.size, root: tree.root) else {
      throw .headDamaged("its records are not those that were signed for")
    }
  }

  private static func holdsMark(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    return bytes.withUnsafeBytes { text in
      mark.withUnsafeBytes { mark in
        (0...text.count - mark.count).contains { place in
          text[place] == mark[0]
            && text[place..<place + mark.count].elementsEqual(mark)
        }
      }
    }
  }
}

extension EvidenceReader {
  /// The public half of this home's own key; nil where there is none that can be read.
  package var ownKey: VerifierKey? { LogKeys.verifierKey(home: home) }
}

extension EvidenceLog {
  /// The signature of this home's key over a document of that type, for what leaves the machine.
  package func signature(over body: [UInt8], type: String) -> [UInt8] { signer.signature(over: body, type: type) }
}
