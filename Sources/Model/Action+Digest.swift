package import CanonicalJSON
import Signing

extension Action {
  /// `sha256:` and the hash of the action's canonical form (RFC 8785): what an approval or a repeated question is bound to.
  ///
  /// - Throws: `JSONError.inexactNumber` where a tool's arguments hold a number that has no canonical form.
  package func digest() throws(JSONError) -> String {
    "sha256:" + SHA256.hash(try json.canonicalized()).hex
  }
}
