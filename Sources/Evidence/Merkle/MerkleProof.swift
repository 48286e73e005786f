package import Signing

/// Checks of proofs, without the tree (RFC 9162 sections 2.1.3.2 and 2.1.4.2, whose trees are those of RFC 6962).
package enum MerkleProof {
  /// Whether `path` leads from the leaf at `index` to the root of a tree of `size` leaves.
  package static func isIncluded(_ leaf: Digest, at index: Int, in size: Int, path: [Digest], root: Digest) -> Bool {
    guard index >= 0, index < size else { return false }
    var place = index
    var last = size - 1
    var hash = leaf
    for sibling in path {
      guard last != 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = MerkleHash.node(sibling, hash)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleHash.node(hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether `proof` shows that the tree with `oldRoot` is the start of the tree with `newRoot`.
  package static func isConsistent(
    oldSize: Int,
    oldRoot: Digest,
    newSize: Int,
    newRoot: Digest,
    proof: [Digest]
  ) -> Bool {
    guard oldSize >= 0, oldSize <= newSize else { return false }
    if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
    if oldSize == 0 { return proof.isEmpty && oldRoot == MerkleHash.empty }
    // A whole old tree is a node of the new one and is left out of the proof.
    var rest = (oldSize.nonzeroBitCount == 1 ? [oldRoot] : []) + proof
    guard !rest.isEmpty else { return false }
    var place = oldSize - 1
    var last = newSize - 1
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    let first = rest.removeFirst()
    var old = first
    var new = first
    for sibling in rest {
      guard last != 0 else { return false }
      if place & 1 == 1 || place == last {
        old = MerkleHash.node(sibling, old)
        new = MerkleHash.node(sibling, new)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        new = MerkleHash.node(new, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && old == oldRoot && new == newRoot
  }
}
