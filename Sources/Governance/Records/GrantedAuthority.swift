package import CanonicalJSON

/// What a signed statement grants.
package protocol GrantedAuthority: Sendable {
  /// As it stands beside its statement in the log.
  var json: JSON { get }
  /// Nil where it has another form.
  init?(_ json: JSON)
  /// Takes away what a record of the log says is taken away.
  mutating func narrow(_ details: JSONObject)
}
