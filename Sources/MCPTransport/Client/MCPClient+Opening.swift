package import CanonicalJSON

/// How a connection opens, in either era.
extension MCPClient {
  /// Asks a modern server what it is (`server/discover`, 2026-07-28).
  ///
  /// - Throws: `CallFailure`; `refused` or `timedOut` may mean that the server is a legacy one, see `isAnswerOfModernServer`.
  package func discover(_ identity: ClientIdentity, within limit: Duration) async throws(CallFailure) -> PeerDescription
  {
    let params = Self.modern(JSONObject(), identity, version: .july2026)
    let result = try await request(Method.discover.rawValue, params, within: limit)
    let versions = result["supportedVersions"]?.arrayValue?.compactMap(\.stringValue) ?? []
    guard
      let version = ProtocolVersion.modern.first(where: { known in
        versions.contains { $0.sameBytes(as: known.rawValue) }
      })
    else { throw .refused(.unsupportedVersion(versions.joined(separator: ", "), supported: ProtocolVersion.modern)) }
    return PeerDescription(
      version: version,
      versions: versions,
      capabilities: result["capabilities"]?.objectValue ?? JSONObject(),
      serverInfo: result["_meta"]?[MetaKey.serverInfo]?.objectValue ?? JSONObject(),
      instructions: result["instructions"]?.stringValue
    )
  }

  /// The handshake with a legacy server.
  ///
  /// - Throws: `CallFailure`; `refused` also where the server insists on a revision that we do not speak.
  package func initialize(_ identity: ClientIdentity, within limit: Duration) async throws(CallFailure)
    -> PeerDescription
  {
    let result = try await request(
      Method.initialize.rawValue,
      [
        "protocolVersion": .string(ProtocolVersion.november2025.rawValue),
        "capabilities": .object(identity.capabilities), "clientInfo": .object(identity.info),
      ],
      within: limit
    )
    let name = result["protocolVersion"]?.stringValue ?? ""
    guard let version = ProtocolVersion(name), version.era == .legacy else {
      throw .refused(.unsupportedVersion(name, supported: ProtocolVersion.legacy))
    }
    await notify("notifications/initialized", JSONObject())
    return PeerDescription(
      version: version,
      versions: [name],
      capabilities: result["capabilities"]?.objectValue ?? JSONObject(),
      serverInfo: result["serverInfo"]?.objectValue ?? JSONObject(),
      instructions: result["instructions"]?.stringValue
    )
  }

  /// The parameters of a modern request: what the request says of its sender joins what it has in `_meta` already.
  package static func modern(
    _ params: JSONObject,
    _ identity: ClientIdentity,
    version: ProtocolVersion,
    logLevel: LogLevel? = nil
  ) -> JSONObject {
    var params = params
    var meta = params["_meta"]?.objectValue ?? JSONObject()
    meta[MetaKey.protocolVersion] = .string(version.rawValue)
    meta[MetaKey.clientInfo] = .object(identity.info)
    meta[MetaKey.clientCapabilities] = .object(identity.capabilities)
    meta[MetaKey.logLevel] = (logLevel?.rawValue).map(JSON.string)
    params["_meta"] = .object(meta)
    return params
  }

  /// The parameters without what only a modern request has.
  package static func legacy(_ params: JSONObject) -> JSONObject {
    var params = params
    params["inputResponses"] = nil
    params["requestState"] = nil
    guard var meta = params["_meta"]?.objectValue else { return params }
    for name in [MetaKey.protocolVersion, MetaKey.clientInfo, MetaKey.clientCapabilities, MetaKey.logLevel] {
      meta[name] = nil
    }
    params["_meta"] = meta.isEmpty ? nil : .object(meta)
    return params
  }
}
