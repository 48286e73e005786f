import Model

/// Where Git's remote addresses lead (git-fetch(1), "GIT URLS").
enum GitURL {
  enum Peer {
    case host(Endpoint)
    /// A repository on this machine.
    case localPath
  }

  /// The peer of a URL, of the scp-like form `user@host:path`, or of a local path; nil for a helper such as `ext::` and for
  /// what cannot be told, a plain word among it.
  static func peer(_ address: String) -> Peer? {
    if address.contains("::") { return nil }
    if let endpoint = try? URLText.endpoint(address) { return endpoint.scheme == "file" ? .localPath : .host(endpoint) }
    if address.hasPrefix("/") || address.hasPrefix("./") || address.hasPrefix("../") || address.hasPrefix("file:///") {
      return .localPath
    }
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let user = address[..<colon]
    guard !user.contains("/"), let endpoint = try? URLText.endpoint("ssh://\(user)/") else { return nil }
    return .host(endpoint)
  }
}
