import CanonicalJSON
import Effects
import Foundation
import Model
import Policy
import Testing

@testable import AgentClients

/// The actions that stand for a call, seen by the real judge under the baseline pack.
@Suite struct JudgedSearchTests {
  private static let surroundings = Surroundings(workTrees: ["/srv/app"], home: "/home/dev", temporary: ["/tmp"])

  /// Only directories that are named here exist, and no file does.
  private static let workspace = Workspace(
    kind: { path throws(EffectsError) in
      ["/", "/srv", "/srv/app", "/srv/app/src", "/home", "/home/dev", "/home/dev/.ssh"].contains(path)
        ? .directory : nil
    },
    linkTarget: { _ throws(EffectsError) in "" },
    names: { _, _ throws(EffectsError) in [] },
    contents: { _, _ throws(EffectsError) in [] },
    home: { $0.isEmpty ? "/home/dev" : nil }
  )

  private static let policy = Result {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../policies/cavra-ai-agent-baseline/policy.yaml")
    let pack = try PackLoader { _ in nil }.load([UInt8](try Data(contentsOf: file)), file: "baseline")
    let places = ProtectedPlaces(
      state: "/home/dev/.local/state/cavra",
      configuration: "/home/dev/.config/cavra",
      enterprise: "/etc/cavra",
      binary: "/usr/local/bin/cavra-mcp"
    )
    return PolicySet(layers: [try BuiltInRules.layer(places), Layer(.user, pack)])
  }

  private static func outcome(_ tool: String, _ input: JSONObject) throws -> Outcome {
    let effects = ClaudeCodeTools.actions(tool: tool, input: input, cwd: "/srv/app", ownServer: false, ownTools: [])
      .flatMap { EffectExpander.expand($0, workspace: workspace) }
    return try policy.get().judge(effects, in: surroundings).outcome
  }

  @Test(arguments: [
    ".env*", "{.env,.env.local}", "**/.env", ".[e]nv", "*.p12", "*.key", ".env{,rc}", "id_rsa", "/.env",
  ])
  func searchesOfSecretsAreBlocked(glob: String) throws {
    #expect(try Self.outcome("Grep", ["pattern": "x", "glob": .string(glob)]) == .block)
  }

  @Test(arguments: ["*.swift", "*.{ts,tsx}", "**/*", "!.env", "src/**/*.c"])
  func ordinarySearchesAreNot(glob: String) throws {
    #expect(try Self.outcome("Grep", ["pattern": "x", "glob": .string(glob)]) == .allow)
  }

  @Test func places() throws {
    #expect(try Self.outcome("Grep", ["pattern": "x"]) == .allow)
    #expect(try Self.outcome("Grep", ["pattern": "x", "path": "~/.ssh"]) == .block)
    #expect(try Self.outcome("Glob", ["pattern": "src/*.swift"]) == .allow)
    #expect(try Self.outcome("Glob", ["pattern": "~/.ssh/*"]) == .block)
    #expect(try Self.outcome("Read", ["file_path": "/srv/app/.env"]) == .block)
  }

  /// The tools whose arguments are left out here are those that the built-in rules let pass; each other one is asked about.
  @Test func toolsWithoutArgumentsAreThoseThatPolicyKnows() throws {
    let known =
      """
      Agent AgentOutputTool AskUserQuestion BashOutput EnterPlanMode ExitPlanMode KillBash KillShell ListMcpResourcesTool \
      Skill SlashCommand StructuredOutput Task TaskCreate TaskGet TaskList TaskOutput TaskStop TaskUpdate TodoRead TodoWrite \
      ToolSearch WebSearch
      """
    for tool in known.split(separator: " ").map(String.init) {
      #expect(try Self.outcome(tool, ["command": "cat .env", "path": "/home/dev/.ssh/id_rsa"]) == .allow, "\(tool)")
    }
    for tool in ["Artifact", "CronCreate", "EnterWorktree", "PowerShell", "REPL", "SendMessage", "Workflow", "tasks"] {
      #expect(try Self.outcome(tool, ["prompt": "hello"]) == .requireApproval, "\(tool)")
      #expect(try Self.outcome(tool, ["path": "/home/dev/.ssh/id_rsa"]) == .block, "\(tool)")
    }
    #expect(try Self.outcome("Agent", ["prompt": "x", "isolation": "remote"]) == .requireApproval)
    for tool in ["Bash", "Read", "Write", "Edit", "Grep", "Glob", "WebFetch", "Monitor", "mcp__x"] {
      #expect(try Self.outcome(tool, [:]) >= .requireApproval || tool == "Grep", "\(tool)")
    }
  }
}
