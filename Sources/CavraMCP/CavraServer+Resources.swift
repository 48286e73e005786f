import CanonicalJSON
package import MCPTransport

extension CavraServer {
  private static let policyURI = "cavra://policy/active"

  private func decisionsURI(_ session: String) -> String { "cavra://session/\(session)/decisions" }

  package func resources(_ context: RequestContext) async throws -> [ResourceDefinition] {
    [
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
  }

  package func resourceTemplates(_ context: RequestContext) async throws -> [ResourceTemplateDefinition] {
    [
      ResourceTemplateDefinition(
        uriTemplate: "cavra://session/{id}/decisions",
        name: "decisions-of-session",
        title: "A session's decisions",
        description: "What was decided in a session; only your own can be read",
        mimeType: "application/json"
      )
    ]
  }

  package func read(_ uri: String, context: RequestContext) async throws -> Answer<ResourceOutput> {
    if uri.sameBytes(as: Self.policyURI) {
      do {
        let summary = try policy.summary(directory: setting.directory)
        return .complete(.text(JSON.object(summary).text, uri: uri, mimeType: "application/json"))
      } catch {
        throw MCPError.internalError("the policy cannot be shown; until it loads every action is blocked")
      }
    }
    // Another session's decisions are not there for this caller: the answer is the same as for a session that never was.
    guard uri.sameBytes(as: decisionsURI(setting.sessionID)) else { throw MCPError.resourceNotFound(uri) }
    return .complete(.text(try await evidence.sessionDecisions().text, uri: uri, mimeType: "application/json"))
  }
}
