package import CanonicalJSON

/// What a server says of itself when a connection opens: the result of `initialize` or of `server/discover`.
package struct PeerDescription: Sendable, Equatable {
  /// The revision that is spoken on the connection.
  package let version: ProtocolVersion
  /// Every revision that the server names; of a legacy server the one that was negotiated.
  package let versions: [String]
  /// What it serves, as written.
  package let capabilities: JSONObject
  /// How it calls itself, as written. For display only.
  package let serverInfo: JSONObject
  /// Advice for the model; text from outside.
  package let instructions: String?

  package init(
    version: ProtocolVersion,
    versions: [String],
    capabilities: JSONObject,
    serverInfo: JSONObject,
    instructions: String?
  ) {
    self.version = version
    self.versions = versions
    self.capabilities = capabilities
    self.serverInfo = serverInfo
    self.instructions = instructions
  }
}

/// What we say of ourselves to a server.
package struct ClientIdentity: Sendable {
  /// `name`, `version` and whatever else belongs there.
  package let info: JSONObject
  /// What the server may ask: exactly what our own client said that it can be asked.
  package let capabilities: JSONObject

  package init(info: JSONObject, capabilities: JSONObject) {
    self.info = info
    self.capabilities = capabilities
  }
}
