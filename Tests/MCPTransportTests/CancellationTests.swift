import CanonicalJSON
import Testing

@testable import MCPTransport

@Suite struct CancellationTests {
  @Test("a running request is stopped and not answered", arguments: Speech.allCases)
  func running(speech: Speech) async throws {
    let handler = TestHandler()
    let client = try TestClient(handler)
    try await client.open(speech)
    client.send(speech.call(1, "sleep", ["ms": 60_000]))
    #expect(await handler.events.wait(for: "started `1`"))
    client.send(Speech.cancel(1))
    #expect(await handler.events.wait(for: "cancelled `1`"))
    // The id is free again, and the first message is this answer.
    client.send(speech.call(1, "echo", ["text": "again"]))
    #expect(try await client.next()["result"]?["structuredContent"]?["text"] == "again")
    #expect(client.server.statistics.cancelled == 1)
    await client.finish()
  }

  @Test("a handler that does not listen is not heard either", arguments: Speech.allCases)
  func stubborn(speech: Speech) async throws {
    let handler = TestHandler()
    let client = try TestClient(handler)
    try await client.open(speech)
    client.send(speech.call(1, "hold"))
    #expect(await handler.events.wait(for: "started `1`"))
    client.send(Speech.cancel(1))
    #expect(try await client.ask(speech.call("after", "echo"))["result"] != nil)
    handler.events.add("release")
    #expect(await handler.events.wait(for: "finished `1`"))
    #expect(try await client.ask(speech.call(2, "echo"))["result"] != nil)
    #expect(client.messages.count == 3)
    await client.finish()
  }

  @Test("a cancellation overtakes what waits, and reaches what waits", arguments: Speech.allCases)
  func overtakes(speech: Speech) async throws {
    let handler = TestHandler()
    let client = try TestClient(handler) { $0.runningRequests = 1 }
    try await client.open(speech)
    client.send(speech.call("long", "sleep", ["ms": 60_000]))
    #expect(await handler.events.wait(for: "started `\"long\"`"))
    client.send(speech.call(2, "sleep", ["ms": 0]))
    client.send(speech.call(3, "echo", ["text": "third"]))
    client.send(Speech.cancel(2))
    client.send(Speech.cancel("long"))
    #expect(try await client.next()["id"] == 3)
    #expect(!handler.events.all.contains("started `2`"))
    #expect(client.server.statistics.cancelled == 2)
    await client.finish()
  }

  @Test("an id of the other type is another request") func otherType() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    client.send(Speech.legacy.call(1, "sleep", ["ms": 30]))
    client.send(Speech.cancel("1"))
    #expect(try await client.next()["id"] == 1)
    await client.finish()
  }

  @Test("a request that takes too long is answered with an error, once", arguments: Speech.allCases)
  func timeout(speech: Speech) async throws {
    let handler = TestHandler()
    let client = try TestClient(handler) { $0.requestTimeout = .milliseconds(30) }
    try await client.open(speech)
    for (id, tool) in [(1, "sleep"), (2, "hold")] as [(JSON, String)] {
      let answer = try await client.ask(speech.call(id, tool, ["ms": 60_000]))
      #expect(answer["error"]?["code"] == -32603)
      #expect(answer["error"]?["message"]?.stringValue?.contains("0.03 seconds") ?? false)
    }
    handler.events.add("release")
    #expect(await handler.events.wait(for: "finished `2`"))
    client.send(speech.call(3, "progress"))
    _ = try await client.next()
    #expect(client.messages.count == 4)
    await client.finish()
  }
}
