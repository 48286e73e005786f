import CanonicalJSON

/// How the connection stands: which era the client opened it in and what a legacy client has set since.
struct Session: Sendable {
  enum Opening: Sendable {
    /// No request has decided yet.
    case undecided
    case legacy(LegacyClient)
    case modern
  }

  var opening = Opening.undecided
  /// Set by `logging/setLevel`; without it a legacy client gets no log messages.
  var logLevel: LogLevel?
  /// The resources that a legacy client has subscribed to.
  var watched: Set<ByteKey> = []

  /// The legacy client once it has said `notifications/initialized`.
  var listeningLegacyClient: LegacyClient? {
    if case .legacy(let client) = opening, client.isInitialized { client } else { nil }
  }

  mutating func markInitialized() {
    guard case .legacy(var client) = opening else { return }
    client.isInitialized = true
    opening = .legacy(client)
  }
}
