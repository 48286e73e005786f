/// The reserved names in `_meta` (2026-07-28, "General fields: _meta").
package enum MetaKey {
  /// On each modern request: the revision that it is in.
  package static let protocolVersion = "io.modelcontextprotocol/protocolVersion"
  /// On each modern request: what the client can be asked.
  package static let clientCapabilities = "io.modelcontextprotocol/clientCapabilities"
  /// On a modern request: how the client calls itself.
  package static let clientInfo = "io.modelcontextprotocol/clientInfo"
  /// On a modern request: the least severe log message that is wanted.
  package static let logLevel = "io.modelcontextprotocol/logLevel"
  /// On a modern result: how the server calls itself.
  package static let serverInfo = "io.modelcontextprotocol/serverInfo"
  /// On what a stream of `subscriptions/listen` carries: the id of that request.
  package static let subscriptionID = "io.modelcontextprotocol/subscriptionId"
  /// On a request of either era: what to mark its progress with.
  package static let progressToken = "progressToken"
}
