import CanonicalJSON
import Testing

@testable import MCPTransport

/// The methods that both eras have.
@Suite struct MethodTests {
  @Test(
    "parameters that do not fit are refused before the handler is called",
    arguments: [
      ("tools/call", [:]), ("tools/call", ["name": 1]), ("tools/call", ["name": "echo", "arguments": []]),
      ("tools/call", ["name": "echo", "arguments": nil]), ("tools/call", ["name": "nosuch"]),
      ("resources/read", [:]), ("prompts/get", [:]), ("prompts/get", ["name": "nosuch"]),
      ("prompts/get", ["name": "greet", "arguments": ["who": 1]]),
      ("completion/complete", [:]),
      ("completion/complete", ["ref": ["type": "ref/x"], "argument": ["name": "a", "value": ""]]),
      ("tools/list", ["cursor": "garbage"]), ("tools/list", ["cursor": ""]), ("tools/list", ["cursor": 5]),
      ("tools/list", ["cursor": nil]), ("prompts/list", ["cursor": "1.x"]), ("tools/call", ["name": "throw"]),
    ] as [(String, JSONObject)],
    Speech.allCases
  )
  func badParams(row: (method: String, params: JSONObject), speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    #expect(try await client.ask(speech.request(1, row.method, row.params))["error"]?["code"] == -32602)
    await client.finish()
  }

  @Test("a handler that fails in its own way tells the client nothing", arguments: Speech.allCases)
  func handlerFailure(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    let error = try await client.ask(speech.call(1, "fail"))["error"]
    #expect(error == ["code": -32603, "message": "internal error"])
    #expect(client.diagnostics.all.contains { $0.contains("tools/call") && $0.contains("Oops") })
    await client.finish()
  }

  @Test("completions show a hundred and say that there are more", arguments: Speech.allCases)
  func completion(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    let params: JSONObject = [
      "ref": ["type": "ref/prompt", "name": "greet"], "argument": ["name": "who", "value": "a"],
    ]
    let completion = try await client.ask(speech.request(1, "completion/complete", params))["result"]?["completion"]
    #expect(completion?["values"]?.arrayValue?.count == 100)
    #expect(completion?["total"] == 120)
    #expect(completion?["hasMore"] == true)
    await client.finish()
  }

  @Test(
    "pages join to the whole list",
    arguments: Speech.allCases,
    [(0, 3), (1, 3), (3, 3), (7, 3), (9, 3), (250, 250)]
  )
  func pages(speech: Speech, row: (count: Int, pageSize: Int)) async throws {
    let client = try TestClient(TestHandler(toolCount: row.count)) { $0.pageSize = row.pageSize }
    try await client.open(speech)
    var names: [JSON] = []
    var cursor: JSON?
    repeat {
      var params = JSONObject()
      params["cursor"] = cursor
      let result = try await client.ask(speech.request("p", "tools/list", params))["result"]
      let tools = result?["tools"]?.arrayValue ?? []
      #expect(tools.count <= row.pageSize)
      names += tools.compactMap { $0["name"] }
      cursor = result?["nextCursor"]
    } while cursor != nil
    #expect(names == (0..<row.count).map { .string("tool\($0)") })
    await client.finish()
  }

  @Test("a cursor of another list is refused") func foreignCursor() throws {
    let pagination = Pagination(pageSize: 2)
    let list: [JSON] = [1, 2, 3, 4, 5]
    let cursor = try #require(try pagination.page(of: list, cursor: nil).nextCursor)
    #expect(try pagination.page(of: list, cursor: .string(cursor)).entries == [3, 4])
    #expect(throws: MCPError.invalidParams("")) { try pagination.page(of: [1, 2, 3, 4, 6], cursor: .string(cursor)) }
    for forged in [
      "3" + cursor.dropFirst(), "+" + cursor, "0" + cursor, "6" + cursor.dropFirst(), "-2" + cursor.dropFirst(),
    ] {
      #expect(throws: MCPError.invalidParams("")) { try pagination.page(of: list, cursor: .string(forged)) }
    }
  }
}
