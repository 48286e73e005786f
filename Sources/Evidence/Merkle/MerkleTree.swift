package import Signing

/// Proofs over a tree whose whole subtrees can be looked up.
///
/// `subtree(height, end)` is the root of the whole subtree of 2^height leaves whose last leaf is `end`.
package struct MerkleTree {
  /// How many leaves there are.
  package let size: Int
  private let subtree: (_ height: Int, _ end: Int) throws(EvidenceError) -> Digest

  package init(size: Int, subtree: @escaping (_ height: Int, _ end: Int) throws(EvidenceError) -> Digest) {
    self.size = size
    self.subtree = subtree
  }

  /// PATH(m, D[n]) of RFC 6962 section 2.1.1: the hashes that lead from a leaf to the root, from the bottom up.
  package func inclusionProof(of index: Int) throws(EvidenceError) -> [Digest] {
    guard (0..<size).contains(index) else { throw .malformed("leaf \(index) is not in a log of \(size)") }
    var path: [Digest] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + Self.split(range.count)
      if index < middle {
        path.append(try root(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try root(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return path.reversed()
  }

  /// PROOF(m, D[n]) of RFC 6962 section 2.1.2: what shows that the tree of `oldSize` leaves is the start of this one.
  package func consistencyProof(from oldSize: Int) throws(EvidenceError) -> [Digest] {
    guard (0...size).contains(oldSize) else { throw .malformed("size \(oldSize) is not within a log of \(size)") }
    guard oldSize > 0, oldSize < size else { return [] }
    var proof: [Digest] = []
    var range = 0..<size
    var isOldRoot = true
    while oldSize != range.upperBound {
      let middle = range.lowerBound + Self.split(range.count)
      if oldSize <= middle {
        proof.append(try root(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        proof.append(try root(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
        isOldRoot = false
      }
    }
    if !isOldRoot { proof.append(try root(of: range)) }
    return proof.reversed()
  }

  /// The root over a range that starts where a subtree of its size may start.
  private func root(of range: Range<Int>) throws(EvidenceError) -> Digest {
    if range.count.nonzeroBitCount == 1 {
      return try subtree(range.count.trailingZeroBitCount, range.upperBound - 1)
    }
    let middle = range.lowerBound + Self.split(range.count)
    return MerkleHash.node(try root(of: range.lowerBound..<middle), try root(of: middle..<range.upperBound))
  }

  /// The largest power of two below `count`, which is at least 2.
  private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}
