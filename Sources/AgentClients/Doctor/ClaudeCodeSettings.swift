import CanonicalJSON
import Effects

/// The settings files of Claude Code in the order in which the strongest comes first (its settings reference, "Settings
/// precedence"), and the files with its MCP servers.
package struct ClaudeCodeSettings: Sendable {
  /// Where they lie; each absolute.
  package struct Places: Sendable {
    let managed: String
    let project: String
    /// `~/.claude` or `$CLAUDE_CONFIG_DIR`.
    let client: String
    /// The client's own file with its users' servers.
    let own: String

    /// - Parameter clientDirectory: `$CLAUDE_CONFIG_DIR`, where it is set.
    package init(project: String, home: String, clientDirectory: String?, managed: String = "/etc/claude-code") {
      self.managed = managed
      self.project = project
      client = clientDirectory ?? PathText.join(home, ".claude")
      own = PathText.join(clientDirectory ?? home, ".claude.json")
    }
  }

  /// One file that is there.
  struct File: Sendable {
    enum Scope: Sendable { case managed, local, project, user }

    let scope: Scope
    let path: String
    /// nil where it cannot be read as a JSON object.
    let settings: JSONObject?
  }

  let files: [File]
  /// The names of MCP servers other than our own, with the file of each.
  let otherServers: [(name: String, path: String)]

  /// - Parameter readFile: a file's bytes, nil where there is none; throws where there is one that cannot be read.
  package init(_ places: Places, readFile: (String) throws -> [UInt8]?) {
    func object(_ path: String) -> (isThere: Bool, object: JSONObject?) {
      do {
        guard let bytes = try readFile(path) else { return (false, nil) }
        return (true, try JSON.parse(bytes).objectValue)
      } catch {
        return (true, nil)
      }
    }
    let candidates: [(File.Scope, String)] = [
      (.managed, PathText.join(places.managed, "managed-settings.json")),
      (.local, PathText.join(places.project, ".claude/settings.local.json")),
      (.project, PathText.join(places.project, ".claude/settings.json")),
      (.user, PathText.join(places.client, "settings.json")),
    ]
    files = candidates.compactMap { scope, path in
      let (isThere, settings) = object(path)
      return isThere ? File(scope: scope, path: path, settings: settings) : nil
    }
    var servers: [(name: String, path: String)] = []
    func add(_ holder: JSONObject?, _ path: String) {
      for name in holder?["mcpServers"]?.objectValue?.names ?? [] where !name.sameBytes(as: OwnServer.name) {
        servers.append((name, path))
      }
    }
    let shared = PathText.join(places.project, ".mcp.json")
    add(object(shared).object, shared)
    let own = object(places.own).object
    add(own, places.own)
    add(own?["projects"]?[places.project]?.objectValue, places.own)
    otherServers = servers
  }
}
