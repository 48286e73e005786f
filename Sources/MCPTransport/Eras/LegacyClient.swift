import CanonicalJSON

/// What a legacy client said in `initialize`; it holds for the connection.
struct LegacyClient: Sendable {
  let version: ProtocolVersion
  let capabilities: JSONObject
  let info: JSONObject
  /// Whether `notifications/initialized` has come; before, the server sends nothing unasked.
  var isInitialized = false

  /// Negotiates: the version asked for where it is a legacy one that we speak, else our latest legacy one.
  ///
  /// - Throws: `MCPError.invalidParams` where a required member is missing or of the wrong kind.
  init(_ params: JSONObject) throws(MCPError) {
    guard let requested = params["protocolVersion"]?.stringValue else {
      throw .invalidParams("`initialize` needs the string `protocolVersion`")
    }
    guard let capabilities = params["capabilities"]?.objectValue else {
      throw .invalidParams("`initialize` needs the object `capabilities`")
    }
    guard let info = params["clientInfo"]?.objectValue, info["name"]?.stringValue != nil,
      info["version"]?.stringValue != nil
    else {
      throw .invalidParams("`initialize` needs `clientInfo` with the strings `name` and `version`")
    }
    let known = ProtocolVersion(requested).flatMap { $0.era == .legacy ? $0 : nil }
    version = known ?? .november2025
    self.capabilities = capabilities
    self.info = info
  }
}
