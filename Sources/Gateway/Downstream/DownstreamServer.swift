import CanonicalJSON
import MCPTransport
import Synchronization

/// One server of the trust registry: started when it is needed, stopped when it idles, started again after it has failed,
/// with a growing rest between the starts and a pause after too many failures.
actor DownstreamServer {
  /// Where a server's words go beside the answers to calls.
  struct Ears: Sendable {
    /// What may be shown of the server is not what it was, or its resources have changed.
    let changed: @Sendable (DownstreamServer, Set<ChangedList>) async -> Void
    /// One resource has changed.
    let updated: @Sendable (String) -> Void
    /// A legacy server asks its client.
    let asked: @Sendable (DownstreamServer, Connection, PeerRequest) -> Void
    /// Any other notification.
    let told: @Sendable (DownstreamServer, Connection, String, JSONObject) -> Void
  }

  enum State {
    case stopped
    case opening(Task<Result<Connection, GatewayError>, Never>)
    case open(Connection)
    case ending(Task<Void, Never>)
    case closed
  }

  nonisolated let name: String
  private let facts: Mutex<(definition: DownstreamDefinition, surface: ApprovedSurface?)>
  let directory: any DownstreamDirectory
  let environment: GatewayEnvironment
  let limits: GatewayLimits
  let ears: Ears

  private(set) var state = State.stopped
  /// How many calls need the connection.
  private var uses = 0
  /// Grows with each use, so that an older timer does not stop a server that was used since.
  private var epoch = 0
  private var backoff: Backoff
  private var breaker: CircuitBreaker
  /// The era that the server was found to speak, until its record says it.
  private var found: Era?
  private var rest: (until: ContinuousClock.Instant, reason: String)?
  /// How many wishes there are to hear of each resource.
  var watched: [ByteKey: Int] = [:]
  var feed: Task<Void, Never>?
  var changes: Set<ChangedList> = []
  var isReading = false
  var isListeningAgain = false
  /// Whether the server has announced changes that could not be held against its record yet.
  var isSuspect = false
  /// How long announced changes are gathered before they are looked at.
  var calm: Backoff

  init(
    _ definition: DownstreamDefinition,
    directory: any DownstreamDirectory,
    environment: GatewayEnvironment,
    limits: GatewayLimits,
    ears: Ears
  ) {
    name = definition.name
    facts = Mutex((definition, definition.approved))
    self.directory = directory
    self.environment = environment
    self.limits = limits
    self.ears = ears
    backoff = Backoff(first: limits.firstRest)
    calm = Backoff(first: limits.coalescing, limit: limits.longestCoalescing)
    breaker = CircuitBreaker(threshold: limits.failures, pause: limits.pause)
  }

  nonisolated var definition: DownstreamDefinition { facts.withLock { $0.definition } }

  /// What may be shown of the server at present; nil before the first contact.
  nonisolated var surface: ApprovedSurface? { facts.withLock { $0.surface } }

  /// The registry says something new of the server; true where other things may be shown now.
  nonisolated func update(_ definition: DownstreamDefinition) -> Bool {
    facts.withLock { facts in
      let isOther = facts.surface != definition.approved
      facts = (definition, definition.approved)
      return isOther
    }
  }

  nonisolated func show(_ surface: ApprovedSurface) { facts.withLock { $0.surface = surface } }

  var open: Connection? { if case .open(let connection) = state { connection } else { nil } }

  // MARK: Use

  /// The connection, opened where it is not; it stays open until `release`.
  func lease(_ agent: AgentView) async throws(GatewayError) -> Connection {
    uses += 1
    epoch += 1
    do throws(GatewayError) {
      return try await connection(agent)
    } catch {
      uses -= 1
      throw error
    }
  }

  /// - Parameter isWell: whether the server has answered, so that it is in order.
  func release(isWell: Bool) {
    uses -= 1
    epoch += 1
    if isWell {
      backoff.succeeded()
      rest = nil
    }
    stopLater()
  }

  private func connection(_ agent: AgentView) async throws(GatewayError) -> Connection {
    while true {
      switch state {
      case .closed: throw .closing
      case .open(let connection):
        guard isSuspect else { return connection }
        let changed = try await observe(connection)
        isSuspect = false
        if !changed.isEmpty { await ears.changed(self, changed) }
      case .opening(let task): return try await task.value.get()
      case .ending(let task): await task.value
      case .stopped:
        let wait = try admit()
        let task = Task { await start(agent, after: wait) }
        state = .opening(task)
        return try await task.value.get()
      }
    }
  }

  /// How long to wait before the start.
  private func admit() throws(GatewayError) -> Duration {
    let now = environment.now()
    let reason = rest?.reason ?? "it failed too often"
    let wait = rest.map { max(.zero, now.duration(to: $0.until)) } ?? .zero
    if case .open(let until) = breaker.state, now < until {
      throw .resting(name, reason, for: now.duration(to: until))
    }
    guard wait <= limits.patience else { throw .resting(name, reason, for: wait) }
    guard breaker.admits(at: now) else { throw .resting(name, reason, for: limits.pause) }
    return wait
  }

  // MARK: Start

  private func start(_ agent: AgentView, after wait: Duration) async -> Result<Connection, GatewayError> {
    let outcome: Result<Connection, GatewayError>
    do throws(GatewayError) {
      if wait > .zero { try? await environment.sleep(wait) }
      guard !Task.isCancelled else { throw .closing }
      outcome = .success(try await meet(agent))
    } catch {
      outcome = .failure(error)
    }
    if case .closed = state {
      if case .success(let connection) = outcome { await connection.end() }
      return .failure(.closing)
    }
    switch outcome {
    case .success(let connection):
      // A trial after a pause has gone well; otherwise only time takes failures back, because a server that opens well may
      // still fail at each call.
      if breaker.state == .halfOpen { breaker.succeeded() }
      state = .open(connection)
      isSuspect = false
      if let reason = connection.over { lost(connection, reason) } else { follow(connection) }
      if !changes.isEmpty { Task { await lookAtChanges(connection) } }
    case .failure(let error):
      state = .stopped
      failed("\(error)")
    }
    return outcome
  }

  /// Opens the connection and holds what the server says against its record.
  private func meet(_ agent: AgentView) async throws(GatewayError) -> Connection {
    let definition = definition
    let known = definition.era ?? found
    // What was only found is found anew where it does not hold.
    found = nil
    let opened = try await Opening(
      definition: definition,
      known: known,
      agent: agent,
      probe: limits.probe,
      start: { [directory, name] in try await directory.open(name) },
      diagnose: environment.diagnose
    ).open()
    found = opened.peer.version.era
    let connection = Connection(opened, agent: agent)
    opened.inbox.connect(
      Inbox.Sink(
        notification: { [weak self, weak connection] method, params in
          guard let self, let connection else { return }
          self.take(method, params, connection)
        },
        question: { [weak self, weak connection] question in
          guard let self, let connection else { return question.refuse(.internalError("the connection was closed")) }
          self.ears.asked(self, connection, question)
        },
        ended: { [weak self, weak connection] reason in
          guard let self, let connection else { return }
          connection.over = reason
          Task { await self.lost(connection, reason) }
        }
      )
    )
    do throws(GatewayError) {
      let isKnown = surface != nil
      let changed = try await observe(connection)
      // Who made the first contact asks for what it brings.
      if isKnown && !changed.isEmpty { await ears.changed(self, changed) }
      return connection
    } catch {
      await connection.end()
      throw error
    }
  }

  /// Reads all that the server says of itself and learns what may be shown of it; returns what is not shown as before.
  func observe(_ connection: Connection) async throws(GatewayError) -> Set<ChangedList> {
    let reader = SurfaceReader(connection: connection, limit: definition.handshakeLimit)
    let said: ServerSurface
    do throws(CallFailure) {
      said = try await reader.surface()
    } catch {
      let words = connection.lastWords
      throw .notStarted(name, words.isEmpty ? "\(error)" : "\(error); it said: \(words)")
    }
    let approved: ApprovedSurface
    do { approved = try await directory.observe(name, said) } catch { throw .distrusted(name, error) }
    let before = surface
    show(approved)
    var changed: Set<ChangedList> = []
    if before?.tools != approved.tools { changed.insert(.tools) }
    if before?.prompts != approved.prompts { changed.insert(.prompts) }
    if before?.templates != approved.templates || before?.hasResources != approved.hasResources {
      changed.insert(.resources)
    }
    return changed
  }

  // MARK: End

  /// The server has gone by itself.
  private func lost(_ connection: Connection, _ reason: String) {
    guard case .open(let current) = state, current === connection else { return }
    let words = connection.lastWords
    failed(words.isEmpty ? reason : "\(reason); it said: \(words)")
    end(connection)
    if !watched.isEmpty { revive(connection.agent) }
  }

  private func failed(_ reason: String) {
    let now = environment.now()
    breaker.failed(at: now)
    rest = (now.advanced(by: backoff.failed(random: environment.random())), reason)
    environment.diagnose("server `\(name)`: \(reason)")
  }

  private func end(_ connection: Connection) {
    feed?.cancel()
    feed = nil
    let task = Task {
      await connection.end()
      if case .ending = state { state = .stopped }
    }
    state = .ending(task)
  }

  func stopLater() {
    guard uses == 0, watched.isEmpty, let limit = definition.idleLimit, case .open = state else { return }
    let asked = epoch
    Task { [weak self, environment] in
      guard (try? await environment.sleep(limit)) != nil else { return }
      await self?.stop(ifUnusedSince: asked)
    }
  }

  private func stop(ifUnusedSince asked: Int) {
    guard asked == epoch, uses == 0, watched.isEmpty, case .open(let connection) = state else { return }
    environment.diagnose("server `\(name)`: stopped, it was not used for a while")
    end(connection)
  }

  /// Ends the server for good.
  func close() async {
    let last = state
    state = .closed
    feed?.cancel()
    feed = nil
    switch last {
    case .open(let connection): await connection.end()
    case .opening(let task):
      task.cancel()
      _ = await task.value
    case .ending(let task): await task.value
    case .stopped, .closed: break
    }
  }
}
