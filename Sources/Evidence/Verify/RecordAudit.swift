import Signing

/// Recomputes records in the order in which they stand: canonical form, place, chain, tree.
///
/// Keeps only the tree's right edge and the gaps, so memory does not grow with the log.
struct RecordAudit {
  /// The tree over the records as they stand.
  private(set) var frontier = Frontier()
  private(set) var damages = DamageList()
  /// The verifier key that the first record names.
  private(set) var namedKey: VerifierKey?
  /// Which file the records are in, nil for a database.
  private let file: String?
  /// The index that should come next.
  private var expected = 0
  /// Indices that were passed over and may still come.
  private var missing: [Range<Int>] = []
  private var previousLeaf: Digest?
  /// A record whose successor does not follow it: one of the two was changed, the next one tells which.
  private var suspect: Int?

  init(file: String? = nil) { self.file = file }

  /// Takes the next record.
  ///
  /// - Parameter storedLeaf: the leaf that was stored beside it, where there is one.
  /// - Returns: the record and its leaf, nil where it is none.
  mutating func add(_ bytes: [UInt8], storedLeaf: Digest? = nil) -> (record: CanonicalRecord, leaf: Digest)? {
    let leaf = MerkleHash.leaf(bytes)
    let position = frontier.size
    frontier.append(leaf)
    defer { previousLeaf = storedLeaf ?? leaf }
    guard let record = CanonicalRecord(bytes), let index = record.integer("log_index"),
      let previous = record.string("previous_hash")
    else {
      damage(.changed, expected, "it is no record in canonical form")
      suspect = nil
      expected += 1
      return nil
    }
    if position == 0, let text = record.string("verifier_key") { namedKey = try? VerifierKey(parsing: text) }
    if let storedLeaf, storedLeaf != leaf {
      settle(follows: false)
      place(index, follows: isHash(previous, of: previousLeaf), leafDiffers: true)
    } else {
      let follows = isHash(previous, of: previousLeaf)
      settle(follows: follows)
      place(index, follows: follows, leafDiffers: false)
    }
    return (record, leaf)
  }

  /// Ends the audit: what is missing now stays missing.
  ///
  /// - Parameter signedSize: how many records the signed checkpoint speaks of, nil where it cannot be read.
  mutating func finish(signedSize: Int?) {
    settle(follows: false)
    for gap in missing { damage(.removed, gap.lowerBound, Self.words(gap, "missing")) }
    if let signedSize {
      if expected < signedSize {
        damage(.truncated, expected, Self.words(expected..<signedSize, "missing at the end"))
      } else if expected > signedSize {
        damage(.inserted, signedSize, Self.words(signedSize..<expected, "beyond the signed size"))
      }
    }
  }

  mutating func damage(_ kind: Damage.Kind, _ index: Int?, _ detail: String) {
    damages.add(Damage(kind, record: index, file: file, detail))
  }

  /// Where the record belongs, and what its place says.
  private mutating func place(_ index: Int, follows: Bool, leafDiffers: Bool) {
    if index == expected || follows {
      if leafDiffers {
        damage(.changed, expected, "its bytes do not give its stored leaf")
      } else if index != expected {
        damage(.changed, expected, "its index says \(index)")
      } else if !follows {
        suspect = expected
      }
      expected += 1
    } else if index > expected {
      missing.append(expected..<index)
      expected = index + 1
    } else if takeFromMissing(index) {
      damage(.reordered, index, "it stands after record \(expected - 1)")
    } else {
      damage(.inserted, index, "it stands again after record \(expected - 1)")
    }
  }

  /// Decides which of two records was changed, now that it is known whether the next one follows the second.
  private mutating func settle(follows: Bool) {
    guard let second = suspect else { return }
    suspect = nil
    if follows, second > 0 {
      damage(.changed, second - 1, "the record after it was chained to other bytes")
    } else {
      damage(.changed, second, "it does not follow the record before it")
    }
  }

  private mutating func takeFromMissing(_ index: Int) -> Bool {
    guard let place = missing.firstIndex(where: { $0.contains(index) }) else { return false }
    let gap = missing.remove(at: place)
    let rest = [gap.lowerBound..<index, index + 1..<gap.upperBound].filter { !$0.isEmpty }
    missing.insert(contentsOf: rest, at: place)
    return true
  }

  private func isHash(_ text: String, of leaf: Digest?) -> Bool {
    guard let leaf else { return frontier.size == 1 && text == PreparedRecord.noHash }
    return text == leaf.hex
  }

  private static func words(_ range: Range<Int>, _ what: String) -> String {
    range.count == 1 ? "it is \(what)" : "records \(range.lowerBound) to \(range.upperBound - 1) are \(what)"
  }
}
