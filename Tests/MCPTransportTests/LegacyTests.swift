import CanonicalJSON
import Testing

@testable import MCPTransport

/// What a session after `initialize` offers, revision by revision.
@Suite struct LegacyTests {
  @Test("tools show what the revision knows", arguments: ProtocolVersion.legacy) func tools(version: ProtocolVersion)
    async throws
  {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy, version: version.rawValue)
    let tool = try await client.ask(Speech.legacy.request(1, "tools/list"))["result"]?["tools"]?.arrayValue?.first
    #expect(tool?["name"] == "tool0")
    #expect((tool?["annotations"] != nil) == (version >= .march2025))
    for name in ["title", "outputSchema", "_meta"] { #expect((tool?[name] != nil) == (version >= .june2025)) }
    #expect((tool?["icons"] != nil) == (version >= .november2025))
    #expect((tool?["execution"] != nil) == (version == .november2025))
    await client.finish()
  }

  @Test("content that the revision does not know is put in words", arguments: ProtocolVersion.legacy)
  func content(version: ProtocolVersion) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy, version: version.rawValue)
    let content = try await client.ask(Speech.legacy.call(1, "content"))["result"]?["content"]?.arrayValue ?? []
    #expect(
      content.compactMap { $0["type"]?.stringValue } == [
        "text", "image", version >= .march2025 ? "audio" : "text", version >= .june2025 ? "resource_link" : "text",
        "resource",
      ]
    )
    let echo = try await client.ask(Speech.legacy.call(2, "echo", ["text": "x"]))["result"]
    #expect((echo?["structuredContent"] != nil) == (version >= .june2025))
    #expect(echo?["content"]?.arrayValue?.first?["text"] == #"{"text":"x"}"#)
    #expect(echo?["resultType"] == nil)
    await client.finish()
  }

  @Test("modern methods do not exist", arguments: ["server/discover", "subscriptions/listen"])
  func modernMethods(method: String) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    #expect(try await client.ask(Speech.legacy.request(1, method))["error"]?["code"] == -32601)
    await client.finish()
  }

  @Test("a question that the era cannot ask is an internal error") func inputRequired() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    #expect(try await client.ask(Speech.legacy.call(1, "ask"))["error"]?["code"] == -32603)
    await client.finish()
  }

  @Test("a resource that is not there has the code of the era") func resourceNotFound() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    let answer = try await client.ask(Speech.legacy.request(1, "resources/read", ["uri": "test://none"]))
    #expect(answer["error"]?["code"] == -32002)
    #expect(answer["error"]?["data"]?["uri"] == "test://none")
    await client.finish()
  }

  @Test("what is not advertised does not exist") func capabilities() async throws {
    let client = try TestClient(TestHandler(capabilities: ServerCapabilities(tools: .init())))
    #expect(try await client.open(.legacy)["result"]?["capabilities"] == ["tools": ["listChanged": false]])
    for method in [
      "resources/list", "resources/read", "resources/subscribe", "prompts/list", "prompts/get", "completion/complete",
      "logging/setLevel",
    ] {
      #expect(try await client.ask(Speech.legacy.request("x", method))["error"]?["code"] == -32601, "\(method)")
    }
    await client.server.toolsChanged()
    #expect(try await client.ask(Speech.legacy.request("y", "tools/list"))["result"] != nil)
    await client.finish()
  }

  @Test("changes are announced after the handshake, of resources only those asked for") func changes() async throws {
    let client = try TestClient(TestHandler())
    _ = try await client.ask(Speech.initialize("2025-11-25"))
    await client.server.toolsChanged()
    client.send(Speech.notification("notifications/initialized"))
    let watch: JSONObject = ["uri": "test://a"]
    #expect(try await client.ask(Speech.legacy.request(1, "resources/subscribe", watch))["result"] == [:])
    await client.server.resourceUpdated("test://b")
    await client.server.resourceUpdated("test://a")
    #expect(
      try await client.next() == [
        "jsonrpc": "2.0", "method": "notifications/resources/updated", "params": ["uri": "test://a"],
      ]
    )
    await client.server.toolsChanged()
    #expect(try await client.next() == ["jsonrpc": "2.0", "method": "notifications/tools/list_changed"])
    #expect(try await client.ask(Speech.legacy.request(2, "resources/unsubscribe", watch))["result"] == [:])
    await client.server.resourceUpdated("test://a")
    await client.server.promptsChanged()
    #expect(try await client.next()["method"] == "notifications/prompts/list_changed")
    await client.finish()
  }

  @Test("the number of watched resources is bounded") func watchLimit() async throws {
    let client = try TestClient(TestHandler()) { $0.watchedResources = 2 }
    try await client.open(.legacy)
    for (number, isTaken) in [(1, true), (2, true), (1, true), (3, false)] {
      let answer = try await client.ask(
        Speech.legacy.request("w", "resources/subscribe", ["uri": .string("test://\(number)")])
      )
      #expect((answer["result"] != nil) == isTaken)
    }
    await client.finish()
  }
}
