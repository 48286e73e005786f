import CanonicalJSON
import Testing

@testable import MCPTransport

/// How the first requests settle the era.
@Suite struct OpeningTests {
  @Test(
    "a legacy version that is spoken is taken, any other gets our newest legacy one",
    arguments: [
      ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
      ("2025-11-25", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"), ("", "2025-11-25"),
    ]
  )
  func negotiation(asked: String, given: String) async throws {
    let client = try TestClient(TestHandler())
    let result = try await client.open(.legacy, version: asked)["result"]
    #expect(result?["protocolVersion"] == .string(given))
    #expect(result?["instructions"] == "use `echo`")
    #expect(result?["serverInfo"]?["name"] == "test")
    #expect((result?["serverInfo"]?["title"] != nil) == (given >= "2025-06-18"))
    #expect((result?["serverInfo"]?["websiteUrl"] != nil) == (given >= "2025-11-25"))
    #expect((result?["capabilities"]?["completions"] != nil) == (given >= "2025-03-26"))
    await client.finish()
  }

  @Test(
    "initialize needs its parameters",
    arguments: [
      [:], ["protocolVersion": "2025-11-25"], ["protocolVersion": 1, "capabilities": [:], "clientInfo": [:]],
      ["protocolVersion": "2025-11-25", "capabilities": [], "clientInfo": ["name": "c", "version": "1"]],
      ["protocolVersion": "2025-11-25", "capabilities": [:], "clientInfo": ["name": "c"]],
    ] as [JSONObject]
  )
  func badInitialize(params: JSONObject) async throws {
    let client = try TestClient(TestHandler())
    #expect(try await client.ask(Speech.legacy.request(1, "initialize", params))["error"]?["code"] == -32602)
    // Nothing is settled by it.
    #expect(try await client.open(.modern)["result"] != nil)
    await client.finish()
  }

  @Test("before anything is settled only a ping is answered") func beforeOpening() async throws {
    let client = try TestClient(TestHandler())
    #expect(try await client.ask(Speech.legacy.request(1, "ping"))["result"] == [:])
    #expect(try await client.ask(Speech.legacy.request(2, "tools/list"))["error"]?["code"] == -32602)
    #expect(try await client.ask(Speech.legacy.request(3, "server/discover"))["error"]?["code"] == -32602)
    #expect(try await client.ask(Speech.legacy.request(4, "nonsense"))["error"]?["code"] == -32601)
    client.send("[]")
    #expect(try await client.next()["error"]?["code"] == -32600)
    #expect(try await client.open(.legacy)["result"] != nil)
    await client.finish()
  }

  @Test("a second initialize is refused") func secondInitialize() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    #expect(try await client.ask(Speech.initialize("2025-11-25", id: 2))["error"]?["code"] == -32600)
    await client.finish()
  }

  @Test("a modern request on a legacy connection is refused") func modernOnLegacy() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    #expect(try await client.ask(Speech.modern.request(2, "tools/list"))["error"]?["code"] == -32600)
    #expect(try await client.ask(Speech.legacy.request(3, "server/discover"))["error"]?["code"] == -32601)
    await client.finish()
  }

  @Test("initialize on a modern connection names the versions") func legacyOnModern() async throws {
    let client = try TestClient(TestHandler())
    _ = try await client.ask(Speech.modern.request(1, "tools/list"))
    let error = try await client.ask(Speech.initialize("2025-11-25", id: 2))["error"]
    #expect(error?["code"] == -32022)
    #expect(error?["data"]?["supported"] == ["2026-07-28"])
    #expect(error?["data"]?["requested"] == "2025-11-25")
    await client.finish()
  }

  @Test("a version that is not spoken settles nothing", arguments: ["2027-01-01", "2025-11-25", ""])
  func unknownVersion(version: String) async throws {
    let client = try TestClient(TestHandler())
    let request = Speech.modern.request(1, "server/discover", meta: [MetaKey.protocolVersion: .string(version)])
    let error = try await client.ask(request)["error"]
    #expect(error?["code"] == -32022)
    #expect(error?["data"]?["supported"] == ["2026-07-28"])
    #expect(error?["data"]?["requested"] == .string(version))
    #expect(try await client.open(.legacy)["result"] != nil)
    await client.finish()
  }

  @Test("a sound modern request settles the era even when it fails") func failedOpening() async throws {
    let client = try TestClient(TestHandler())
    #expect(try await client.ask(Speech.modern.request(1, "no/such"))["error"]?["code"] == -32601)
    #expect(try await client.ask(Speech.initialize("2025-11-25", id: 2))["error"]?["code"] == -32022)
    await client.finish()
  }

  @Test("initialize cannot be cancelled") func cancelInitialize() async throws {
    let client = try TestClient(TestHandler())
    client.send(Speech.initialize("2025-11-25").serialized() + [0x0A] + Speech.cancel("init").serialized() + [0x0A])
    #expect(try await client.next()["result"]?["protocolVersion"] == "2025-11-25")
    await client.finish()
  }
}
