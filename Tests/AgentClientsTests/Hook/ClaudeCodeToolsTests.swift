import CanonicalJSON
import Model
import Testing

@testable import AgentClients

@Suite struct ClaudeCodeToolsTests {
  private static func subjects(
    _ tool: String,
    _ input: JSONObject,
    own: Bool = false
  ) -> [Action.Subject] {
    ClaudeCodeTools.actions(
      tool: tool,
      input: input,
      cwd: "/srv/app",
      ownServer: own,
      ownTools: HookFixture.ownTools
    ).map(\.subject)
  }

  private static func whole(_ tool: String, _ input: JSONObject) -> [Action.Subject] {
    [.clientTool(client: "claude-code", tool: tool, arguments: input)]
  }

  /// A known tool without what it needs, or with it in another type, is one action under its own name with all its input.
  @Test(
    arguments: [
      ("Bash", [:]), ("Bash", ["command": 7]), ("Bash", ["command": ["ls"]]), ("Bash", ["command": ""]),
      ("Bash", ["command": nil]), ("Read", ["file_path": 7]), ("Read", ["path": "/etc/passwd"]),
      ("Write", ["file_path": ""]),
      ("Edit", ["file_path": ["/a"]]), ("MultiEdit", ["edits": []]), ("NotebookEdit", ["file_path": "/a.ipynb"]),
      ("NotebookRead", [:]), ("LS", [:]), ("LSP", ["file_path": "a"]), ("Grep", ["path": 7]), ("Grep", ["path": ""]),
      ("Grep", ["glob": 7]), ("Grep", ["glob": ["*.ts"]]), ("Glob", ["path": "/srv"]), ("Glob", ["pattern": ""]),
      ("Glob", ["pattern": "*", "path": nil]), ("WebFetch", ["prompt": "x"]), ("WebFetch", ["url": true]),
      ("Monitor", [:]), ("Monitor", ["command": 1]), ("Monitor", ["ws": "wss://x"]), ("Monitor", ["ws": [:]]),
      ("Monitor", ["command": "ls", "ws": ["url": 7]]), ("ReadMcpResourceTool", ["uri": "x"]),
      ("ReadMcpResourceTool", ["server": "s", "uri": 7]), ("ReadMcpResourceDirTool", ["server": "s"]),
    ] as [(String, JSONObject)]
  )
  func odd(tool: String, input: JSONObject) {
    #expect(Self.subjects(tool, input) == Self.whole(tool, input))
  }

  /// Names are compared byte for byte: the letter U+212A is no K, and case matters.
  @Test(arguments: ["bash", "Bash ", " Bash", "Tas\u{212A}", "", "Read\u{0}", "Bash Monitor", "TodoWrite ToolSearch"])
  func lookAlikesAreUnknown(tool: String) {
    let input: JSONObject = ["command": "ls", "file_path": "/a"]
    #expect(Self.subjects(tool, input) == Self.whole(tool, input))
  }

  @Test func bothOfAMonitor() {
    let input: JSONObject = ["command": "tail -f x", "ws": ["url": "wss://h/x"]]
    #expect(Self.subjects("Monitor", input) == [.executeCommand(line: "tail -f x"), .fetchURL("wss://h/x")])
  }

  /// A sub-agent that works where no hook reaches is another tool than one that works here.
  @Test(
    arguments: [
      (nil, "Agent"), ("worktree", "Agent"), ("remote", "Agent/elsewhere"), ("cloud", "Agent/elsewhere"),
      (7, "Agent/elsewhere"),
      (.null, "Agent/elsewhere"),
    ] as [(JSON?, String)]
  )
  func subAgents(isolation: JSON?, tool: String) {
    var input: JSONObject = ["prompt": "look", "description": "d"]
    input["isolation"] = isolation
    #expect(Self.subjects("Agent", input) == [.clientTool(client: "claude-code", tool: tool, arguments: [:])])
  }

  /// Paths stand as they are given.
  @Test(arguments: [
    "~/.ssh/id_rsa", "../x", "file:///etc/passwd", "C:\\Users\\x", "/a//b/./c", "\u{202E}x", "a\nb", " ",
  ])
  func pathsAsGiven(path: String) {
    #expect(Self.subjects("Read", ["file_path": .string(path)]) == [.readFile(path: path)])
  }

  @Test(arguments: [
    ("mcp__github__create_issue", "github", "create_issue"), ("mcp__a__b__c", "a", "b__c"), ("mcp__a_b__c", "a_b", "c"),
    ("mcp__a___b", "a", "_b"), ("mcp__plugin_p_s__t", "plugin_p_s", "t"), ("mcp__a-b__c-d", "a-b", "c-d"),
    ("mcp__cavra__github__create_issue", "cavra", "github__create_issue"), ("mcp__\u{212A}__t", "\u{212A}", "t"),
  ])
  func namesOfServers(name: String, server: String, tool: String) {
    let input: JSONObject = ["path": "/x"]
    #expect(Self.subjects(name, input) == [.mcpToolCall(server: server, tool: tool, arguments: input)])
  }

  @Test(arguments: ["mcp__", "mcp__a", "mcp____t", "mcp__a__", "mcp___", "mcp__a_b"])
  func namesThatCannotBeSplit(name: String) {
    let input: JSONObject = ["path": "/x"]
    #expect(Self.subjects(name, input, own: true) == Self.whole(name, input))
  }

  /// Ours is only what is exactly named so, where the server is ours.
  @Test func ownTools() {
    let input: JSONObject = ["path": ".env"]
    #expect(
      Self.subjects("mcp__cavra__guard_file", input, own: true)
        == [.clientTool(client: "cavra", tool: "guard_file", arguments: [:])]
    )
    let others = [
      ("mcp__cavra__guard_files", "cavra", "guard_files"), ("mcp__Cavra__guard_file", "Cavra", "guard_file"),
      ("mcp__plugin_x_cavra__guard_file", "plugin_x_cavra", "guard_file"),
      ("mcp__cavra___guard_file", "cavra", "_guard_file"),
    ]
    for (name, server, tool) in others {
      #expect(Self.subjects(name, input, own: true) == [.mcpToolCall(server: server, tool: tool, arguments: input)])
    }
    // What stands behind our gateway is judged there, and here only where the server is not ours.
    #expect(
      Self.subjects("mcp__cavra__git__git_log", input, own: true)
        == [.clientTool(client: "cavra", tool: "git__git_log", arguments: [:])]
    )
    #expect(
      Self.subjects("mcp__cavra__git__git_log", input)
        == [.mcpToolCall(server: "cavra", tool: "git__git_log", arguments: input)]
    )
    #expect(
      Self.subjects("mcp__cavra__guard_file", input)
        == [.mcpToolCall(server: "cavra", tool: "guard_file", arguments: input)]
    )
  }
}
