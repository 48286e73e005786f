package import Authority
package import CanonicalJSON

/// Says which policy is in force, for show and not for deciding.
package protocol PolicyDescription: Sendable {
  /// The layers, packs, digests, mode and rules that apply to actions in a directory, as a JSON object with the members
  /// `mode`, `policy_digest` and `layers`.
  ///
  /// - Throws: what kept the policy from loading.
  func summary(directory: String) throws -> JSONObject
}

extension PolicyProvider: PolicyDescription {
  package func summary(directory: String) throws -> JSONObject { try summary(directory: directory, rules: true) }
}
