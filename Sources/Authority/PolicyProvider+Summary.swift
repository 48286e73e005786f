package import CanonicalJSON
import Model
import Policy

extension PolicyProvider {
  /// What is in force for actions in a directory, as an object with `mode`, `policy_digest` and `layers`.
  ///
  /// - Parameter rules: whether each layer lists its rules.
  /// - Throws: what keeps a layer from loading.
  package func summary(directory: String, rules: Bool) throws -> JSONObject {
    let set = try policy(in: directory)
    let layers = set.layers.map { layer -> JSON in
      var object: JSONObject = [
        "layer": .string(layer.kind.rawValue), "policy_pack": .string(layer.pack.id),
        "title": .string(layer.pack.title),
        "version": .string(layer.pack.version), "digest": .string(layer.pack.digest),
        "rule_count": JSON(layer.pack.ruleCount), "defaults": layer.pack.defaultsListing,
      ]
      if rules { object["rules"] = .array(layer.pack.listing) }
      return .object(object)
    }
    return [
      "mode": .string(set.mode.rawValue), "policy_digest": .string(set.digest), "layers": .array(layers),
    ]
  }
}
