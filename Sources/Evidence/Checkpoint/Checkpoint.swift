package import Signing

/// What a log says of itself at one moment: its name, its size, its root (C2SP tlog-checkpoint).
package struct Checkpoint: Sendable, Equatable {
  /// The log's name: `cavra.local/` and 32 hexadecimal digits, fixed when the log was made.
  package let origin: String
  /// How many records there are.
  package let size: Int
  package let root: Digest

  package init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The three lines: origin, size, root in base64.
  package var text: [UInt8] { Array("\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n".utf8) }

  /// Reads the three lines; further lines, which C2SP allows, are none of ours and are refused.
  ///
  /// - Throws: `EvidenceError.malformed`.
  package init(parsing text: [UInt8]) throws(EvidenceError) {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let bytes = try? Base64.decode(lines[2]), let root = Digest(bytes), !lines[0].isEmpty
    else { throw .malformed("checkpoint does not consist of origin, size and root") }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The checkpoint as a signed note.
  ///
  /// - Throws: `EvidenceError.malformed` for an origin that no note could carry.
  package func signed(by signer: NoteSigner) throws(EvidenceError) -> SignedNote {
    do throws(SigningError) {
      return try SignedNote(signing: text, by: [signer])
    } catch {
      throw EvidenceError(.malformed, error.description)
    }
  }

  package static func == (left: Checkpoint, right: Checkpoint) -> Bool {
    left.size == right.size && left.root == right.root && left.origin.utf8.elementsEqual(right.origin.utf8)
  }
}
