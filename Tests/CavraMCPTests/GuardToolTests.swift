import CanonicalJSON
import MCPTransport
import Model
import Testing

@testable import CavraMCP

@Suite struct GuardToolTests {
  private func action(_ tool: GuardTool, _ text: String) throws -> Action {
    try tool.action(try #require(try JSON.parse(text).objectValue), directory: "/srv/app")
  }

  @Test func argumentsBecomeActions() throws {
    #expect(
      try action(.file, #"{"operation":"delete","path":"x"}"#) == Action(.deleteFile(path: "x"), cwd: "/srv/app")
    )
    #expect(
      try action(.command, #"{"command":"ls","cwd":"/tmp"}"#) == Action(.executeCommand(line: "ls"), cwd: "/tmp")
    )
    #expect(
      try action(.git, #"{"operation":"push","target":"origin/main"}"#)
        == Action(.gitOperation(operation: "push", target: "origin/main"), cwd: "/srv/app")
    )
    #expect(
      try action(.mcpTool, #"{"server":"s","tool":"t","arguments":{"a":[1]}}"#)
        == Action(.mcpToolCall(server: "s", tool: "t", arguments: ["a": [1]]), cwd: "/srv/app")
    )
  }

  /// What is missing is never replaced by a default, and what is unknown is refused.
  @Test(arguments: [
    "{}", #"{"operation":"read"}"#, #"{"path":"x"}"#, #"{"operation":"READ","path":"x"}"#,
    #"{"operation":"read","path":"x","force":true}"#, #"{"operation":"read","path":["x"]}"#,
    #"{"operation":"read","path":""}"#, #"{"operation":"read","path":"x","cwd":"relative"}"#,
  ])
  func refusals(text: String) {
    #expect(throws: ActionError.self) { try action(.file, text) }
  }

  /// A description that names another tool lets one tool steer the use of another; scanners flag it.
  @Test func descriptionsNameNoOtherTool() {
    let definitions = ToolCatalogue.definitions.map(\.json)
    let names = definitions.compactMap { $0["name"]?.stringValue }
    #expect(Set(names).count == 10)
    for definition in definitions {
      let text = JSON.object(definition).text
      for name in names where name != definition["name"]?.stringValue {
        #expect(!text.contains(name), "\(definition["name"]?.stringValue ?? "") names \(name)")
      }
    }
  }

  @Test func everyToolIsWhole() {
    for definition in ToolCatalogue.definitions.map(\.json) {
      let name = definition["name"]?.stringValue ?? ""
      #expect(definition["title"]?.stringValue?.isEmpty == false, "\(name)")
      #expect(definition["description"]?.stringValue?.isEmpty == false, "\(name)")
      #expect(definition["inputSchema"]?["type"]?.stringValue == "object", "\(name)")
      #expect(definition["inputSchema"]?["additionalProperties"]?.boolValue == false, "\(name)")
      #expect(definition["outputSchema"]?["type"]?.stringValue == "object", "\(name)")
      #expect(definition["annotations"]?["destructiveHint"]?.boolValue == false, "\(name)")
    }
  }
}
