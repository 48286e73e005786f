import CanonicalJSON
import Testing

@testable import MCPTransport

/// Progress and log messages.
@Suite struct ReportingTests {
  @Test("progress grows and ends with the answer", arguments: Speech.allCases, ["tok", 7] as [JSON])
  func progress(speech: Speech, token: JSON) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    client.send(speech.call(1, "progress", meta: ["progressToken": token]))
    for value in [0, 50, 100] {
      let message = try await client.next()
      #expect(message["method"] == "notifications/progress")
      #expect(message["params"]?["progressToken"] == token)
      #expect(message["params"]?["progress"] == JSON(value))
      #expect(message["params"]?["total"] == 100)
    }
    #expect(try await client.next()["id"] == 1)
    // What the handler says 20 ms after its answer is dropped.
    #expect(try await client.ask(speech.call(2, "sleep", ["ms": 60]))["id"] == 2)
    #expect(client.messages.count == 6)
    await client.finish()
  }

  @Test("no token, no progress", arguments: Speech.allCases) func noToken(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    client.send(speech.call(1, "progress"))
    #expect(try await client.next()["id"] == 1)
    await client.finish()
  }

  @Test("progress.message is there from 2025-03-26 on", arguments: ["2024-11-05", "2025-03-26"])
  func message(version: String) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy, version: version)
    client.send(Speech.legacy.call(1, "progress", meta: ["progressToken": 1]))
    #expect((try await client.next()["params"]?["message"] != nil) == (version == "2025-03-26"))
    await client.finish()
  }

  @Test("a legacy client hears what it set") func legacyLevels() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    client.send(Speech.legacy.call(1, "log"))
    #expect(try await client.next()["id"] == 1)
    #expect(
      try await client.ask(Speech.legacy.request(2, "logging/setLevel", ["level": "loud"]))["error"]?["code"] == -32602
    )
    #expect(try await client.ask(Speech.legacy.request(3, "logging/setLevel"))["error"]?["code"] == -32602)
    #expect(try await client.ask(Speech.legacy.request(4, "logging/setLevel", ["level": "critical"]))["result"] == [:])
    client.send(Speech.legacy.call(5, "log"))
    for level in ["critical", "alert", "emergency"] {
      let message = try await client.next()
      #expect(message["method"] == "notifications/message")
      #expect(message["params"] == ["level": .string(level), "logger": "t", "data": .string("at \(level)")])
    }
    #expect(try await client.next()["id"] == 5)
    await client.finish()
  }

  @Test("a modern client hears what it asked for with the request") func modernLevels() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    client.send(Speech.modern.call(1, "log", meta: [MetaKey.logLevel: "emergency"]))
    #expect(try await client.next()["params"]?["level"] == "emergency")
    #expect(try await client.next()["id"] == 1)
    client.send(Speech.modern.call(2, "log"))
    #expect(try await client.next()["id"] == 2)
    await client.finish()
  }
}
