import CanonicalJSON
import Model
import Testing

@testable import Effects

/// One entry point for all kinds of action.
@Suite struct EffectExpanderTests {
  private func names(_ subject: Action.Subject, cwd: String = "/srv/app") -> [String] {
    EffectExpander.expand(Action(subject, cwd: cwd), workspace: CommandWorld.world.workspace).map(\.name)
  }

  @Test func kinds() {
    #expect(names(.readFile(path: ".env")) == ["read"])
    #expect(names(.writeFile(path: "x")) == ["write"])
    #expect(names(.deleteFile(path: "~/x")) == ["delete"])
    #expect(names(.fetchURL("https://h.example/")) == ["connect"])
    #expect(names(.executeCommand(line: "cat .env")) == ["run", "read"])
    #expect(names(.mcpToolCall(server: "fs", tool: "read_file", arguments: ["path": ".env"])) == ["mcp", "read"])
    #expect(
      names(.mcpToolCall(server: "sh", tool: "run", arguments: ["command": "cat .env"])) == ["mcp", "run", "read"]
    )
    #expect(names(.clientTool(client: "c", tool: "Task", arguments: [:])) == ["tool"])
    #expect(
      names(.clientTool(client: "c", tool: "New", arguments: ["command": "cat .env"])) == ["tool", "run", "read"]
    )
  }

  @Test func failuresAreOpaque() {
    #expect(names(.readFile(path: "")) == ["opaque"])
    #expect(names(.readFile(path: "a\u{0}")) == ["opaque"])
    #expect(names(.fetchURL("nonsense")) == ["opaque"])
    #expect(names(.executeCommand(line: "ls"), cwd: "relative") == ["opaque"])
  }

  @Test(arguments: [
    ("push", "origin main --force", "git push origin main --force"), ("push", "origin/main", "git push origin main"),
    ("push", "origin/feature/x", "git push origin feature/x"), ("", "git push origin main", "git push origin main"),
    ("", "status", "git status"),
    ("reset --hard", "HEAD~1", "git reset --hard HEAD~1"), ("push", "", "git push"),
    ("push", "./local/repo main", "git push ./local/repo main"),
  ])
  func gitOperations(operation: String, target: String, line: String) {
    #expect(GitActionLine.line(operation: operation, target: target).sameText(as: line))
    #expect(names(.gitOperation(operation: operation, target: target)).first == "run")
  }
}
