import CanonicalJSON
import Synchronization

/// What is to be done with a request.
enum Plan {
  /// Answer at once.
  case answer(JSONObject)
  /// Open a stream of notifications.
  case listen(SubscriptionFilter)
  /// Run a task.
  case run(String, RequestContext, RequestJob.Operation)
}

/// The decision by era: which methods exist, what a request must bring, what the first one settles.
extension MCPServer {
  func plan(for request: IncomingRequest, isInBatch: Bool) throws(MCPError) -> Plan {
    let method = Method(named: request.method)
    switch session.withLock({ $0.opening }) {
    case .undecided: return try planOpening(request, method)
    case .legacy(let client): return try planLegacy(request, method, client, isInBatch: isInBatch)
    case .modern: return try planModern(request, method)
    }
  }

  private func planOpening(_ request: IncomingRequest, _ method: Method?) throws(MCPError) -> Plan {
    if method == .initialize {
      let client = try LegacyClient(request.params)
      session.withLock { $0.opening = .legacy(client) }
      diagnose(.opened(client.version))
      return .answer(initializeResult(client.version))
    }
    if method == .discover || ModernMeta.isPresent(in: request.params) {
      // A sound `_meta` settles the era, whatever comes of the request itself.
      if let meta = try? ModernMeta(request.params) {
        session.withLock { $0.opening = .modern }
        diagnose(.opened(meta.version))
      }
      return try planModern(request, method)
    }
    guard let method else { throw .methodNotFound(request.method) }
    // A legacy client may ping before the handshake.
    if method == .ping { return .answer([:]) }
    throw .invalidParams("open with `initialize`, or carry `\(MetaKey.protocolVersion)` in `_meta`")
  }

  // MARK: Legacy

  private func initializeResult(_ version: ProtocolVersion) -> JSONObject {
    var result: JSONObject = [
      "protocolVersion": .string(version.rawValue),
      "capabilities": .object(handler.capabilities.json(for: version)),
      "serverInfo": .object(ResultShape(version: version).identity(handler.identity)),
    ]
    result["instructions"] = handler.instructions.map(JSON.string)
    return result
  }

  private func planLegacy(
    _ request: IncomingRequest,
    _ method: Method?,
    _ client: LegacyClient,
    isInBatch: Bool
  ) throws(MCPError) -> Plan {
    guard !ModernMeta.isPresent(in: request.params) else {
      throw .invalidRequest("this connection was opened with `initialize`, its version is \(client.version.rawValue)")
    }
    func legacyContext() throws(MCPError) -> RequestContext {
      try context(
        request,
        version: client.version,
        clientInfo: client.info,
        clientCapabilities: client.capabilities,
        logThreshold: { [weak self] in self?.session.withLock { $0.logLevel } }
      )
    }
    guard let method, method.exists(in: .legacy), method.isServed(with: handler.capabilities) else {
      return try planOther(request, try legacyContext())
    }
    switch method {
    case .initialize: throw .invalidRequest("this connection is initialized already")
    case .ping: return .answer([:])
    case .setLevel:
      guard let raw = request.params["level"] else { throw .invalidParams("`logging/setLevel` needs `level`") }
      let level = try LogLevel(raw)
      session.withLock { $0.logLevel = level }
      return .run(request.method, try legacyContext()) { [handler] _ in
        await handler.logLevelChanged(to: level)
        return ResultBody(members: [:])
      }
    case .subscribe, .unsubscribe:
      return try planWatching(request, try legacyContext(), isWatched: method == .subscribe)
    default:
      return .run(request.method, try legacyContext(), try operations.operation(for: method, request.params))
    }
  }

  /// A method that only the handler knows.
  private func planOther(_ request: IncomingRequest, _ context: RequestContext) throws(MCPError) -> Plan {
    guard Method(named: request.method) == nil, handler.serves(request.method, era: context.era) else {
      throw .methodNotFound(request.method)
    }
    return .run(request.method, context) { [handler] context in
      ResultShape(version: context.version).passed(try await handler.perform(request.method, context: context))
    }
  }

