package import CanonicalJSON
package import MCPTransport

/// What only the downstream servers serve; nothing of it is advertised without them.
extension CavraServer {
  package func connected(to client: any ClientLink) { gateway?.connected(to: client) }

  package func complete(_ request: CompletionRequest, context: RequestContext) async throws -> Completion {
    // Our own prompt and resources have nothing to propose.
    if case .prompt(let name) = request.reference, name.sameBytes(as: ServerWords.promptName) { return Completion([]) }
    return try await gateway?.complete(request, context: context) ?? Completion([])
  }

  package func serves(_ method: String, era: Era) -> Bool { gateway?.serves(method, era: era) ?? false }

  package func perform(_ method: String, context: RequestContext) async throws -> JSONObject {
    guard let gateway else { throw MCPError.methodNotFound(method) }
    return try await gateway.perform(method, context: context)
  }

  package func logLevelChanged(to level: LogLevel) async { await gateway?.logLevelChanged(to: level) }

  package func received(_ notification: String, params: JSONObject) {
    gateway?.received(notification, params: params)
  }
}
