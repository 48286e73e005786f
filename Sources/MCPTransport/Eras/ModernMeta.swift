import CanonicalJSON

/// What a modern request says about itself in `_meta`, checked (2026-07-28: version and client capabilities are required).
struct ModernMeta {
  let version: ProtocolVersion
  let clientCapabilities: JSONObject
  let clientInfo: JSONObject?
  let logLevel: LogLevel?

  /// Whether the parameters are those of a modern request, well-formed or not.
  static func isPresent(in params: JSONObject) -> Bool { params["_meta"]?[MetaKey.protocolVersion] != nil }

  /// - Throws: `MCPError.invalidParams` where a required member is missing or one is of the wrong kind,
  ///   `unsupportedProtocolVersion` where the version is none that is spoken in this way.
  init(_ params: JSONObject) throws(MCPError) {
    guard let meta = params["_meta"]?.objectValue, let rawVersion = meta[MetaKey.protocolVersion] else {
      throw .invalidParams("the request needs `\(MetaKey.protocolVersion)` in `_meta`")
    }
    guard let name = rawVersion.stringValue else {
      throw .invalidParams("`\(MetaKey.protocolVersion)` must be a string")
    }
    guard let version = ProtocolVersion(name), version.era == .modern else {
      throw .unsupportedVersion(name, supported: ProtocolVersion.modern)
    }
    guard let capabilities = meta[MetaKey.clientCapabilities]?.objectValue else {
      throw .invalidParams("the request needs the object `\(MetaKey.clientCapabilities)` in `_meta`")
    }
    self.version = version
    clientCapabilities = capabilities
    clientInfo = try meta[MetaKey.clientInfo].map { info throws(MCPError) in
      guard let object = info.objectValue else { throw .invalidParams("`\(MetaKey.clientInfo)` must be an object") }
      return object
    }
    logLevel = try meta[MetaKey.logLevel].map { level throws(MCPError) in try LogLevel(level) }
  }
}
