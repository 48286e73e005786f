import CanonicalJSON

/// What one configuration file of Claude Code is to hold of ours. One truth for writing, checking and removing it.
package struct ClaudeCodeEntries: Sendable {
  /// Our entry in `mcpServers`; nil in a file that has none.
  let server: JSONObject?
  /// Our group for each event, in the order in which they are written.
  let hooks: [(event: String, group: JSON)]
  /// Our entries in `permissions.deny`.
  let denials: [String]
  /// Whether the file is one with hooks and permissions.
  let isSettings: Bool

  static let serverName = "cavra"
  static let servers = JSONPath("mcpServers")
  static let hooks = JSONPath("hooks")
  static let denials = JSONPath("permissions", "deny")

  /// The file that lists MCP servers: `.mcp.json`, `.claude.json`.
  static func servers(binary: String, flags: [String]) -> ClaudeCodeEntries {
    let server: JSONObject = [
      "type": "stdio", "command": .string(binary), "args": JSON(["serve"] + flags),
    ]
    return ClaudeCodeEntries(server: server, hooks: [], denials: [], isSettings: false)
  }

  /// The file with hooks and permissions: `settings.json`.
  static func settings(_ line: HookCommandLine, denials: [String]) -> ClaudeCodeEntries {
    var blocking = hook(line.blocking)
    blocking["onFailure"] = "block"
    let recording = hook(line.recording)
    return ClaudeCodeEntries(
      server: nil,
      hooks: [
        ("PreToolUse", ["matcher": "*", "hooks": [.object(blocking)]]),
        ("PostToolUse", ["matcher": "*", "hooks": [.object(recording)]]),
        ("UserPromptSubmit", ["hooks": [.object(recording)]]), ("SessionStart", ["hooks": [.object(recording)]]),
      ],
      denials: denials,
      isSettings: true
    )
  }

  private static func hook(_ command: String) -> JSONObject {
    ["type": "command", "command": .string(command), "timeout": JSON(HookCommandLine.clientTimeout)]
  }

  /// Whether the entry in `mcpServers` was written by some version of cavra-mcp.
  static func isOurs(_ server: JSON) -> Bool {
    guard let command = server["command"]?.stringValue, let first = server["args"]?.arrayValue?.first?.stringValue
    else {
      return false
    }
    let name = command.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
    return name.elementsEqual("cavra-mcp".utf8) && first.sameBytes(as: "serve")
  }

  /// Whether the handler in a hook group was written by some version of cavra-mcp.
  static func isOurs(handler: JSON) -> Bool {
    handler["command"]?.stringValue.map(HookCommandLine.isOurs) ?? false
  }
}
