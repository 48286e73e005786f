package import Signing

/// The right edge of a Merkle tree: the roots of its whole subtrees, the largest first.
///
/// This is all that is needed to add leaves and to know the root; its length is the number of ones in `size`.
package struct Frontier: Sendable, Equatable {
  /// How many leaves there are.
  package private(set) var size = 0
  package private(set) var nodes: [Digest] = []

  /// A tree without leaves.
  package init() {}

  /// Reads what `bytes` wrote; nil where the length does not belong to `size`.
  init?(size: Int, bytes: [UInt8]) {
    guard size >= 0, bytes.count == size.nonzeroBitCount * Digest.length else { return nil }
    self.size = size
    for start in stride(from: 0, to: bytes.count, by: Digest.length) {
      guard let node = Digest(bytes[start..<start + Digest.length]) else { return nil }
      nodes.append(node)
    }
  }

  /// The nodes one after the other.
  var bytes: [UInt8] { nodes.flatMap(\.bytes) }

  /// Adds a leaf's hash.
  ///
  /// - Returns: the root of the largest whole subtree that ends with this leaf.
  @discardableResult
  package mutating func append(_ leaf: Digest) -> Digest {
    var node = leaf
    // Each one at the end of the old size is a whole subtree that the new leaf completes to one twice as large.
    var rest = size
    while rest & 1 == 1 {
      guard let left = nodes.popLast() else { break }
      node = MerkleHash.node(left, node)
      rest >>= 1
    }
    nodes.append(node)
    size += 1
    return node
  }

  /// The tree's root (RFC 6962 section 2.1).
  package var root: Digest {
    guard var root = nodes.last else { return MerkleHash.empty }
    for left in nodes.dropLast().reversed() { root = MerkleHash.node(left, root) }
    return root
  }
}
