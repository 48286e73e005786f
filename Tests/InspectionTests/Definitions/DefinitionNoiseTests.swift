import CanonicalJSON
import Inspection
import Testing

/// How much is said about honest servers, and how little escapes of dishonest ones.
struct DefinitionNoiseTests {
  /// `send_gmail_message` of one server tells the model in so many words what never to tell a user. It is meant well; a person
  /// should read it all the same.
  static let known: Set<String> = ["workspace-mcp send_gmail_message hides-from-user"]

  @Test func thereAreEnough() {
    #expect(DefinitionFixtures.servers.count == 21)
    #expect(DefinitionFixtures.servers.map(\.definitions.count).reduce(0, +) == 498)
    #expect(DefinitionFixtures.poisoned.count >= 110)
    #expect(Set(DefinitionFixtures.poisoned.map(\.technique)).count >= 60)
  }

  /// Each server beside all others: the names of their tools are known, as they are behind a gateway.
  @Test(arguments: DefinitionFixtures.servers)
  func saysNothingAboutHonestServers(server: DefinitionFixtures.Server) {
    var found = server.definitions.flatMap { definition in
      Self.marked(DefinitionInspector.inspect(definition), server.name, definition["name"]?.stringValue ?? "")
    }
    let introduction = ServerIntroduction(
      era: "legacy",
      instructions: server.instructions,
      serverInfo: server.info,
      capabilities: server.capabilities
    )
    found += Self.marked(introduction.findings(), server.name, "introduction")
    #expect(Set(found).subtracting(Self.known).isEmpty, "\(found)")
  }

  private static func marked(_ findings: [DefinitionFinding], _ server: String, _ item: String) -> [String] {
    findings.filter { $0.finding.severity >= .medium }.map { "\(server) \(item) \($0.finding.kind.rawValue)" }
  }

  /// A definition that is compared with itself, and with itself in other words, needs nobody.
  @Test(arguments: DefinitionFixtures.servers)
  func honestWordingIsCosmetic(server: DefinitionFixtures.Server) {
    for definition in server.definitions {
      #expect(DefinitionChange.between(definition, definition).isEmpty)
      guard var object = definition.objectValue, let text = object["description"]?.stringValue else { continue }
      object["description"] = .string("This is what it does. " + text)
      let changes = DefinitionChange.between(definition, .object(object))
      #expect(!DefinitionChange.needsApproval(changes), "\(changes)")
    }
  }

  static let names = KnownNames(
    server: "math",
    tools: ["add"],
    others: ["mail": ["send_email"], "files": ["read_file"]]
  )

  @Test(arguments: DefinitionFixtures.poisoned)
  func findsThePoison(one: DefinitionFixtures.Poisoned) {
    let findings = DefinitionInspector.inspect(one.definition, names: Self.names)
    #expect(findings.contains { $0.finding.severity >= .medium }, "\(findings)")
    for finding in findings {
      #expect(!finding.finding.reason.isEmpty)
      #expect(!VisibleText.hidesSomething(finding.finding.excerpt))
    }
  }

  /// The honest tool that turns into the poisoned one is drift that needs a person.
  @Test(arguments: DefinitionFixtures.poisoned)
  func findsThePoisonInAChange(one: DefinitionFixtures.Poisoned) {
    let honest: JSON = [
      "name": "add", "description": "Adds two numbers.",
      "inputSchema": [
        "type": "object", "properties": ["a": ["type": "number"], "b": ["type": "number"]], "required": ["a", "b"],
      ],
    ]
    #expect(DefinitionChange.needsApproval(DefinitionChange.between(honest, one.definition, names: Self.names)))
  }
}
