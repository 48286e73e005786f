import CanonicalJSON

/// The tools and prompts of all servers under the names that the agent knows them by, in the order of the servers and, within
/// one, in its own order.
struct NameTable: Sendable {
  struct Entry: Sendable {
    let server: DownstreamServer
    /// The server's own name of it.
    let name: String
    /// The approved definition.
    let definition: JSONObject
    /// The definition under the name that the agent sees.
    let exposed: JSONObject
  }

  let tools: [Entry]
  let prompts: [Entry]
  private let toolPlaces: [ByteKey: Int]
  private let promptPlaces: [ByteKey: Int]
  /// Names that two things would have; only the first is there.
  let clashes: [String]

  init(_ servers: [DownstreamServer]) {
    var clashes: [String] = []
    (tools, toolPlaces) = Self.entries(servers, &clashes) { $0.tools }
    (prompts, promptPlaces) = Self.entries(servers, &clashes) { $0.prompts }
    self.clashes = clashes
  }

  func tool(_ name: String) -> Entry? { toolPlaces[ByteKey(name)].map { tools[$0] } }

  func prompt(_ name: String) -> Entry? { promptPlaces[ByteKey(name)].map { prompts[$0] } }

  private static func entries(
    _ servers: [DownstreamServer],
    _ clashes: inout [String],
    _ list: (ApprovedSurface) -> [JSONObject]
  ) -> ([Entry], [ByteKey: Int]) {
    var entries: [Entry] = []
    var places: [ByteKey: Int] = [:]
    for server in servers {
      for definition in server.surface.map(list) ?? [] {
        guard let name = definition["name"]?.stringValue else { continue }
        let shown = ExposedName.of(name, server: server.name)
        guard places[ByteKey(shown)] == nil else {
          clashes.append(shown)
          continue
        }
        var exposed = definition
        exposed["name"] = .string(shown)
        places[ByteKey(shown)] = entries.count
        entries.append(Entry(server: server, name: name, definition: definition, exposed: exposed))
      }
    }
    return (entries, places)
  }
}
