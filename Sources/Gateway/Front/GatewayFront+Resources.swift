import CanonicalJSON
package import MCPTransport

/// Resources keep their URIs, because results speak of them; the server is found by who listed or linked the URI first, then
/// by the templates, and by being the only one that can have it.
extension GatewayFront {
  package func resources(_ context: RequestContext) async throws -> [ResourceDefinition] {
    await meetAll(context)
    return await listed(context).map { ResourceDefinition($0) }
  }

  package func resourceTemplates(_ context: RequestContext) async throws -> [ResourceTemplateDefinition] {
    await meetAll(context)
    var seen: Set<ByteKey> = []
    return servers.flatMap { $0.surface?.templates ?? [] }
      .filter { $0["uriTemplate"]?.stringValue.map { seen.insert(ByteKey($0)).inserted } ?? false }
      .map { ResourceTemplateDefinition($0) }
  }

  package func read(_ uri: String, context: RequestContext) async throws -> Answer<ResourceOutput> {
    guard let server = await owner(of: uri, context) else { throw MCPError.resourceNotFound(uri) }
    let errand = Errand(
      server: server,
      method: "resources/read",
      params: context.params,
      context: context,
      subject: .resource(uri: uri),
      canAsk: true
    )
    return .passed(try await forward(errand))
  }

  package func watch(_ uri: String, isWatched: Bool) async throws {
    let agent = lastAgent
    var server = owner(of: uri)
    if server == nil && isWatched { server = await listedOwner(of: uri, agent) }
    guard let server else { throw MCPError.resourceNotFound(uri) }
    guard server.surface?.capabilities["resources"]?["subscribe"]?.boolValue ?? false else {
      throw MCPError.invalidParams("changes of this resource are not announced")
    }
    do {
      try await server.watch(uri, isWatched: isWatched, agent: agent)
    } catch {
      throw MCPError.internalError("\(error)")
    }
  }

  // MARK: Finding the server

  private var libraries: [DownstreamServer] { servers.filter { $0.surface?.hasResources ?? false } }

  /// The server that a URI, or a template, belongs to.
  func owner(of uri: String, _ context: RequestContext) async -> DownstreamServer? {
    if let owner = owner(of: uri) { return owner }
    return await listedOwner(of: uri, view(context))
  }

  /// As far as it can be told without asking the servers.
  private func owner(of uri: String) -> DownstreamServer? {
    let libraries = libraries
    if let known = libraries.first(where: { shelf.isListed(uri, $0) }) { return known }
    for server in libraries {
      for template in server.surface?.templates ?? [] {
        guard let text = template["uriTemplate"]?.stringValue else { continue }
        if text.sameBytes(as: uri) || URITemplate(text).matches(uri) { return server }
      }
    }
    if let known = libraries.first(where: { shelf.isLinked(uri, $0) }) { return known }
    return libraries.count == 1 ? libraries.first : nil
  }

  private func listedOwner(of uri: String, _ agent: AgentView) async -> DownstreamServer? {
    _ = await listed(agent)
    return owner(of: uri)
  }

  private func listed(_ context: RequestContext) async -> [JSONObject] {
    await listed(view(context))
  }

  /// The resources of all servers, in the order of the servers; one that does not answer is left out. Of a URI that two
  /// servers list the first one's is shown.
  private func listed(_ agent: AgentView) async -> [JSONObject] {
    let libraries = libraries
    let lists = await withTaskGroup(of: (Int, [JSONObject]?).self) { group in
      for (place, server) in libraries.enumerated() {
        group.addTask { (place, await self.entries(of: server, agent)) }
      }
      var lists = [[JSONObject]?](repeating: nil, count: libraries.count)
      for await (place, list) in group { lists[place] = list }
      return lists
    }
    var shown: [JSONObject] = []
    var seen: Set<ByteKey> = []
    for (server, list) in zip(libraries, lists) {
      guard let list else { continue }
      shelf.list(list.compactMap { $0["uri"]?.stringValue }, server)
      shown += list.filter { $0["uri"]?.stringValue.map { seen.insert(ByteKey($0)).inserted } ?? false }
    }
    return shown
  }

  /// Nil where the server does not answer.
  private func entries(of server: DownstreamServer, _ agent: AgentView) async -> [JSONObject]? {
    do throws(GatewayError) {
      let connection = try await server.lease(agent)
      let reader = SurfaceReader(connection: connection, limit: server.definition.handshakeLimit)
      let entries: [JSONObject]
      do throws(CallFailure) {
        entries = try await reader.entries("resources/list", "resources")
        await server.release(isWell: true)
      } catch {
        await server.release(isWell: false)
        environment.diagnose("server `\(server.name)`: its resources are not listed: \(error)")
        return nil
      }
      return entries.compactMap { entry in
        if case .passed(let passed, _) = forwarder.screen.screen(.listing(entry), from: server.name) {
          passed
        } else {
          nil
        }
      }
    } catch {
      environment.diagnose("\(error)")
      return nil
    }
  }
}