  private func planWatching(
    _ request: IncomingRequest,
    _ context: RequestContext,
    isWatched: Bool
  ) throws(MCPError) -> Plan {
    guard let uri = request.params["uri"]?.stringValue else { throw .invalidParams("`uri` must be a string") }
    let limit = configuration.watchedResources
    let isWithinLimit = session.withLock { session -> Bool in
      if !isWatched {
        session.watched.remove(ByteKey(uri))
        return true
      }
      session.watched.insert(ByteKey(uri))
      guard session.watched.count > limit else { return true }
      session.watched.remove(ByteKey(uri))
      return false
    }
    guard isWithinLimit else { throw .invalidParams("at most \(limit) resources can be subscribed to") }
    return .run(request.method, context) { [handler] _ in
      try await handler.watch(uri, isWatched: isWatched)
      return ResultBody(members: [:])
    }
  }

  // MARK: Modern

  private func planModern(_ request: IncomingRequest, _ method: Method?) throws(MCPError) -> Plan {
    if method == .initialize {
      let requested = request.params["protocolVersion"]?.stringValue ?? ""
      throw .unsupportedVersion(requested, supported: ProtocolVersion.modern)
    }
    // A method that does not exist is said so even where `_meta` is missing, but not to a client of another version, where
    // it may well exist.
    let meta: ModernMeta
    do {
      meta = try ModernMeta(request.params)
    } catch {
      let isKnown = method != nil || handler.serves(request.method, era: .modern)
      guard error.code == .unsupportedProtocolVersion || isKnown else { throw .methodNotFound(request.method) }
      throw error
    }
    func modernContext() throws(MCPError) -> RequestContext {
      try context(
        request,
        version: meta.version,
        clientInfo: meta.clientInfo,
        clientCapabilities: meta.clientCapabilities,
        logThreshold: { meta.logLevel }
      )
    }
    guard let method, method.exists(in: .modern), method.isServed(with: handler.capabilities) else {
      return try planOther(request, try modernContext())
    }
    switch method {
    case .discover: return .answer(discoverResult(meta.version))
    case .listen: return .listen(try SubscriptionFilter(request.params, handler.capabilities))
    default: return .run(request.method, try modernContext(), try operations.operation(for: method, request.params))
    }
  }

  private func discoverResult(_ version: ProtocolVersion) -> JSONObject {
    var members: JSONObject = [
      "supportedVersions": JSON(ProtocolVersion.modern.map(\.rawValue)),
      "capabilities": .object(handler.capabilities.json(for: version)),
    ]
    members["instructions"] = handler.instructions.map(JSON.string)
    return finish(ResultBody(members: members, cacheHint: handler.cacheHint), version)
  }

  // MARK: Context

  private func context(
    _ request: IncomingRequest,
    version: ProtocolVersion,
    clientInfo: JSONObject?,
    clientCapabilities: JSONObject,
    logThreshold: @escaping @Sendable () -> LogLevel?
  ) throws(MCPError) -> RequestContext {
    let params = request.params
    let meta = try Self.object("_meta", params)
    let token = meta[MetaKey.progressToken]
    guard token == nil || token.flatMap({ RequestID($0) }) != nil else {
      throw .invalidParams("`progressToken` must be a string or an integer")
    }
    // Both belong to the modern era; to a legacy handler they do not exist.
    let isModern = version.era == .modern
    guard !isModern || params["requestState"] == nil || params["requestState"]?.stringValue != nil else {
      throw .invalidParams("`requestState` must be a string")
    }
    return RequestContext(
      id: request.id,
      version: version,
      clientInfo: clientInfo,
      clientCapabilities: clientCapabilities,
      meta: meta,
      params: params,
      inputResponses: isModern ? try Self.object("inputResponses", params) : JSONObject(),
      requestState: isModern ? params["requestState"]?.stringValue : nil,
      reporter: RequestReporter(
        writer: writer,
        version: version,
        progressToken: token,
        logThreshold: logThreshold
      )
    )
  }

  private static func object(_ name: String, _ params: JSONObject) throws(MCPError) -> JSONObject {
    guard let value = params[name] else { return JSONObject() }
    guard let object = value.objectValue else { throw .invalidParams("`\(name)` must be an object") }
    return object
  }
}
