import CanonicalJSON
import MCPTransport

/// A list of a server that can change.
enum ChangedList: Sendable, Hashable {
  case tools, prompts, resources
}

/// What a server announces: changed lists, which are read anew and held against the record, and changed resources.
extension DownstreamServer {
  /// On the channel's thread.
  nonisolated func take(_ method: String, _ params: JSONObject, _ connection: Connection) {
    switch method {
    case "notifications/tools/list_changed": Task { await noteChange(.tools, connection) }
    case "notifications/prompts/list_changed": Task { await noteChange(.prompts, connection) }
    case "notifications/resources/list_changed": Task { await noteChange(.resources, connection) }
    case "notifications/resources/updated":
      if let uri = params["uri"]?.stringValue { Task { await noteUpdate(uri) } }
    case "notifications/cancelled" where connection.era == .modern: Task { await listenAgain(connection) }
    default: ears.told(self, connection, method, params)
    }
  }

  /// Several changes in a short time, and those that come while the lists are read, are looked at together. A server that
  /// announces changes where there are none is looked at more and more rarely.
  private func noteChange(_ change: ChangedList, _ connection: Connection) async {
    changes.insert(change)
    // What is announced while the connection opens may have come after the lists were read: it waits until then.
    if case .opening = state { return }
    await lookAtChanges(connection)
  }

  func lookAtChanges(_ connection: Connection) async {
    guard !isReading, !changes.isEmpty else { return }
    isReading = true
    defer { isReading = false }
    while !changes.isEmpty, open === connection {
      try? await environment.sleep(calm.failed(random: 1))
      let announced = changes
      changes = []
      do throws(GatewayError) {
        let shown = try await observe(connection)
        isSuspect = false
        if !shown.isEmpty { calm.succeeded() }
        // What is announced is passed on even where nothing that is shown has changed: the list of resources is not part of
        // the record, and the agent may know of things that we do not.
        await ears.changed(self, announced.union(shown))
      } catch {
        // What is shown is still what was approved, but nothing goes to the server until it has been compared.
        environment.diagnose("\(error)")
        isSuspect = true
      }
    }
    changes = []
  }

  /// A server is listened to on what was asked of it, and on nothing else.
  private func noteUpdate(_ uri: String) { if watched[ByteKey(uri)] != nil { ears.updated(uri) } }

  // MARK: Announcements

  /// Sees to it that an open server announces what it can announce.
  func follow(_ connection: Connection) {
    switch connection.era {
    case .modern: listen(connection)
    case .legacy:
      for uri in watched.keys { subscribe(connection, "resources/subscribe", uri.text) }
    }
  }

  /// Somebody wants to hear of a resource, or does not any more.
  func watch(_ uri: String, isWatched: Bool, agent: AgentView) async throws(GatewayError) {
    let key = ByteKey(uri)
    let before = watched[key] ?? 0
    let now = max(0, before + (isWatched ? 1 : -1))
    watched[key] = now == 0 ? nil : now
    guard (before == 0) != (now == 0) else { return }
    if isWatched {
      // A connection that is opened for it follows all that is watched.
      let isOpen = open != nil
      let connection: Connection
      do throws(GatewayError) {
        connection = try await lease(agent)
      } catch {
        watched[key] = (watched[key] ?? 1) == 1 ? nil : (watched[key] ?? 1) - 1
        throw error
      }
      defer { release(isWell: false) }
      guard isOpen else { return }
      changeFollowing(connection, "resources/subscribe", uri)
    } else if let connection = open {
      changeFollowing(connection, "resources/unsubscribe", uri)
      stopLater()
    }
  }

  private func changeFollowing(_ connection: Connection, _ method: String, _ uri: String) {
    switch connection.era {
    case .modern: listen(connection)
    case .legacy: subscribe(connection, method, uri)
    }
  }

  private func subscribe(_ connection: Connection, _ method: String, _ uri: String) {
    guard connection.peer.capabilities["resources"]?["subscribe"]?.boolValue ?? false else { return }
    let limit = definition.handshakeLimit
    Task { [environment, name] in
      do throws(CallFailure) {
        _ = try await connection.client.request(method, ["uri": .string(uri)], within: limit)
      } catch {
        environment.diagnose("server `\(name)`: `\(method)` failed: \(error)")
      }
    }
  }

  /// Opens the one stream of announcements, in the place of the one before.
  private func listen(_ connection: Connection) {
    let last = feed
    feed = nil
    let filter = filter(connection.peer.capabilities)
    if !filter.isEmpty {
      feed = Task { [weak self] in await self?.listen(connection, filter) }
    }
    // The new one is on its way first, so that nothing falls between the two.
    last?.cancel()
  }

  /// A modern server has no requests of its own, so what it withdraws is the stream.
  private func listenAgain(_ connection: Connection) async {
    guard !isListeningAgain else { return }
    isListeningAgain = true
    try? await environment.sleep(calm.failed(random: 1))
    isListeningAgain = false
    if open === connection { listen(connection) }
  }

  private func filter(_ capabilities: JSONObject) -> JSONObject {
    var filter = JSONObject()
    for list in ["tools", "prompts", "resources"]
    where capabilities[list]?["listChanged"]?.boolValue ?? false {
      filter["\(list)ListChanged"] = true
    }
    if !watched.isEmpty, capabilities["resources"]?["subscribe"]?.boolValue ?? false {
      filter["resourceSubscriptions"] = JSON(watched.keys.map(\.text).sorted())
    }
    return filter
  }

  /// Keeps the stream open: a server may end it at any time.
  private nonisolated func listen(_ connection: Connection, _ filter: JSONObject) async {
    let params = connection.params(["notifications": .object(filter)], for: connection.agent, logLevel: nil)
    var pause = Backoff(first: limits.firstRest)
    while !Task.isCancelled {
      do throws(CallFailure) {
        _ = try await connection.client.request("subscriptions/listen", params, within: nil)
      } catch {
        if case .refused = error {
          environment.diagnose("server `\(name)`: announces nothing: \(error)")
          return
        }
        if case .gone = error { return }
      }
      guard (try? await environment.sleep(pause.failed(random: environment.random()))) != nil else { return }
    }
  }

  /// Tells a running legacy server something that the agent told.
  func tell(_ method: String, _ params: JSONObject) async {
    guard let connection = open, connection.era == .legacy else { return }
    await connection.client.notify(method, params)
  }

  /// Starts a server again whose resources are watched, until it stays or nobody watches.
  func revive(_ agent: AgentView) {
    Task { [weak self, limits, environment] in
      while let self, await self.needsRevival {
        do throws(GatewayError) {
          _ = try await self.lease(agent)
          await self.release(isWell: false)
          return
        } catch {
          guard error.code != .closing, (try? await environment.sleep(limits.pause)) != nil else { return }
        }
      }
    }
  }

  private var needsRevival: Bool {
    guard !watched.isEmpty else { return false }
    if case .closed = state { return false }
    return open == nil
  }
}
