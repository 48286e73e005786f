import Testing

@testable import AgentClients

/// The files in which clients list their MCP servers.
@Suite struct ClientServerFileTests {
  private func servers(_ text: String, _ file: String = "/p/.mcp.json") throws -> [ClientServer] {
    try ClientServerFile.servers(Array(text.utf8), file: file, project: "/p")
  }

  private func program(_ command: String, _ arguments: [String] = [], in directory: String? = nil) -> ClientServer.Reach
  {
    .program(command: command, arguments: arguments, directory: directory)
  }

  @Test func claudeCode() throws {
    let found = try servers(
      """
      {"mcpServers": {"a": {"type": "stdio", "command": "x", "args": ["-y", "z"], "env": {"N": 1, "B": true, "T": "t"}},
        "b": {"type": "http", "url": "https://h/mcp", "headers": {"X": "y"}}},
       "projects": {"/p": {"mcpServers": {"a": {"command": "nearer", "cwd": "/w"}}}, "/q": {"mcpServers": {"c": {}}}}}
      """
    )
    #expect(found.map(\.name) == ["a", "b"])
    #expect(found[0].reach == program("nearer", in: "/w"))
    #expect(found[1].reach == .address("https://h/mcp"))
    #expect(found[1].headers == [.init(name: "X", text: "y")])
    let other = try servers(#"{"mcpServers": {"a": {"command": "x", "env": {"N": 1, "B": true, "T": "t"}}}}"#)
    #expect(
      other[0].environment == [
        .init(name: "N", text: "1"), .init(name: "B", text: "true"), .init(name: "T", text: "t"),
      ]
    )
  }

  @Test func visualStudioCode() throws {
    let text = """
      // "servers": { "no": {} }
      { /* , */ "inputs": [], "servers": { "a": { "command": "x", "args": ["// no comment", "/* nor this */", "a,]",], }, }, }
      """
    #expect(try servers(text)[0].reach == program("x", ["// no comment", "/* nor this */", "a,]"]))
  }

  @Test(arguments: [#"{"httpUrl": "https://h"}"#, #"{"serverUrl": "https://h"}"#, #"{"url": "https://h"}"#])
  func addresses(entry: String) throws {
    #expect(try servers(#"{"mcpServers": {"a": \#(entry)}}"#)[0].reach == .address("https://h"))
  }

  @Test(arguments: ["{}", #"{"mcpServers": null}"#, #"{"mcpServers": {}}"#, #"{"other": 1}"#])
  func none(text: String) throws { #expect(try servers(text).isEmpty) }

  @Test(arguments: [
    "", "[]", "{", #"{"mcpServers": []}"#, #"{"mcpServers": {"a": 1}}"#, #"{"mcpServers": {"a": {}}}"#,
    #"{"mcpServers": {"a": {"command": "x", "args": [1]}}}"#, #"{"mcpServers": {"a": {"command": "x", "env": []}}}"#,
    #"{"mcpServers": {"a": {"command": "x", "env": {"A": []}}}}"#, "{/*", #"{"a": 1, "a": 2}"#,
    "{\"mcpServers\": {},,}",
  ])
  func refused(text: String) { #expect(throws: AgentClientsError.self) { try servers(text) } }

  @Test func codex() throws {
    let found = try servers(
      """
      model = "o" # [mcp_servers.no]
      notify = [ "a", # one
        "b" ]
      [mcp_servers."a b"]
      command = 'C:\\x' # literal
      args = ["-c", "say \\"hi\\" \\u00e9",
        'x', ]
      startup_timeout_sec = 10
      required = true
      [mcp_servers."a b".env]
      TOKEN_FILE = "/t"
      [mcp_servers.remote]
      url = "https://h/mcp"
      http_headers = { "X-A" = "b", c = "d" }
      [[hooks.PreToolUse]]
      matcher = "Bash"
      [profiles.x]
      text = \"\"\"
      [mcp_servers.evil]
      command = "evil"
      \"\"\"
      other = '''
      [mcp_servers.evil]'''
      """,
      "/h/.codex/config.toml"
    )
    #expect(found.map(\.name) == ["a b", "remote"])
    #expect(found[0].reach == program(#"C:\x"#, ["-c", "say \"hi\" é", "x"]))
    #expect(found[0].environment == [.init(name: "TOKEN_FILE", text: "/t")])
    #expect(found[1].headers == [.init(name: "X-A", text: "b"), .init(name: "c", text: "d")])
  }

  @Test(arguments: [
    "[mcp_servers.a]\ncommand = \"x", "[mcp_servers.a]\ncommand", "[mcp_servers.a]\ncommand = [\"x\"",
    "[mcp_servers.a]\ncommand = \"x\" y", "[mcp_servers.a", "[mcp_servers.a]\ncommand = \"\"\"x\"\"\"",
    "[mcp_servers.a]\ncommand = \"\\q\"", "mcp_servers = 1", "[mcp_servers.a]\nargs = [1]\ncommand = \"x\"",
    "[mcp_servers.a]\ncommand = 2026-01-01", "[mcp_servers.a]\nenv = { A = \"b\"",
  ])
  func refusedTables(text: String) {
    #expect(throws: AgentClientsError.self) { try servers(text, "/h/.codex/config.toml") }
  }
}
