package import CanonicalJSON
import Synchronization

/// A connection to a server, on which we are the client: sends requests under ids of its own, sorts what comes back.
///
/// Knows framing, ids, cancellation and progress; what is asked and in which era is the caller's matter.
package final class MCPClient: Sendable {
  /// What comes from the server unasked. Called on the channel's thread, must be quick.
  package struct Events: Sendable {
    /// A notification other than progress on a call of ours and the withdrawal of a request.
    package var notification: @Sendable (String, JSONObject) -> Void
    /// A request of a legacy server, other than `ping`.
    package var request: @Sendable (PeerRequest) -> Void
    /// The server has gone; called once, after every waiting call has failed.
    package var ended: @Sendable (String) -> Void
    /// Something on the channel is no message of the protocol, or nobody's: one line for a log.
    package var diagnose: @Sendable (String) -> Void

    package init(
      notification: @escaping @Sendable (String, JSONObject) -> Void = { _, _ in },
      request: @escaping @Sendable (PeerRequest) -> Void = { $0.refuse(.methodNotFound($0.method)) },
      ended: @escaping @Sendable (String) -> Void = { _ in },
      diagnose: @escaping @Sendable (String) -> Void = { _ in }
    ) {
      self.notification = notification
      self.request = request
      self.ended = ended
      self.diagnose = diagnose
    }
  }

  /// The bounds of a connection.
  package struct Limits: Sendable {
    /// The longest message in bytes.
    package var maximumFrame = 64 << 20
    /// The deepest nesting of a message.
    package var maximumDepth = 128
    /// How many requests of the server may be open; beyond, they are refused.
    package var openRequests = 64
    /// How many answers may wait for a server that does not read; beyond, they are dropped.
    package var waitingAnswers = 1024
    /// The usual bounds.
    package init() {}
  }

  let calls = PendingCalls()
  private let channel: any MessageChannel
  private let limits: Limits
  let events: Events
  /// The server's requests that are not answered yet; it may withdraw them.
  private let asked = Mutex<[RequestID: PeerRequest]>([:])
  /// Answers of ours that are not on their way yet.
  private let answering = Atomic<Int>(0)

  /// - Parameter channel: not started yet.
  package init(channel: any MessageChannel, limits: Limits = Limits(), events: Events = Events()) {
    self.channel = channel
    self.limits = limits
    self.events = events
  }

  /// Begins to receive; to be called once, before the first request.
  package func start() throws(TransportError) {
    try channel.start(
      deliver: { [weak self] in self?.receive($0) },
      ended: { [weak self] reason in
        guard let self else { return }
        calls.close(reason)
        for request in asked.withLock({ Array($0.values) }) { request.withdraw() }
        events.ended(reason)
      }
    )
  }

  /// How many calls wait for their answers.
  package var waiting: Int { calls.count }

  /// Sends a request and waits for its result.
  ///
  /// When the task is cancelled or the time is up, the server is told so and a late answer is swallowed.
  ///
  /// - Parameters:
  ///   - limit: how long the answer may take; nil for as long as it likes.
  ///   - progress: gets the parameters of progress notifications, the token among them being ours. A token that the request
  ///     has already is replaced, or taken out where no progress is wanted.
  package func request(
    _ method: String,
    _ params: JSONObject,
    within limit: Duration?,
    progress: (@Sendable (JSONObject) -> Void)? = nil
  ) async throws(CallFailure) -> JSONObject {
    guard !Task.isCancelled else { throw .cancelled }
    return try await calls.call(
      within: limit,
      progress: progress,
      send: { [channel] id throws(TransportError) in
        var params = params
        var meta = params["_meta"]?.objectValue ?? JSONObject()
        meta[MetaKey.progressToken] = progress.map { _ in JSON(id) }
        params["_meta"] = meta.isEmpty ? nil : .object(meta)
        try await channel.send(OutgoingMessage.request(id, method, params))
      },
      // The handshake cannot be cancelled (MCP lifecycle).
      abandon: { [weak self] id, reason in
        guard method != Method.initialize.rawValue else { return }
        self?.post("notifications/cancelled", ["requestId": JSON(id), "reason": .string(reason)])
      }
    )
  }

  /// Sends a notification; what cannot be sent any more is dropped.
  package func notify(_ method: String, _ params: JSONObject) async {
    try? await channel.send(OutgoingMessage.notification(method, params))
  }

  /// Ends the connection; calls that wait fail.
  package func close() async {
    calls.close("the connection was closed")
    await channel.close()
  }

  /// `notify` for where nothing can be awaited. Order among several is not kept.
  func post(_ method: String, _ params: JSONObject) {
    Task { [self] in await notify(method, params) }
  }

  // MARK: Receiving

  private func receive(_ line: Line) {
    switch line {
    case .oversized(let prefix, let byteCount):
      drop(prefix, "has \(byteCount) bytes, the limit is \(limits.maximumFrame)")
    case .frame(let bytes):
      let bounds = JSONLimits(maximumBytes: limits.maximumFrame, maximumDepth: limits.maximumDepth)
      switch Envelope.parse(bytes, limits: bounds) {
      case .response(let response):
        if !calls.settle(response) { events.diagnose("the server answered something that nobody waits for") }
      case .notification(let notification): take(notification)
      case .request(let request): take(request)
      case .malformedNotification(let reason): events.diagnose("the server sent a malformed notification: \(reason)")
      case .batch: events.diagnose("the server sent an array where a message belongs")
      case .invalid(let error, _): drop(bytes, "is no valid message: \(error.message)")
      }
    }
  }

  /// A line that cannot be relayed. Where it tells whose answer it was meant to be, that call fails at once.
  private func drop(_ bytes: [UInt8], _ reason: String) {
    events.diagnose("a line of the server \(reason)")
    guard let id = IDScanner.findID(in: bytes)?.json.intValue else { return }
    calls.settle(id, .failure(.refused(.internalError("the server's answer \(reason)"))))
  }

  private func take(_ notification: IncomingNotification) {
    switch notification.method {
    case "notifications/progress":
      if !calls.report(notification.params) { events.diagnose("the server reported progress that nobody asked for") }
    case "notifications/cancelled":
      if let id = notification.params["requestId"].flatMap({ RequestID($0) }) {
        asked.withLock { $0.removeValue(forKey: id) }?.withdraw()
      }
      events.notification(notification.method, notification.params)
    default: events.notification(notification.method, notification.params)
    }
  }

  private func take(_ request: IncomingRequest) {
    let question = PeerRequest(request) { [weak self] message in
      guard let self else { return }
      asked.withLock { $0[request.id] = nil }
      answer(message)
    }
    if request.method.sameBytes(as: Method.ping.rawValue) { return question.answer([:]) }
    enum Admission { case admitted, known, tooMany }
    let admission = asked.withLock { asked -> Admission in
      guard asked[request.id] == nil else { return .known }
      guard asked.count < limits.openRequests else { return .tooMany }
      asked[request.id] = question
      return .admitted
    }
    switch admission {
    case .admitted: events.request(question)
    case .known: events.diagnose("the server used the id of a request twice")
    case .tooMany: answer(OutgoingMessage.error(request.id, .internalError("too many requests are open")))
    }
  }

  /// A server that asks and does not read must not make us keep all our answers.
  private func answer(_ message: [UInt8]) {
    guard answering.add(1, ordering: .relaxed).newValue <= limits.waitingAnswers else {
      answering.subtract(1, ordering: .relaxed)
      return events.diagnose("the server does not read its answers")
    }
    Task {
      try? await channel.send(message)
      answering.subtract(1, ordering: .relaxed)
    }
  }
}
