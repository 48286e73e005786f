import CanonicalJSON

/// An MCP server as a client's configuration file has it.
package struct ServerEntry: Sendable, Equatable {
  /// How it is reached.
  package enum Way: Sendable, Equatable {
    case command(String, arguments: [String], environment: [String: String], directory: String?)
    case url(String, headers: [String: String])
  }

  /// What the client calls it.
  package let name: String
  package let way: Way

  /// The servers of a configuration file, in its order.
  ///
  /// Read are the forms of Claude Code, Cursor, Gemini CLI, Amazon Q and Windsurf (`mcpServers`), of VS Code and Copilot
  /// (`servers`, `mcp.servers`), and the projects of `~/.claude.json`.
  ///
  /// - Parameter project: the project whose servers are taken from a file that has several; absolute.
  /// - Throws: `AgentClientsError` (`unparsable`, `shape`) where the file is no such configuration, or an entry is none.
  package static func all(in bytes: [UInt8], file: String, project: String) throws(AgentClientsError) -> [ServerEntry] {
    let parsed: JSON
    do throws(JSONError) { parsed = try JSON.parse(bytes) } catch { throw AgentClientsError.unparsable(file, "\(error)") }
    guard let root = parsed.objectValue else { throw AgentClientsError.servers(file, "it is no JSON object") }
    var lists: [JSONObject] = []
    for member in ["mcpServers", "servers"] { if let list = root[member]?.objectValue { lists.append(list) } }
    if let list = root["mcp"]?["servers"]?.objectValue { lists.append(list) }
    if let list = root["projects"]?[project]?["mcpServers"]?.objectValue { lists.append(list) }
    guard !lists.isEmpty else {
      throw AgentClientsError.servers(file, "it has no `mcpServers` and no `servers`")
    }
    var entries: [ServerEntry] = []
    for list in lists {
      for member in list.members { entries.append(try entry(member.name, member.value, file)) }
    }
    return entries
  }

  private static func entry(_ name: String, _ value: JSON, _ file: String) throws(AgentClientsError) -> ServerEntry {
    func texts(_ member: String) throws(AgentClientsError) -> [String: String] {
      var result: [String: String] = [:]
      for pair in value[member]?.objectValue?.members ?? [] {
        guard let text = pair.value.stringValue else {
          throw AgentClientsError.servers(file, "`\(member).\(pair.name)` of `\(name)` is no text")
        }
        result[pair.name] = text
      }
      return result
    }
    if let url = value["url"]?.stringValue ?? value["httpUrl"]?.stringValue {
      return ServerEntry(name: name, way: .url(url, headers: try texts("headers")))
    }
    guard let command = value["command"]?.stringValue else {
      throw AgentClientsError.servers(file, "`\(name)` has neither `command` nor `url`")
    }
    let words = value["args"]?.arrayValue ?? []
    let arguments = words.compactMap(\.stringValue)
    guard arguments.count == words.count else {
      throw AgentClientsError.servers(file, "an argument of `\(name)` is no text")
    }
    return ServerEntry(
      name: name,
      way: .command(
        command,
        arguments: arguments,
        environment: try texts("env"),
        directory: value["cwd"]?.stringValue
      )
    )
  }
}
