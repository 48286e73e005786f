import Foundation
import Signing

/// The checkpoints that a sink has kept.
package struct AnchorFile: Sendable {
  /// The file holds signed notes, each followed by an empty line.
  private static let maximumBytes = 1 << 30

  let notes: [SignedNote]
  /// How many pieces of the file are no notes.
  let unreadable: Int

  /// Reads a sink's file.
  ///
  /// - Throws: `EvidenceError.notFound` where it cannot be read.
  package init(path: String) throws(EvidenceError) {
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.maximumBytes else {
      throw EvidenceError(.notFound, "the anchor file `\(path)` cannot be read")
    }
    self.init(parsing: [UInt8](data))
  }

  /// A note is its lines up to an empty one, then its signatures up to the next.
  package init(parsing bytes: [UInt8]) {
    var notes: [SignedNote] = []
    var unreadable = 0
    let blocks = Self.blocks(bytes)
    var index = 0
    while index + 1 < blocks.count {
      let bytes = blocks[index] + [UInt8(ascii: "\n")] + blocks[index + 1]
      if let note = try? SignedNote(parsing: bytes) {
        notes.append(note)
        index += 2
      } else {
        // A torn write: go on with the next block as a beginning.
        unreadable += 1
        index += 1
      }
    }
    self.notes = notes
    self.unreadable = unreadable + blocks.count - index
  }

  /// The runs of lines that are not empty, each line with its end.
  private static func blocks(_ bytes: [UInt8]) -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    var block: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !block.isEmpty { blocks.append(block) }
        block = []
      } else {
        block += line
        block.append(UInt8(ascii: "\n"))
      }
    }
    if !block.isEmpty { blocks.append(block) }
    return blocks
  }
}
