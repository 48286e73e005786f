import CanonicalJSON
import Synchronization

/// What happens on the reader's thread with each line.
extension MCPServer {
  func receive(_ line: Line) {
    switch line {
    case .oversized(let prefix, let byteCount):
      let limit = configuration.maximumFrame
      let error = MCPError.invalidRequest("the message has \(byteCount) bytes, the limit is \(limit)")
      refuse(error, IDScanner.findID(in: prefix), .direct)
    case .frame(let bytes):
      let limits = JSONLimits(maximumBytes: configuration.maximumFrame, maximumDepth: configuration.maximumDepth)
      let envelope = Envelope.parse(bytes, limits: limits)
      if case .batch(let elements) = envelope {
        receiveBatch(elements, cost: bytes.count)
      } else {
        receive(envelope, cost: bytes.count, .direct)
      }
    }
  }

  private func receive(_ envelope: Envelope, cost: Int, _ sink: ReplySink) {
    switch envelope {
    case .request(let request): accept(request, cost: cost, sink)
    case .notification(let notification): take(notification)
    case .response(let response):
      guard !questions.settle(response) else { return }
      counters.withLock { $0.strayResponses += 1 }
      diagnose(.strayResponse)
    case .malformedNotification(let reason):
      counters.withLock { $0.malformedNotifications += 1 }
      diagnose(.malformedNotification(reason: reason))
    case .batch: refuse(.invalidRequest("a batch cannot hold another one"), nil, sink)
    case .invalid(let error, let id): refuse(error, id, sink)
    }
  }

  private func receiveBatch(_ elements: [JSON], cost: Int) {
    guard case .legacy(let client) = session.withLock({ $0.opening }), client.version.hasBatches else {
      return refuse(.invalidRequest("batches exist only in a session of 2025-03-26"), nil, .direct)
    }
    guard !elements.isEmpty, elements.count <= configuration.batchSize else {
      return refuse(.invalidRequest("a batch has 1 to \(configuration.batchSize) messages"), nil, .direct)
    }
    let envelopes = elements.map { Envelope.classify($0) }
    let expected = envelopes.count { envelope in
      switch envelope {
      case .request, .invalid, .batch: true
      case .notification, .malformedNotification, .response: false
      }
    }
    let sink = ReplySink.batch(BatchCollector(expected: expected))
    for envelope in envelopes { receive(envelope, cost: cost / elements.count, sink) }
  }

  private func refuse(_ error: MCPError, _ id: RequestID?, _ sink: ReplySink) {
    counters.withLock { $0.refusedFrames += 1 }
    diagnose(.refusedFrame(error))
    replyNow(OutgoingMessage.error(id, error), sink)
  }

  private func accept(_ request: IncomingRequest, cost: Int, _ sink: ReplySink) {
    counters.withLock { $0.requests += 1 }
    guard !table.isInFlight(request.id), !subscriptions.withLock({ $0.contains(request.id) }) else {
      return refuseDuplicate(request.id, sink)
    }
    do throws(MCPError) {
      switch try plan(for: request, isInBatch: sink.isBatch) {
      case .answer(let result): replyNow(OutgoingMessage.result(request.id, result), sink)
      case .listen(let filter): listen(request.id, filter)
      case .run(let method, let context, let operation):
        let job = RequestJob(method: method, context: context, operation: operation, sink: sink, cost: cost)
        switch table.admit(job, spawn: spawn) {
        case .admitted: break
        case .duplicate: refuseDuplicate(request.id, sink)
        case .closed: replyNow(OutgoingMessage.error(request.id, .internalError("the server is stopping")), sink)
        }
      }
    } catch {
      replyNow(OutgoingMessage.error(request.id, error), sink)
    }
  }

  private func refuseDuplicate(_ id: RequestID, _ sink: ReplySink) {
    refuse(.invalidRequest("a request with the id \(id) is in flight already"), id, sink)
  }

  private func take(_ notification: IncomingNotification) {
    counters.withLock { $0.notifications += 1 }
    if notification.method.sameBytes(as: "notifications/cancelled") {
      // An id that is unknown, done, or not an id is ignored: the answer may have crossed the cancellation.
      if let id = notification.params["requestId"].flatMap({ RequestID($0) }) { cancel(id) }
    } else if notification.method.sameBytes(as: "notifications/initialized") {
      session.withLock { $0.markInitialized() }
    } else if case .legacy = session.withLock({ $0.opening }) {
      handler.received(notification.method, params: notification.params)
    }
  }

  private func cancel(_ id: RequestID) {
    if let filter = subscriptions.withLock({ $0.remove(id) }) {
      counters.withLock { $0.cancelled += 1 }
      watch(filter, isWatched: false)
      return
    }
    guard let job = table.cancel(id), job.gate.close() else { return }
    counters.withLock { $0.cancelled += 1 }
    job.cancelTasks()
    replyNow(nil, job.sink)
    table.settle()
  }
}

extension ReplySink {
  fileprivate var isBatch: Bool {
    if case .batch = self { true } else { false }
  }
}
