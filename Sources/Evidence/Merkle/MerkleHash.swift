package import Signing

/// The hashes of RFC 6962 section 2.1: leaves and nodes have different prefixes, so that none passes for the other.
package enum MerkleHash {
  /// The root of a log without leaves.
  package static let empty = SHA256.hash([])

  /// SHA-256(0x00 ‖ bytes).
  package static func leaf(_ bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(0x00)
    hash.update(bytes)
    return hash.finalize()
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  package static func node(_ left: Digest, _ right: Digest) -> Digest {
    var hash = SHA256()
    hash.update(0x01)
    hash.update(left)
    hash.update(right)
    return hash.finalize()
  }
}
