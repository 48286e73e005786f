import CanonicalJSON
import Model
import Testing

@Suite struct ActionTests {
  @Test func words() {
    let cwd = "/srv/app"
    let rows: [(Action.Subject, ActionType, String, String)] = [
      (.readFile(path: ".env"), .readFile, ".env", "read"), (.writeFile(path: "a"), .writeFile, "a", "write"),
      (.deleteFile(path: "a"), .deleteFile, "a", "delete"),
      (.executeCommand(line: "ls | wc"), .executeCommand, "ls | wc", "execute"),
      (.gitOperation(operation: "push", target: "origin/main"), .gitOperation, "origin/main", "push"),
      (.gitOperation(operation: "", target: "git status"), .gitOperation, "git status", "git"),
      (.mcpToolCall(server: "git", tool: "git_log", arguments: [:]), .mcpToolCall, "git/git_log", "call"),
      (.fetchURL("https://example.com"), .fetchURL, "https://example.com", "fetch"),
    ]
    for (subject, type, target, operation) in rows {
      let action = Action(subject, cwd: cwd)
      #expect(action.type == type)
      #expect(action.target == target)
      #expect(action.requestedOperation == operation)
      #expect(action.json["action_type"]?.stringValue == type.rawValue)
    }
  }

  /// What is bound by a digest must tell apart what differs: the directory, the order of arguments' values, the bytes.
  @Test func canonicalFormTellsApart() throws {
    let actions = [
      Action(.readFile(path: "a"), cwd: "/x"), Action(.readFile(path: "a"), cwd: "/y"),
      Action(.writeFile(path: "a"), cwd: "/x"), Action(.readFile(path: "K"), cwd: "/x"),
      Action(.readFile(path: "\u{212A}"), cwd: "/x"),
      Action(.mcpToolCall(server: "s", tool: "t", arguments: ["a": 1]), cwd: "/x"),
      Action(.mcpToolCall(server: "s", tool: "t", arguments: ["a": "1"]), cwd: "/x"),
    ]
    #expect(Set(try actions.map { try $0.json.canonicalized() }).count == actions.count)
    let ordered = Action(.mcpToolCall(server: "s", tool: "t", arguments: ["a": 1, "b": 2]), cwd: "/x")
    let swapped = Action(.mcpToolCall(server: "s", tool: "t", arguments: ["b": 2, "a": 1]), cwd: "/x")
    #expect(try ordered.json.canonicalized() == swapped.json.canonicalized())
  }
}
