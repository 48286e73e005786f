import CanonicalJSON
import Testing

@testable import MCPTransport

/// Batches exist in 2025-03-26 alone.
@Suite struct BatchTests {
  @Test("refused in every other revision", arguments: ["2024-11-05", "2025-06-18", "2025-11-25"])
  func refused(version: String) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy, version: version)
    client.send([Speech.legacy.request(1, "ping")])
    let answer = try await client.next()
    #expect(answer["error"]?["code"] == -32600)
    #expect(answer["id"] == nil)
    await client.finish()
  }

  @Test("all answers come in one array, none for notifications") func answers() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy, version: "2025-03-26")
    client.send([
      Speech.legacy.call(1, "sleep", ["ms": 30]), Speech.legacy.request("p", "ping"),
      Speech.notification("notifications/x"), 7, [], ["jsonrpc": "2.0", "id": 3, "result": [:]],
      Speech.legacy.call(2, "fail"), Speech.initialize("2025-03-26", id: 4), Speech.legacy.call("p", "nosuch"),
    ])
    let answers = try await client.next().arrayValue ?? []
    #expect(answers.count == 7)
    #expect(answers.filter { $0["error"]?["code"] == -32600 && $0["id"] == nil }.count == 2)
    #expect(answers.first { $0["id"] == 1 }?["result"] != nil)
    #expect(answers.first { $0["id"] == "p" }?["result"] == [:])
    #expect(answers.first { $0["id"] == 2 }?["error"]?["code"] == -32603)
    #expect(answers.first { $0["id"] == 4 }?["error"]?["code"] == -32600)
    await client.finish()
  }

  @Test("nothing to say, nothing said") func notifications() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy, version: "2025-03-26")
    client.send([Speech.notification("notifications/x"), Speech.notification("notifications/y")])
    #expect(try await client.ask(Speech.legacy.request(1, "ping"))["result"] == [:])
    await client.finish()
  }

  @Test("an empty batch and one that is too long are refused whole") func sizes() async throws {
    let client = try TestClient(TestHandler()) { $0.batchSize = 3 }
    try await client.open(.legacy, version: "2025-03-26")
    for count in [0, 4] {
      client.send(.array((0..<count).map { Speech.legacy.request(JSON($0), "ping") }))
      #expect(try await client.next()["error"]?["code"] == -32600)
    }
    await client.finish()
  }

  @Test("a cancelled member is left out and the rest is answered") func cancelled() async throws {
    let handler = TestHandler()
    let client = try TestClient(handler)
    try await client.open(.legacy, version: "2025-03-26")
    client.send([Speech.legacy.call(1, "sleep", ["ms": 60_000]), Speech.legacy.request(2, "ping")])
    #expect(await handler.events.wait(for: "started `1`"))
    client.send(Speech.cancel(1))
    let answers = try await client.next().arrayValue
    #expect(answers == [["jsonrpc": "2.0", "id": 2, "result": [:]]])
    client.send([Speech.legacy.call(3, "sleep", ["ms": 60_000])])
    #expect(await handler.events.wait(for: "started `3`"))
    client.send(Speech.cancel(3))
    #expect(try await client.ask(Speech.legacy.request(4, "ping"))["result"] == [:])
    #expect(await client.finish() == .endOfInput)
  }
}
