package import CanonicalJSON
package import Signing

/// How far a checkpoint that is kept elsewhere vouches for a log.
package enum AnchorState: Sendable, Equatable {
  /// The first `size` records are those of a checkpoint that is kept elsewhere.
  case anchored(size: Int)
  /// Nothing kept elsewhere was compared, for this reason: a whole rewritten log would look the same.
  case unanchored(String)
}

/// What a verifier found. It says no more than it can show.
package struct VerificationReport: Sendable {
  /// The log's name, nil where no checkpoint could be read.
  package let origin: String?
  /// How many records were read and recomputed.
  package let records: Int
  /// The root over them; nil where only a part of the log was there.
  package let root: Digest?
  /// How many records the signed checkpoint speaks of.
  package let signedSize: Int?
  /// The key whose signature verified, nil where none did.
  package let key: VerifierKey?
  /// Why that key was believed.
  package let trust: TrustBasis
  package let anchor: AnchorState
  /// The first faults, at most a hundred.
  package let damages: [Damage]
  /// How many faults there are.
  package let damageCount: Int

  /// Whether nothing is wrong. It says nothing of whether the key may be believed: see `trust`.
  package var isIntact: Bool { damageCount == 0 }

  /// The report as tools answer it.
  package var json: JSON {
    var anchor: JSONObject = [:]
    switch self.anchor {
    case .anchored(let size):
      anchor["state"] = "anchored"
      anchor["size"] = JSON(size)
    case .unanchored(let reason):
      anchor["state"] = "unanchored"
      anchor["reason"] = .string(reason)
    }
    return [
      "schema_version": "cavra.evidence.verification.v1", "intact": .bool(isIntact), "origin": JSON(origin),
      "records": JSON(records), "root": JSON(root?.hex), "signed_size": signedSize.map { JSON($0) } ?? nil,
      "key": JSON(key?.text), "trust": .string(trust.rawValue), "anchor": .object(anchor),
      "damage_count": JSON(damageCount), "damages": .array(damages.map(\.json)),
    ]
  }
}
