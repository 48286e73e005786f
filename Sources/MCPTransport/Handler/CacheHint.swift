import CanonicalJSON

/// How long a modern client may keep a result and who may share it (2026-07-28, "Caching"). Legacy clients are not told.
package struct CacheHint: Sendable {
  /// Who may get the same copy.
  package enum Scope: String, Sendable {
    /// The result says nothing about this caller.
    case shared = "public"
    /// The result may differ for another caller.
    case `private`
  }

  /// Milliseconds; 0 is "ask again each time". Negative values are taken as 0.
  package let timeToLive: Int
  /// Who may share the copy.
  package let scope: Scope

  /// A hint; see the properties.
  package init(timeToLive: Int, scope: Scope) {
    self.timeToLive = max(0, timeToLive)
    self.scope = scope
  }

  /// Not to be kept, not to be shared.
  package static let none = CacheHint(timeToLive: 0, scope: .private)

  func add(to object: inout JSONObject) {
    object["ttlMs"] = JSON(timeToLive)
    object["cacheScope"] = .string(scope.rawValue)
  }
}
