package import CanonicalJSON
import Synchronization

/// What the server can ask of a legacy client and pass on to it.
extension MCPServer: ClientLink {
  package func ask(
    _ method: String,
    _ params: JSONObject,
    within limit: Duration?
  ) async throws(CallFailure) -> JSONObject {
    guard case .legacy = session.withLock({ $0.opening }) else {
      throw .gone("a client of this protocol version cannot be asked")
    }
    return try await questions.call(
      within: limit,
      send: { [writer] id throws(TransportError) in
        try await writer.send(OutgoingMessage.request(id, method, params) + [0x0A])
      },
      abandon: { [writer] id, reason in
        let message = OutgoingMessage.notification(
          "notifications/cancelled",
          ["requestId": JSON(id), "reason": .string(reason)]
        )
        Task { try? await writer.send(message + [0x0A]) }
      }
    )
  }

  package func notify(_ method: String, _ params: JSONObject) async {
    guard session.withLock({ $0.listeningLegacyClient }) != nil else { return }
    try? await writer.send(OutgoingMessage.notification(method, params) + [0x0A])
  }

  package func relayLog(_ params: JSONObject) async {
    guard let threshold = legacyLogLevel, let level = params["level"].flatMap({ try? LogLevel($0) }),
      level >= threshold
    else { return }
    await notify("notifications/message", params)
  }

  package var legacyCapabilities: JSONObject? {
    if case .legacy(let client) = session.withLock({ $0.opening }) { client.capabilities } else { nil }
  }

  package var legacyLogLevel: LogLevel? { session.withLock { $0.logLevel } }
}
