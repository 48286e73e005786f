package import CanonicalJSON

/// What a handler can tell its client, or ask it, beside answering requests.
package protocol ClientLink: Sendable {
  /// The list of tools has changed.
  func toolsChanged() async
  /// The list of prompts has changed.
  func promptsChanged() async
  /// The list of resources has changed.
  func resourcesChanged() async
  /// One resource has changed.
  func resourceUpdated(_ uri: String) async

  /// Asks a legacy client (`sampling/createMessage`, `elicitation/create`, `roots/list`); a modern one cannot be asked.
  ///
  /// - Throws: `CallFailure`.
  func ask(_ method: String, _ params: JSONObject, within limit: Duration?) async throws(CallFailure) -> JSONObject

  /// Passes a notification on to a legacy client; a modern one gets none that it did not ask for.
  func notify(_ method: String, _ params: JSONObject) async

  /// Passes another server's log message on to a legacy client, where it asked for its level.
  func relayLog(_ params: JSONObject) async

  /// What the client of this connection declared in `initialize`; nil before that, and in the modern era.
  var legacyCapabilities: JSONObject? { get }

  /// The least severe level that a legacy client asked for; nil where it asked for none.
  var legacyLogLevel: LogLevel? { get }
}
