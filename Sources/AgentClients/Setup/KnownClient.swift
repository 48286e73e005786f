/// An agent client that can be on a machine, and how it is told that CAVRA's MCP server is there.
///
/// The places are those of the clients' own documentation.
package struct KnownClient: Sendable {
  /// The form of the file that lists a client's MCP servers.
  package enum ServerForm: Sendable {
    /// `{"mcpServers": {...}}`.
    case mcpServers
    /// `{"servers": {...}}` (Visual Studio Code).
    case servers
    /// A table of TOML (Codex).
    case toml
  }

  /// The name that `init` takes.
  package let id: String
  /// The name that people know.
  package let name: String
  /// Files or folders below the home directory that say it is in use.
  package let homePlaces: [String]
  /// The same below a project.
  package let projectPlaces: [String]
  /// What its programs are called.
  package let programs: [String]
  /// Where its MCP servers stand; `~` is the home directory.
  package let serverFile: String
  /// The form of that file.
  package let serverForm: ServerForm
  /// Whether `init` can set it up.
  package let isSupported: Bool

  /// Every client that is looked for.
  package static let all: [KnownClient] = [
    KnownClient(
      id: "claude-code",
      name: "Claude Code",
      homePlaces: [".claude", ".claude.json"],
      projectPlaces: [".claude", ".mcp.json"],
      programs: ["claude"],
      serverFile: ".mcp.json",
      serverForm: .mcpServers,
      isSupported: true
    ),
    KnownClient(
      id: "codex",
      name: "Codex",
      homePlaces: [".codex"],
      projectPlaces: [".codex"],
      programs: ["codex"],
      serverFile: "~/.codex/config.toml",
      serverForm: .toml,
      isSupported: false
    ),
    KnownClient(
      id: "cursor",
      name: "Cursor",
      homePlaces: [".cursor"],
      projectPlaces: [".cursor"],
      programs: ["cursor", "cursor-agent"],
      serverFile: "~/.cursor/mcp.json",
      serverForm: .mcpServers,
      isSupported: false
    ),
    KnownClient(
      id: "gemini",
      name: "Gemini CLI",
      homePlaces: [".gemini"],
      projectPlaces: [".gemini"],
      programs: ["gemini"],
      serverFile: "~/.gemini/settings.json",
      serverForm: .mcpServers,
      isSupported: false
    ),
    KnownClient(
      id: "copilot",
      name: "Copilot CLI",
      homePlaces: [".copilot"],
      projectPlaces: [".github/hooks"],
      programs: ["copilot"],
      serverFile: "~/.copilot/mcp-config.json",
      serverForm: .mcpServers,
      isSupported: false
    ),
    KnownClient(
      id: "vscode",
      name: "Visual Studio Code",
      homePlaces: [".vscode", ".config/Code"],
      projectPlaces: [".vscode"],
      programs: ["code"],
      serverFile: ".vscode/mcp.json",
      serverForm: .servers,
      isSupported: false
    ),
    KnownClient(
      id: "amazon-q",
      name: "Amazon Q",
      homePlaces: [".aws/amazonq"],
      projectPlaces: [".amazonq"],
      programs: ["q"],
      serverFile: "~/.aws/amazonq/mcp.json",
      serverForm: .mcpServers,
      isSupported: false
    ),
    KnownClient(
      id: "kiro",
      name: "Kiro",
      homePlaces: [".kiro"],
      projectPlaces: [".kiro"],
      programs: ["kiro", "kiro-cli"],
      serverFile: "~/.kiro/settings/mcp.json",
      serverForm: .mcpServers,
      isSupported: false
    ),
    KnownClient(
      id: "windsurf",
      name: "Windsurf",
      homePlaces: [".codeium/windsurf"],
      projectPlaces: [".windsurf"],
      programs: ["windsurf"],
      serverFile: "~/.codeium/windsurf/mcp_config.json",
      serverForm: .mcpServers,
      isSupported: false
    ),
  ]
}
