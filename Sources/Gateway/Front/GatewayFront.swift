import CanonicalJSON
package import MCPTransport
import Synchronization

/// All downstream servers as one MCP server: what the agent sees of them, and the way of its requests to them.
///
/// It can stand behind a connection by itself, or beside tools of our own, which then come first (`CavraServer`). What is
/// shown comes from the trust registry only; what is asked goes through the judge, and what is answered through the screen.
package final class GatewayFront: MCPServerHandler {
  package let identity: ServerIdentity
  package let capabilities: ServerCapabilities
  package let instructions: String?

  let directory: any DownstreamDirectory
  let environment: GatewayEnvironment
  let limits: GatewayLimits
  let forwarder: Forwarder
  let desk: QuestionDesk
  let parked: ParkedCalls
  let outlet: Outlet
  let shelf: Shelf
  let taskOrigins: OriginTable
  private let known = Mutex<[DownstreamServer]>([])
  /// The names, made when they are needed, and how often what they are made of has changed.
  private let table = Mutex<(names: NameTable?, changes: Int)>((nil, 0))
  private let isClosed = Mutex(false)
  /// How the agent was seen last, for what no request stands behind.
  private let agent = Mutex<AgentView?>(nil)

  /// - Parameter identity: what the agent is told who it speaks to, where the gateway stands by itself.
  /// - Throws: what the directory throws.
  package init(
    directory: any DownstreamDirectory,
    judge: any CallJudge,
    screen: any ResultScreen,
    identity: ServerIdentity,
    environment: GatewayEnvironment,
    limits: GatewayLimits = GatewayLimits()
  ) throws {
    self.directory = directory
    self.identity = identity
    self.environment = environment
    self.limits = limits
    desk = QuestionDesk(screen: screen, environment: environment, limits: limits)
    parked = ParkedCalls(environment, limits)
    outlet = Outlet(desk)
    shelf = Shelf(limit: limits.remembered)
    taskOrigins = OriginTable(limit: limits.remembered)
    forwarder = Forwarder(
      judge: judge,
      screen: screen,
      environment: environment,
      limits: limits,
      transit: Transit(
        desk: desk,
        parked: parked,
        screen: screen,
        identity: identity,
        environment: environment,
        limits: limits
      ),
      tasks: taskOrigins,
      shelf: shelf
    )
    let definitions = try directory.servers()
    capabilities = Advertisement.capabilities(definitions)
    instructions = Advertisement.instructions(definitions)
    _ = take(definitions)
  }

  /// Not asked for by the agent: the lists differ from agent to agent and may change at any time.
  package var cacheHint: CacheHint { .none }

  package func connected(to client: any ClientLink) { desk.client = client }

  /// Ends all servers; what is under way fails.
  package func close() async {
    isClosed.withLock { $0 = true }
    parked.close()
    outlet.close()
    let servers = known.withLock { servers in
      defer { servers = [] }
      return servers
    }
    await withTaskGroup(of: Void.self) { group in
      for server in servers { group.addTask { await server.close() } }
    }
    desk.client = nil
  }

  // MARK: Servers

  /// The agent as this request shows it.
  func view(_ context: RequestContext) -> AgentView {
    let view = AgentView(context, fallback: identity)
    agent.withLock { $0 = view }
    return view
  }

  /// The agent as it was seen last.
  var lastAgent: AgentView {
    if let agent = agent.withLock({ $0 }) { return agent }
    let legacy = desk.client?.legacyCapabilities
    return AgentView(era: legacy == nil ? .modern : .legacy, capabilities: legacy ?? JSONObject(), identity: identity)
  }

  /// The servers in the registry's order.
  var servers: [DownstreamServer] { known.withLock { $0 } }

  var names: NameTable {
    let (present, changes) = table.withLock { $0 }
    if let present { return present }
    let fresh = NameTable(servers)
    for name in fresh.clashes {
      environment.diagnose("two servers have a tool or prompt `\(name)`, the second is hidden")
    }
    // What has changed meanwhile may not be in it.
    table.withLock { if $0.changes == changes { $0.names = fresh } }
    return fresh
  }

  private func renew() { table.withLock { $0 = (nil, $0.changes + 1) } }

  /// Looks into the registry again: servers may have been approved, changed or taken back since. Tells the agent where other
  /// things may be shown now.
  package func reload() async { if refresh() { await announce([.tools, .prompts, .resources]) } }

  /// `reload` without a word to the agent; true where other things may be shown now. Where the registry cannot be read
  /// nothing is shown.
  @discardableResult func refresh() -> Bool {
    do {
      return take(try directory.servers())
    } catch {
      environment.diagnose("the trust registry cannot be read: \(error)")
      return take([])
    }
  }

  private func take(_ definitions: [DownstreamDefinition]) -> Bool {
    guard !isClosed.withLock({ $0 }) else { return false }
    let (gone, isOther) = known.withLock { known -> ([DownstreamServer], Bool) in
      let before = known
      var isOther = false
      known = definitions.map { definition in
        guard let server = before.first(where: { $0.name.sameBytes(as: definition.name) }) else {
          isOther = true
          return server(definition)
        }
        if server.update(definition) { isOther = true }
        return server
      }
      let kept = known
      let gone = before.filter { old in !kept.contains { $0 === old } }
      let isReordered = !before.elementsEqual(kept, by: ===)
      return (gone, isOther || isReordered || !gone.isEmpty)
    }
    for server in gone {
      shelf.forget(server)
      taskOrigins.forget(server)
      Task { await server.close() }
    }
    if isOther { renew() }
    return isOther
  }

  private func server(_ definition: DownstreamDefinition) -> DownstreamServer {
    DownstreamServer(
      definition,
      directory: directory,
      environment: environment,
      limits: limits,
      ears: DownstreamServer.Ears(
        changed: { [weak self] _, lists in await self?.changed(lists) },
        updated: { [weak self] uri in self?.outlet.updated(uri) },
        asked: { [weak self] server, connection, question in
          guard let self else { return question.refuse(.internalError("the gateway is closing")) }
          self.desk.take(question, from: server, on: connection)
        },
        told: { [weak self] server, connection, method, params in
          self?.told(method, params, by: server, on: connection)
        }
      )
    )
  }

  private func changed(_ lists: Set<ChangedList>) async {
    renew()
    await announce(lists)
  }

  private func announce(_ lists: Set<ChangedList>) async {
    guard let client = desk.client else { return }
    if lists.contains(.tools) { await client.toolsChanged() }
    if lists.contains(.prompts) { await client.promptsChanged() }
    if lists.contains(.resources) { await client.resourcesChanged() }
  }

  /// Makes sure that every server has been met once, so that there is something to show of it. One that cannot be met is
  /// left out.
  func meetAll(_ context: RequestContext) async {
    refresh()
    let agent = view(context)
    let strangers = servers.filter { $0.surface == nil }
    guard !strangers.isEmpty else { return }
    await withTaskGroup(of: Void.self) { group in
      for server in strangers {
        group.addTask { [environment] in
          do throws(GatewayError) {
            _ = try await server.lease(agent)
            await server.release(isWell: true)
          } catch {
            environment.diagnose("\(error)")
          }
        }
      }
    }
    renew()
  }
}
