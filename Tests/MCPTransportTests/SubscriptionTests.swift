import CanonicalJSON
import Testing

@testable import MCPTransport

/// `subscriptions/listen` of 2026-07-28.
@Suite struct SubscriptionTests {
  private func listen(_ id: JSON, _ filter: JSONObject) -> JSON {
    Speech.modern.request(id, "subscriptions/listen", ["notifications": .object(filter)])
  }

  @Test("acknowledged first, then what was asked for, ended by cancellation") func life() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    client.send(
      listen("s", ["toolsListChanged": true, "promptsListChanged": false, "resourceSubscriptions": ["test://a"]])
    )
    let acknowledgement = try await client.next()
    #expect(acknowledgement["method"] == "notifications/subscriptions/acknowledged")
    #expect(acknowledgement["params"]?["_meta"] == [MetaKey.subscriptionID: "s"])
    #expect(
      acknowledgement["params"]?["notifications"] == ["toolsListChanged": true, "resourceSubscriptions": ["test://a"]]
    )
    // The stream is open when the next request is answered; before, changes are kept.
    _ = try await client.ask(Speech.modern.call(0, "echo"))
    await client.server.promptsChanged()
    await client.server.resourcesChanged()
    await client.server.resourceUpdated("test://b")
    await client.server.toolsChanged()
    await client.server.resourceUpdated("test://a")
    #expect(
      try await client.next() == [
        "jsonrpc": "2.0", "method": "notifications/tools/list_changed",
        "params": ["_meta": [MetaKey.subscriptionID: "s"]],
      ]
    )
    let update = try await client.next()
    #expect(update["method"] == "notifications/resources/updated")
    #expect(update["params"]?["uri"] == "test://a")
    client.send(Speech.cancel("s"))
    _ = try await client.ask(Speech.modern.call(1, "echo"))
    await client.server.toolsChanged()
    _ = try await client.ask(Speech.modern.call(2, "echo"))
    #expect(client.messages.count == 7)
    await client.finish()
  }

  @Test("two streams each get their own, by their ids") func two() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    client.send(listen(1, ["toolsListChanged": true]))
    client.send(listen("1", ["toolsListChanged": true, "promptsListChanged": true]))
    _ = try await client.next()
    _ = try await client.next()
    _ = try await client.ask(Speech.modern.call(0, "echo"))
    await client.server.toolsChanged()
    await client.server.promptsChanged()
    var heard: [JSON?] = []
    for _ in 0..<3 { heard.append(try await client.next()["params"]?["_meta"]?[MetaKey.subscriptionID]) }
    #expect(heard == [1, "1", "1"])
    await client.finish()
  }

  @Test("the end of the server ends them with their result") func end() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    client.send(listen(9, ["toolsListChanged": true]))
    _ = try await client.next()
    client.closeInput()
    let last = try await client.next()
    #expect(last["id"] == 9)
    #expect(last["result"]?["resultType"] == "complete")
    #expect(last["result"]?["_meta"]?[MetaKey.subscriptionID] == 9)
    #expect(await client.finish() == .endOfInput)
  }

  @Test("what is not advertised is not honoured") func notAdvertised() async throws {
    let client = try TestClient(TestHandler(capabilities: ServerCapabilities(tools: .init(listChanged: false))))
    try await client.open(.modern)
    client.send(listen(1, ["toolsListChanged": true, "resourceSubscriptions": ["test://a"]]))
    #expect(try await client.next()["params"]?["notifications"] == [:])
    await client.server.toolsChanged()
    await client.server.resourceUpdated("test://a")
    _ = try await client.ask(Speech.modern.call(2, "echo"))
    #expect(client.messages.count == 3)
    await client.finish()
  }

  @Test("filters of another form, an id in flight, and too many are refused") func refused() async throws {
    let client = try TestClient(TestHandler()) {
      $0.subscriptions = 1
      $0.watchedResources = 2
    }
    try await client.open(.modern)
    for params: JSONObject in [
      [:], ["notifications": []], ["notifications": ["toolsListChanged": 1]],
      ["notifications": ["resourceSubscriptions": "x"]], ["notifications": ["resourceSubscriptions": [1]]],
      ["notifications": ["resourceSubscriptions": ["a", "b", "c"]]],
    ] {
      let answer = try await client.ask(Speech.modern.request("x", "subscriptions/listen", params))
      #expect(answer["error"]?["code"] == -32602)
    }
    client.send(listen("s", [:]))
    #expect(try await client.next()["method"] == "notifications/subscriptions/acknowledged")
    #expect(try await client.ask(listen("s", [:]))["error"]?["code"] == -32600)
    #expect(try await client.ask(Speech.modern.call("s", "echo"))["error"]?["code"] == -32600)
    #expect(try await client.ask(listen("t", [:]))["error"]?["code"] == -32602)
    await client.finish()
  }

  @Test("a change before the acknowledgement is kept for after it") func early() throws {
    var list = SubscriptionList()
    let id = try #require(RequestID("s"))
    list.add(id, try SubscriptionFilter(["notifications": ["toolsListChanged": true]], TestHandler().capabilities))
    #expect(list.listeners(to: .tools).isEmpty)
    #expect(list.listeners(to: .prompts).isEmpty)
    #expect(list.acknowledge(id) == [.tools])
    #expect(list.listeners(to: .tools) == [id])
  }
}
