import CanonicalJSON
import Synchronization

/// Changes that the server announces on its own accord. A legacy client gets them once it is initialized; a modern one on
/// each stream of `subscriptions/listen` that asked for them. What is not advertised is never sent.
extension MCPServer {
  /// The list of tools has changed.
  package func toolsChanged() async {
    await announce(.tools, isAdvertised: handler.capabilities.tools?.listChanged ?? false)
  }

  /// The list of prompts has changed.
  package func promptsChanged() async {
    await announce(.prompts, isAdvertised: handler.capabilities.prompts?.listChanged ?? false)
  }

  /// The list of resources has changed.
  package func resourcesChanged() async {
    await announce(.resources, isAdvertised: handler.capabilities.resources?.listChanged ?? false)
  }

  /// One resource has changed; goes to those who subscribed to it.
  package func resourceUpdated(_ uri: String) async {
    await announce(.resource(ByteKey(uri)), isAdvertised: handler.capabilities.resources?.subscribe ?? false)
  }

  private func announce(_ change: Change, isAdvertised: Bool) async {
    guard isAdvertised else { return }
    let isWantedByLegacy = session.withLock { session -> Bool in
      guard session.listeningLegacyClient != nil else { return false }
      if case .resource(let uri) = change { return session.watched.contains(uri) }
      return true
    }
    if isWantedByLegacy {
      let (method, params) = change.notification
      try? await writer.send(OutgoingMessage.notification(method, params) + [0x0A])
    }
    for id in subscriptions.withLock({ $0.listeners(to: change) }) {
      try? await writer.send(frame(change, for: id), if: isOpen(id))
    }
  }

  private func frame(_ change: Change, for id: RequestID) -> [UInt8] {
    let (method, own) = change.notification
    var params: JSONObject = ["_meta": [MetaKey.subscriptionID: id.json]]
    for member in own.members { params[member.name] = member.value }
    return OutgoingMessage.notification(method, params) + [0x0A]
  }

  /// Nothing goes out on a stream that was cancelled while the message waited for its turn.
  private func isOpen(_ id: RequestID) -> FrameWriter.Admission {
    { [weak self] in self?.subscriptions.withLock { $0.contains(id) } ?? false }
  }

  // MARK: subscriptions/listen

  /// Opens a stream; on the reader's thread.
  func listen(_ id: RequestID, _ filter: SubscriptionFilter) {
    let isAdded = subscriptions.withLock { list -> Bool in
      guard list.count < configuration.subscriptions,
        list.resourceCount + filter.resourceCount <= configuration.watchedResources
      else { return false }
      list.add(id, filter)
      return true
    }
    guard isAdded else {
      let limits = "\(configuration.subscriptions) streams and \(configuration.watchedResources) resources"
      return replyNow(
        OutgoingMessage.error(id, .invalidParams("a client may listen on at most \(limits)")),
        .direct
      )
    }
    replyNow(
      OutgoingMessage.notification(
        "notifications/subscriptions/acknowledged",
        ["_meta": [MetaKey.subscriptionID: id.json], "notifications": .object(filter.json)]
      ),
      .direct
    )
    watch(filter, isWatched: true)
    for change in subscriptions.withLock({ $0.acknowledge(id) }) {
      try? writer.sendBlocking(frame(change, for: id))
    }
  }

  /// Tells the handler which resources a stream listens to, or does not any more.
  func watch(_ filter: SubscriptionFilter, isWatched: Bool) {
    guard !filter.resources.isEmpty else { return }
    Task { [handler] in
      for uri in filter.resources { try? await handler.watch(uri, isWatched: isWatched) }
    }
  }

  /// Closes all streams with their result (2026-07-28: sent only when the server ends the subscription).
  func endSubscriptions() async {
    for id in subscriptions.withLock({ $0.ids }) {
      guard subscriptions.withLock({ $0.remove(id) }) != nil else { continue }
      let body = ResultBody(members: ["_meta": [MetaKey.subscriptionID: id.json]])
      await reply(OutgoingMessage.result(id, finish(body, .july2026)), .direct)
    }
  }
}
