import CanonicalJSON
import Signing

/// Recomputes selected records, each against its proof.
struct SelectionAudit {
  private(set) var damages = DamageList()
  /// How many records were read.
  private(set) var count = 0
  private let checkpoint: Checkpoint?
  private var proofs: [Int: [Digest]] = [:]
  private var seen: Set<Int> = []
  private var last = -1

  init(proofs bytes: [UInt8]?, checkpoint: Checkpoint?) {
    self.checkpoint = checkpoint
    guard let json = bytes.flatMap({ try? JSON.parse($0) }), let entries = json["proofs"]?.arrayValue else {
      damages.add(Damage(.changed, file: BundleLayout.proofs, "it cannot be read"))
      return
    }
    for entry in entries {
      let path = entry["path"]?.arrayValue?.map { $0.stringValue.flatMap(Digest.init(hex:)) } ?? [nil]
      guard let index = entry["log_index"]?.intValue, proofs[index] == nil, !path.contains(nil) else {
        damages.add(Damage(.changed, file: BundleLayout.proofs, "one of its proofs cannot be read"))
        continue
      }
      proofs[index] = path.compactMap(\.self)
    }
  }

  mutating func add(_ bytes: [UInt8]) {
    count += 1
    guard let index = CanonicalRecord(bytes)?.integer("log_index") else {
      return damage(.changed, nil, "line \(count) is no record in canonical form")
    }
    guard seen.insert(index).inserted else { return damage(.inserted, index, "it is there twice") }
    if index < last { damage(.reordered, index, "it stands after record \(last)") }
    last = max(last, index)
    guard let path = proofs[index], let checkpoint else {
      return damage(checkpoint == nil ? .unsigned : .inserted, index, "there is no proof for it")
    }
    let leaf = MerkleHash.leaf(bytes)
    if !MerkleProof.isIncluded(leaf, at: index, in: checkpoint.size, path: path, root: checkpoint.root) {
      damage(.changed, index, "its proof does not lead to the signed root")
    }
  }

  mutating func finish() {
    for index in proofs.keys.sorted() where !seen.contains(index) {
      damage(.removed, index, "its proof is there, the record is not")
    }
  }

  private mutating func damage(_ kind: Damage.Kind, _ index: Int?, _ detail: String) {
    damages.add(Damage(kind, record: index, file: BundleLayout.records, detail))
  }
}
