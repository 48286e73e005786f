import Signing
import Testing

@testable import Evidence

@Suite("The Merkle tree of RFC 6962")
struct MerkleTests {
  /// The eight leaves and the roots after each that certificate-transparency implementations test with.
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ]
  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("the roots are the published ones, and the frontier survives being stored")
  func roots() throws {
    var frontier = Frontier()
    #expect(frontier.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    for (leaf, root) in zip(Self.leaves, Self.roots) {
      frontier.append(MerkleHash.leaf(try Hex.decode(leaf)))
      #expect(frontier.root.hex == root)
      #expect(Frontier(size: frontier.size, bytes: frontier.bytes) == frontier)
      #expect(Frontier(size: frontier.size + 1, bytes: frontier.bytes)?.nodes.count != frontier.nodes.count + 1)
    }
  }

  @Test("published proofs of the eight-leaf tree")
  func published() throws {
    let tree = try Self.tree(Self.leaves.map { MerkleHash.leaf(try Hex.decode($0)) })
    #expect(
      try tree.inclusionProof(of: 5).map(\.hex) == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    )
    #expect(
      try tree.consistencyProof(from: 6).map(\.hex) == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    )
  }

  @Test("every inclusion proof of every tree up to 40 leaves holds, and holds for nothing else")
  func inclusion() throws {
    for size in 1...40 {
      let leaves = (0..<size).map { MerkleHash.leaf([UInt8($0)]) }
      let tree = try Self.tree(leaves)
      let root = Self.naiveRoot(leaves[...])
      for index in 0..<size {
        let path = try tree.inclusionProof(of: index)
        func holds(_ leaf: Digest, _ index: Int, _ size: Int, _ path: [Digest]) -> Bool {
          MerkleProof.isIncluded(leaf, at: index, in: size, path: path, root: root)
        }
        #expect(holds(leaves[index], index, size, path))
        #expect(!holds(MerkleHash.empty, index, size, path))
        #expect(!holds(leaves[index], index, size, path + [root]))
        #expect(size == 1 || !holds(leaves[index], index, size, Array(path.dropLast())))
        #expect(size == 1 || !holds(leaves[index], (index + 1) % size, size, path))
      }
    }
  }

  @Test("every consistency proof between trees up to 33 leaves holds, and holds for nothing else")
  func consistency() throws {
    for size in 1...33 {
      let leaves = (0..<size).map { MerkleHash.leaf([UInt8($0)]) }
      let tree = try Self.tree(leaves)
      let root = Self.naiveRoot(leaves[...])
      for old in 0...size {
        let proof = try tree.consistencyProof(from: old)
        let oldRoot = Self.naiveRoot(leaves[..<old])
        func holds(_ old: Int, _ oldRoot: Digest, _ proof: [Digest]) -> Bool {
          MerkleProof.isConsistent(oldSize: old, oldRoot: oldRoot, newSize: size, newRoot: root, proof: proof)
        }
        #expect(holds(old, oldRoot, proof))
        #expect(!holds(old, MerkleHash.leaf([]), proof))
        #expect(!holds(old, oldRoot, proof + [root]))
        if !proof.isEmpty { #expect(!holds(old, oldRoot, Array(proof.dropLast()))) }
      }
    }
  }

  @Test("what is not in the tree has no proof")
  func bounds() throws {
    let tree = try Self.tree([MerkleHash.leaf([1])])
    #expect(throws: EvidenceError.self) { try tree.inclusionProof(of: 1) }
    #expect(throws: EvidenceError.self) { try tree.inclusionProof(of: -1) }
    #expect(throws: EvidenceError.self) { try tree.consistencyProof(from: 2) }
  }

  /// MTH of RFC 6962 section 2.1, word for word.
  static func naiveRoot(_ leaves: ArraySlice<Digest>) -> Digest {
    guard let first = leaves.first else { return MerkleHash.empty }
    if leaves.count == 1 { return first }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return MerkleHash.node(naiveRoot(leaves[..<middle]), naiveRoot(leaves[middle...]))
  }

  private static func tree(_ leaves: [Digest]) throws -> MerkleTree {
    MerkleTree(size: leaves.count) { height, end in naiveRoot(leaves[(end + 1 - 1 << height)...end]) }
  }
}
