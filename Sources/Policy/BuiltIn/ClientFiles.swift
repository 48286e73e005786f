/// The files by which each agent client is configured, hooked and restrained, as patterns.
///
/// Whoever writes them decides which hooks run, which MCP servers start and what is allowed without asking. The places are
/// those of the clients' own documentation.
enum ClientFiles {
  static var rows: [ProtectedRow] { settings.map(settingsRow) + [hooks] }

  private static func settingsRow(_ client: (name: String, patterns: [String])) -> ProtectedRow {
    ProtectedRow(
      "cavra.builtin.client_files",
      [.write, .delete],
      client.patterns,
      "this file tells \(client.name) which hooks, servers and permissions it has",
      instead: "ask your user to change it"
    )
  }

  private static let hooks = ProtectedRow(
    "cavra.builtin.git_hooks",
    [.write, .delete],
    ["**/.git/hooks/**"],
    "Git would run this file by itself later",
    instead: "ask your user to install the hook"
  )

  private static let settings: [(name: String, patterns: [String])] = [
    (
      "Claude Code",
      [
        "**/.claude/settings.json", "**/.claude/settings.local.json", "**/.claude/hooks/**",
        "**/.claude/shell-snapshots/**", "**/.claude/plugins/**", "~/.claude.json", "**/.mcp.json",
        "/etc/claude-code/**", "/Library/Application Support/ClaudeCode/**",
      ]
    ),
    (
      "Codex",
      [
        "**/.codex/config.toml", "**/.codex/hooks.json", "**/.codex/rules/**", "**/.codex/*.rules",
        "**/.codex/requirements.toml", "/etc/codex/**",
      ]
    ), ("Cursor", ["**/.cursor/mcp.json", "**/.cursor/hooks.json", "**/.cursor/hooks/**", "/etc/cursor/**"]),
    (
      "Gemini CLI", ["**/.gemini/settings.json", "**/.gemini/policies/**", "**/.gemini/hooks/**", "/etc/gemini-cli/**"]
    ),
    (
      "Copilot",
      [
        "**/.github/hooks/**", "**/.copilot/mcp-config.json", "**/.copilot/hooks/**", "**/.copilot/config.json",
        "/etc/github-copilot/**", "**/.vscode/mcp.json",
      ]
    ),
    (
      "Amazon Q and Kiro",
      [
        "**/.aws/amazonq/mcp.json", "**/.aws/amazonq/cli-agents/**", "**/.amazonq/mcp.json",
        "**/.amazonq/cli-agents/**",
        "**/.kiro/settings/**", "**/.kiro/hooks/**", "**/.kiro/agents/**",
      ]
    ), ("Windsurf", ["**/.codeium/windsurf/mcp_config.json", "**/.windsurf/hooks.json"]),
  ]
}

extension ProtectedRow {
  /// One rule for each operation.
  func rules() throws(PolicyError) -> [Rule] {
    var compiled: [PathPattern] = []
    for pattern in patterns { compiled.append(try Patterns.path(pattern, BuiltInRules.place)) }
    return operations.map { operation in
      let matcher = FileMatcher(operation: operation, patterns: compiled, exceptions: [], zones: [])
      return BuiltInRules.rule(id, .file(matcher), reason, instead)
    }
  }
}
