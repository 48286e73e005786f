/// What kind of thing is asked for: the words that requests, records and rules share.
package enum ActionType: String, Sendable, CaseIterable {
  case readFile = "read_file"
  case writeFile = "write_file"
  case deleteFile = "delete_file"
  case executeCommand = "execute_command"
  case gitOperation = "git_operation"
  case mcpToolCall = "mcp_tool_call"
  case fetchURL = "fetch_url"
  case clientTool = "client_tool"
}
