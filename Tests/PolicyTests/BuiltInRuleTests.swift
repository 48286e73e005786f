import Model
import Policy
import Testing

struct BuiltInRuleTests {
  private static func verdict(_ effect: Effect) throws -> Verdict {
    let open = try PolicyFixtures.pack(
      "defaults: {run: allow, read: allow, write: allow, delete: allow, git: allow, connect: allow, opaque: allow}"
    )
    let layers = [try BuiltInRules.layer(PolicyFixtures.places), Layer(.enterprise, open)]
    return PolicySet(layers: layers).judge([effect], in: PolicyFixtures.surroundings)
  }

  static let guarded = [
    "~/.local/state/cavra/evidence.db", "~/.local/state/cavra/evidence.db-wal", "~/.config/cavra/policy.yaml",
    "~/.config/cavra/keys/approver", "/etc/cavra/policy.yaml", "/usr/local/bin/cavra-mcp", ".cavra/policy.yaml",
    "sub/.cavra/policy.yaml", ".claude/settings.json", ".Claude/Settings.local.json", ".claude/hooks/pre.sh",
    "~/.claude/settings.json", "~/.claude.json", ".mcp.json", "~/.claude/shell-snapshots/x.sh", "~/.codex/config.toml",
    ".codex/hooks.json", "~/.codex/rules/default.rules", ".cursor/mcp.json", "~/.cursor/hooks.json",
    "~/.gemini/settings.json", ".vscode/mcp.json", ".github/hooks/x.json", "~/.kiro/settings/mcp.json",
    ".git/hooks/pre-commit", "~/.bashrc", "~/.bash_profile", "~/.profile", "~/.zshenv", "~/.zshrc", "~/.inputrc",
    "/etc/profile.d/x.sh", "/etc/zsh/zshenv", "~/.config/fish/config.fish", "~/.config/environment.d/x.conf",
    "~/.claude/session-env/1/hook.sh", "/run/client/env.sh",
  ]

  @Test(arguments: guarded)
  func guardsAgainstWritingAndDeleting(_ path: String) throws {
    for effect in [Effect.write(path), .delete(path)] {
      let verdict = try Self.verdict(effect)
      #expect(verdict.outcome == .block)
      #expect(verdict.leading.isBuiltIn)
      #expect(verdict.leading.instead != nil)
    }
  }

  @Test(arguments: [
    ".cavra/policy.yaml", "~/.config/cavra/policy.yaml", ".claude/settings.json", "/etc/cavra/policy.yaml",
    ".git/hooks/pre-commit",
  ])
  func letsPolicyAndSettingsBeRead(_ path: String) throws { #expect(try Self.verdict(.read(path)).outcome == .allow) }

  @Test(arguments: ["~/.config/cavra/keys/approver", "~/.local/state/cavra/evidence.db"])
  func keepsSecretsUnread(_ path: String) throws { #expect(try Self.verdict(.read(path)).outcome == .block) }

  @Test(arguments: [
    "pkill cavra-mcp", "killall -9 cavra-mcp", "cavra-mcp approvals approve 42", "cavra-mcp policy sign x",
    "/usr/local/bin/cavra-mcp init --remove", "cavra-mcp break-glass", "cavra-mcp registry servers approve git",
    "cavra-mcp registry agents block x", "cavra-mcp registry servers import", "cavra-mcp registry servers scope git",
  ])
  func keepsHumanCommandsFromAgents(_ line: String) throws {
    #expect(try Self.verdict(.run(line.split(separator: " ").map(String.init))).outcome == .block)
  }

  @Test(arguments: [
    "cavra-mcp registry servers list", "cavra-mcp registry servers diff git", "cavra-mcp --version",
    "cavra-mcp policy show", "kill 42", "pkill node",
  ])
  func letsTheRestRun(_ line: String) throws {
    #expect(try Self.verdict(.run(line.split(separator: " ").map(String.init))).outcome == .allow)
  }

  @Test(arguments: [
    "src/.bashrc_fixture", "src/.bashrc", "~/.bashrc.md", "/run/client/env.sh.md", "CLAUDE.md", "src/mcp.json.ts",
    "docs/.claude.md", ".git/COMMIT_EDITMSG", "~/.config/cavra.md",
  ])
  func leavesLookAlikesAlone(_ path: String) throws { #expect(try Self.verdict(.write(path)).outcome == .allow) }

  @Test(arguments: ["~", "/", "~/.config", "~/.local", "/usr/local/bin"])
  func deletingAnAncestorIsSeen(_ path: String) throws {
    #expect(try Self.verdict(.delete(path, recursive: true)).outcome == .block)
  }
}
