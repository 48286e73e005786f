import Foundation
import GRDB
import Signing

/// The stored head as a verifier sees it: nothing of it is believed.
struct StoredHead {
  /// The signed checkpoint's bytes, nil where there is none.
  let note: [UInt8]?
  /// What the note says, nil where it cannot be read.
  let checkpoint: Checkpoint?
  private let size: Int?
  private let frontier: [UInt8]

  init(_ database: Database) throws {
    let row = try Row.fetchOne(database, sql: "SELECT size, frontier, checkpoint FROM head")
    note = (row?[2] as String?).map { Array($0.utf8) }
    checkpoint = note.flatMap { try? SignedNote(parsing: $0) }.flatMap { try? Checkpoint(parsing: $0.text) }
    size = row?[0] as Int?
    frontier = (row?[1] as Data?).map { [UInt8]($0) } ?? []
  }

  /// Holds the head against the tree that the records give. Names only what the records' own faults do not explain.
  func check(against tree: Frontier, damages: inout DamageList) {
    guard damages.isEmpty else { return }
    if let checkpoint, checkpoint.root != tree.root || checkpoint.size != tree.size {
      damages.add(Damage(.changed, "the records do not give the root that was signed"))
    }
    if size != tree.size || frontier != tree.bytes {
      damages.add(Damage(.changed, "the stored frontier is not that of the records"))
    }
  }
}
