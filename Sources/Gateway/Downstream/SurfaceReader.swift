import CanonicalJSON
import MCPTransport

/// Reads the lists of a server that has just been opened, or of which one has changed.
struct SurfaceReader: Sendable {
  /// More than this many pages, or entries, of one list are a server gone wrong.
  private static let mostPages = 100
  private static let mostEntries = 20_000

  let connection: Connection
  /// How long one page may take.
  let limit: Duration

  /// Everything that the server says of itself.
  func surface() async throws(CallFailure) -> ServerSurface {
    let capabilities = connection.peer.capabilities
    var surface = ServerSurface(peer: connection.peer)
    if capabilities["tools"] != nil { surface.tools = try await entries("tools/list", "tools") }
    if capabilities["prompts"] != nil { surface.prompts = try await optional("prompts/list", "prompts") }
    if capabilities["resources"] != nil {
      surface.resources = try await optional("resources/list", "resources")
      surface.templates = try await optional("resources/templates/list", "resourceTemplates")
    }
    return surface
  }

  /// A list that servers often do not have although they advertise what it lists.
  private func optional(_ method: String, _ member: String) async throws(CallFailure) -> [JSONObject] {
    do throws(CallFailure) {
      return try await entries(method, member)
    } catch {
      guard case .refused(let refusal) = error, refusal.code == .methodNotFound else { throw error }
      return []
    }
  }

  /// All entries of one list.
  func entries(_ method: String, _ member: String) async throws(CallFailure) -> [JSONObject] {
    var all: [JSONObject] = []
    var cursor: JSON?
    for _ in 0..<Self.mostPages {
      var params = JSONObject()
      params["cursor"] = cursor
      params = connection.params(params, for: connection.agent, logLevel: nil)
      let result = try await connection.client.request(method, params, within: limit)
      guard let page = result[member]?.arrayValue else {
        throw .refused(.internalError("the server answered `\(method)` without `\(member)`"))
      }
      all += page.compactMap(\.objectValue)
      guard all.count <= Self.mostEntries else { break }
      // Any string is a cursor, the empty one too.
      guard let next = result["nextCursor"], next.stringValue != nil else { return all }
      cursor = next
    }
    throw .refused(.internalError("the server's list `\(member)` does not end"))
  }
}
