import CanonicalJSON
package import MCPTransport

extension CavraServer {
  private static let scheme = "cavra://"
  private static let policyURI = "\(scheme)policy/active"

  private func decisionsURI(_ session: String) -> String { "\(Self.scheme)session/\(session)/decisions" }

  package func resources(_ context: RequestContext) async throws -> [ResourceDefinition] {
    let own = [
      ResourceDefinition(
        uri: Self.policyURI,
        name: "active-policy",
        title: "The policy in force",
        description: "Layers, packs, digests, mode and rules that decide here",
        mimeType: "application/json"
      ),
      ResourceDefinition(
        uri: decisionsURI(setting.sessionID),
        name: "session-decisions",
        title: "This session's decisions",
        description: "What was decided in this session, newest first",
        mimeType: "application/json"
      ),
    ]
    let others = try await gateway?.resources(context) ?? []
    return own + others.filter { !isOwn($0.json["uri"]) }
  }

  package func resourceTemplates(_ context: RequestContext) async throws -> [ResourceTemplateDefinition] {
    let own = [
      ResourceTemplateDefinition(
        uriTemplate: "\(Self.scheme)session/{id}/decisions",
        name: "decisions-of-session",
        title: "A session's decisions",
        description: "What was decided in a session; only your own can be read",
        mimeType: "application/json"
      )
    ]
    let others = try await gateway?.resourceTemplates(context) ?? []
    return own + others.filter { !isOwn($0.json["uriTemplate"]) }
  }

  /// Whether the URI is of the scheme that is ours alone: no downstream server gets to answer for it.
  private func isOwn(_ uri: JSON?) -> Bool { uri?.stringValue.map(isOwn) ?? false }

  private func isOwn(_ uri: String) -> Bool { uri.lowercased().hasPrefix(Self.scheme) }

  package func read(_ uri: String, context: RequestContext) async throws -> Answer<ResourceOutput> {
    if uri.sameBytes(as: Self.policyURI) {
      do {
        let summary = try policy.summary(directory: setting.directory)
        return .complete(.text(JSON.object(summary).text, uri: uri, mimeType: "application/json"))
      } catch {
        throw MCPError.internalError("the policy cannot be shown; until it loads every action is blocked")
      }
    }
    if let gateway, !isOwn(uri) { return try await gateway.read(uri, context: context) }
    // Another session's decisions are not there for this caller: the answer is the same as for a session that never was.
    guard uri.sameBytes(as: decisionsURI(setting.sessionID)) else { throw MCPError.resourceNotFound(uri) }
    return .complete(.text(try await evidence.sessionDecisions().text, uri: uri, mimeType: "application/json"))
  }

  package func watch(_ uri: String, isWatched: Bool) async throws {
    guard let gateway, !isOwn(uri) else { throw MCPError.invalidParams("changes of this resource are not announced") }
    try await gateway.watch(uri, isWatched: isWatched)
  }
}
