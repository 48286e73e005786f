import CanonicalJSON
import Testing

@testable import MCPTransport

/// The stateless revision 2026-07-28.
@Suite struct ModernTests {
  @Test("discover says what there is") func discover() async throws {
    let client = try TestClient(TestHandler())
    let result = try await client.open(.modern)["result"]
    #expect(result?["supportedVersions"] == ["2026-07-28"])
    #expect(result?["capabilities"]?["tools"]?["listChanged"] == true)
    #expect(result?["instructions"] == "use `echo`")
    #expect(result?["ttlMs"] == 1000)
    #expect(result?["cacheScope"] == "private")
    #expect(result?["resultType"] == "complete")
    #expect(result?["_meta"]?[MetaKey.serverInfo]?["version"] == "1.2.3")
    await client.finish()
  }

  @Test(
    "each request must carry its version and capabilities",
    arguments: [
      ([:], -32602),
      ([MetaKey.protocolVersion: "2026-07-28"], -32602),
      ([MetaKey.clientCapabilities: [:]], -32602),
      ([MetaKey.protocolVersion: 1, MetaKey.clientCapabilities: [:]], -32602),
      ([MetaKey.protocolVersion: "2026-07-28", MetaKey.clientCapabilities: []], -32602),
      ([MetaKey.protocolVersion: "2026-07-28", MetaKey.clientCapabilities: [:], MetaKey.clientInfo: 1], -32602),
      ([MetaKey.protocolVersion: "2026-07-28", MetaKey.clientCapabilities: [:], MetaKey.logLevel: "loud"], -32602),
      ([MetaKey.protocolVersion: "2026-07-28", MetaKey.clientCapabilities: [:], "progressToken": []], -32602),
      ([MetaKey.protocolVersion: "2030-01-01", MetaKey.clientCapabilities: [:]], -32022),
      ([MetaKey.protocolVersion: "2025-11-25", MetaKey.clientCapabilities: [:]], -32022),
    ] as [(JSONObject, Int)]
  )
  func meta(meta: JSONObject, code: Int) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    let answer = try await client.ask(Speech.legacy.request(1, "tools/list", meta: meta))
    #expect(answer["error"]?["code"] == JSON(code))
    await client.finish()
  }

  @Test("methods of the handshake era do not exist", arguments: ["ping", "logging/setLevel", "resources/subscribe"])
  func legacyMethods(method: String) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    let answer = try await client.ask(Speech.modern.request(1, method, ["level": "info", "uri": "test://a"]))
    #expect(answer["error"]?["code"] == -32601)
    await client.finish()
  }

  @Test("an unknown method is unknown even without _meta, but not in a version that is not spoken")
  func unknownMethod() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    #expect(try await client.ask(Speech.legacy.request(1, "x/y"))["error"]?["code"] == -32601)
    let future = Speech.modern.request(2, "x/y", meta: [MetaKey.protocolVersion: "2030-01-01"])
    #expect(try await client.ask(future)["error"]?["code"] == -32022)
    await client.finish()
  }

  @Test("each result names its type and the server, and those to keep say for how long") func results() async throws {
    let client = try TestClient(TestHandler())
    let requests: [(JSON, Int?)] = [
      (Speech.modern.request(1, "tools/list"), 1000), (Speech.modern.request(2, "resources/list"), 1000),
      (Speech.modern.request(3, "resources/templates/list"), 1000), (Speech.modern.request(4, "prompts/list"), 1000),
      (Speech.modern.request(5, "resources/read", ["uri": "test://a"]), 5), (Speech.modern.call(6, "echo"), nil),
      (Speech.modern.request(7, "prompts/get", ["name": "greet", "arguments": ["who": "x"]]), nil),
    ]
    for (request, timeToLive) in requests {
      let result = try await client.ask(request)["result"]
      #expect(result?["resultType"] == "complete")
      #expect(result?["_meta"]?[MetaKey.serverInfo]?["name"] == "test")
      #expect(result?["ttlMs"]?.intValue == timeToLive)
      #expect((result?["cacheScope"] != nil) == (timeToLive != nil))
    }
    await client.finish()
  }

  @Test("nothing is remembered from one request to the next") func stateless() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    let other: JSONObject = [
      MetaKey.clientInfo: ["name": "other", "version": "9"], MetaKey.clientCapabilities: ["roots": [:]],
    ]
    let first = try await client.ask(Speech.modern.call(1, "whoami", meta: other))["result"]?["structuredContent"]
    #expect(first?["client"]?["name"] == "other")
    #expect(first?["capabilities"] == ["roots": [:]])
    let second = try await client.ask(Speech.modern.call(2, "whoami"))["result"]?["structuredContent"]
    #expect(second?["client"]?["name"] == "c")
    #expect(second?["version"] == "2026-07-28")
    await client.finish()
  }

  @Test("a question goes out, its answer and the state come back") func rounds() async throws {
    let client = try TestClient(TestHandler())
    let first = try await client.ask(Speech.modern.call(1, "ask"))["result"]
    #expect(first?["resultType"] == "input_required")
    #expect(first?["requestState"] == "sealed")
    #expect(first?["inputRequests"]?["name"]?["method"] == "elicitation/create")
    func retry(_ id: JSON, _ responses: JSON, _ state: JSON) -> JSON {
      Speech.modern.request(
        id,
        "tools/call",
        ["name": "ask", "arguments": [:], "inputResponses": responses, "requestState": state]
      )
    }
    let answer: JSON = ["name": ["action": "accept", "content": ["name": "Ann"]]]
    let second = try await client.ask(retry(2, answer, "sealed"))["result"]
    #expect(second?["resultType"] == "complete")
    #expect(second?["content"]?.arrayValue?.first?["text"] == "hello Ann")
    #expect(try await client.ask(retry(3, [:], "sealed"))["result"]?["resultType"] == "input_required")
    #expect(try await client.ask(retry(4, answer, "forged"))["error"]?["code"] == -32602)
    #expect(try await client.ask(retry(5, [], "sealed"))["error"]?["code"] == -32602)
    #expect(try await client.ask(retry(6, answer, 7))["error"]?["code"] == -32602)
    await client.finish()
  }

  @Test("a question that the client cannot be asked names the capability") func missingCapability() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    for capabilities: JSON in [[:], ["elicitation": ["url": [:]]], ["roots": [:]]] {
      let request = Speech.modern.call("x", "ask", meta: [MetaKey.clientCapabilities: capabilities])
      let error = try await client.ask(request)["error"]
      #expect(error?["code"] == -32021)
      #expect(error?["data"]?["requiredCapabilities"] == ["elicitation": ["form": [:]]])
    }
    await client.finish()
  }

  @Test("a resource that is not there has the code of the era") func resourceNotFound() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.modern)
    let answer = try await client.ask(Speech.modern.request(1, "resources/read", ["uri": "test://none"]))
    #expect(answer["error"]?["code"] == -32602)
    await client.finish()
  }
}
