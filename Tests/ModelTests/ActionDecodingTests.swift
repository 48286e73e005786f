import CanonicalJSON
import Model
import Testing

@Suite struct ActionDecodingTests {
  @Test func reads() throws {
    #expect(
      try action(#"{"action_type":"read_file","target":".env","cwd":"/srv"}"#)
        == Action(.readFile(path: ".env"), cwd: "/srv")
    )
    #expect(
      try action(#"{"action_type":"git_operation","target":"origin/main","operation":"push"}"#)
        == Action(.gitOperation(operation: "push", target: "origin/main"), cwd: "/default")
    )
    #expect(
      try action(#"{"action_type":"git_operation","operation":"status"}"#)
        == Action(.gitOperation(operation: "status", target: ""), cwd: "/default")
    )
    #expect(
      try action(#"{"action_type":"git_operation","target":"git push -f"}"#)
        == Action(.gitOperation(operation: "", target: "git push -f"), cwd: "/default")
    )
    #expect(
      try action(#"{"action_type":"mcp_tool_call","server":"s","tool":"t","arguments":{"a":1}}"#)
        == Action(.mcpToolCall(server: "s", tool: "t", arguments: ["a": 1]), cwd: "/default")
    )
    #expect(
      try action(#"{"action_type":"client_tool","client":"c","tool":"t","arguments":{"a":1}}"#)
        == Action(.clientTool(client: "c", tool: "t", arguments: ["a": 1]), cwd: "/default")
    )
  }

  /// A path that no file can have is an action all the same: it is judged, and the judgement is recorded.
  @Test func oddTextIsAnAction() throws {
    #expect(try action(#"{"action_type":"read_file","target":".env\u0000.md"}"#).target == ".env\u{0}.md")
  }

  @Test(arguments: [
    (#"{}"#, ActionError.Code.missing), (#"{"action_type":"read_file"}"#, .missing),
    (#"{"action_type":"git_operation"}"#, .missing),
    (#"{"action_type":"read_file","target":""}"#, .badText),
    (#"{"action_type":"read_file","target":7}"#, .wrongType),
    (#"{"action_type":"read_file","target":null}"#, .wrongType),
    (#"{"action_type":"Read_File","target":"a"}"#, .unknownActionType),
    (#"{"action_type":"read_file","target":"a","cwd":"rel"}"#, .badDirectory),
    (#"{"action_type":"read_file","target":"a","path":"b"}"#, .unknownMember),
    (#"{"action_type":"read_file","target":"a","server":"b"}"#, .unknownMember),
    (#"{"action_type":"mcp_tool_call","server":"s","tool":"t"}"#, .missing),
    (#"{"action_type":"mcp_tool_call","server":"s","tool":"t","arguments":[]}"#, .wrongType),
    (#"{"action_type":"mcp_tool_call","server":"s","tool":"t","arguments":{},"target":"x"}"#, .unknownMember),
    (#"{"action_type":"client_tool","server":"s","tool":"t","arguments":{}}"#, .unknownMember),
    (#"{"action_type":"client_tool","client":"c","arguments":{}}"#, .missing),
  ])
  func refuses(text: String, code: ActionError.Code) {
    do {
      let action = try action(text)
      Issue.record("`\(text)` was read as \(action.json.text)")
    } catch let error as ActionError {
      #expect(error.code == code)
    } catch {
      Issue.record(error)
    }
  }

  private func action(_ text: String) throws -> Action {
    let object = try #require(try JSON.parse(text).objectValue)
    return try Action(decoding: object, directory: "/default")
  }
}
