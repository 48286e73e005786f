package import CanonicalJSON

/// What a handler knows of the request that it serves, and what it can tell the client meanwhile.
package struct RequestContext: Sendable {
  /// The request's id, unique while it is in flight.
  package let id: RequestID
  /// The revision that the client speaks.
  package let version: ProtocolVersion
  /// The era of that revision.
  package var era: Era { version.era }

  /// How the client calls itself (`name`, `version`, …). Not verified: for display and records, never for decisions.
  package let clientInfo: JSONObject?
  /// What the client declared: with `initialize` (legacy) or with this very request (modern).
  package let clientCapabilities: JSONObject
  /// The request's `_meta`, empty where it has none.
  package let meta: JSONObject

  /// All parameters as they came, for who passes the request on.
  package let params: JSONObject

  /// The client's answers to an earlier `InputRequired`, by key; empty on a first try. Keys that were not asked for must be
  /// ignored, and questions left open asked again. Input from outside.
  package let inputResponses: JSONObject
  /// The state that came with that `InputRequired`; nil on a first try. Input from outside.
  package let requestState: String?

  let reporter: RequestReporter

  /// Whether the answer is not wanted any more: cancelled by the client, timed out, or the server stops.
  package var isCancelled: Bool { Task.isCancelled || reporter.gate.isClosed }

  /// Tells the client how far the work is, where it asked for that with a progress token.
  ///
  /// The value must grow with each call; one that does not, and any after the answer, is dropped. Waits while the client
  /// does not read.
  ///
  /// - Parameters:
  ///   - total: what the value will be in the end, where that is known.
  ///   - message: for a person; shown from 2025-03-26 on.
  package func progress(_ value: Double, total: Double? = nil, message: String? = nil) async {
    await reporter.progress(value, total: total, message: message)
  }

  /// Passes another server's progress on, under the token that the client gave; dropped where it gave none, where the value
  /// does not grow, and after the answer.
  package func relayProgress(_ params: JSONObject) async { await reporter.relayProgress(params) }

  /// Whether the client wants progress on this request.
  package var wantsProgress: Bool { reporter.wantsProgress }

  /// Passes another server's log message on, where the client asked for its level.
  package func relayLog(_ params: JSONObject) async { await reporter.relayLog(params) }

  /// The least severe log messages that the client wants at this moment, nil for none.
  package var logLevel: LogLevel? { reporter.logLevel }

  /// Sends a log message to the client, where it asked for this level: by `logging/setLevel` (legacy), or with this request
  /// (modern). Dropped otherwise, and after the answer. Must hold no secrets.
  ///
  /// - Parameters:
  ///   - logger: which part of the server speaks.
  ///   - data: any JSON, often a string.
  package func log(_ level: LogLevel, logger: String? = nil, _ data: JSON) async {
    await reporter.log(level, logger: logger, data)
  }
}
