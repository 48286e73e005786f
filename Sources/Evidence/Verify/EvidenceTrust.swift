package import Signing

/// Why a key is believed.
package enum TrustBasis: String, Sendable {
  /// Named by the caller.
  case pinned
  /// In the directory of trust roots.
  case trustRoot = "trust_root"
  /// This home's own key.
  case ownKey = "own_key"
  /// Named by the evidence itself, and by nothing else: whoever forged the evidence could have named it.
  case firstSeen = "first_seen"
  /// No key at all.
  case none
}

/// The keys that a verifier may believe, in the order in which they count: named ones, trust roots, the own key. Only
/// where there are none of them counts the key that the evidence names itself.
package struct EvidenceTrust: Sendable {
  package var pinned: [VerifierKey]
  package var roots: [VerifierKey]

  package init(pinned: [VerifierKey] = [], roots: [VerifierKey] = []) {
    self.pinned = pinned
    self.roots = roots
  }

  /// What is believed, and why.
  struct Choice {
    let keys: [VerifierKey]
    let basis: TrustBasis
  }

  /// - Parameters:
  ///   - own: the key of the home whose log it is, where that is known.
  ///   - claimed: the key that the evidence names.
  func choice(own: VerifierKey?, claimed: VerifierKey?) -> Choice {
    if !pinned.isEmpty { return Choice(keys: pinned, basis: .pinned) }
    if !roots.isEmpty { return Choice(keys: roots, basis: .trustRoot) }
    if let own { return Choice(keys: [own], basis: .ownKey) }
    if let claimed { return Choice(keys: [claimed], basis: .firstSeen) }
    return Choice(keys: [], basis: .none)
  }
}
