import Model

/// Which network peers a rule means.
struct ConnectMatcher: Sendable {
  let hosts: TextPatterns
  let schemes: TextPatterns
  /// Ports of which one must be written in the action; none given means any.
  let ports: [Int]

  func matches(_ endpoint: Endpoint, restricts: Bool) -> Bool {
    guard hosts.match(endpoint.host, folding: true), schemes.match(endpoint.scheme, folding: true) else { return false }
    guard !ports.isEmpty else { return true }
    // A port that is not written may be any: that is inside a restriction and outside a permission.
    guard let port = endpoint.port else { return restricts }
    return ports.contains(port)
  }
}
