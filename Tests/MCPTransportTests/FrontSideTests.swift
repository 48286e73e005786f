import CanonicalJSON
import Testing

@testable import MCPTransport

/// What a hostile or careless client may send, and what it gets; in both eras, with the server going on afterwards.
@Suite struct FrontSideTests {
  enum Expected: Sendable {
    case error(Int, id: JSON?)
    case silence
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let frame: [UInt8]
    let expected: Expected
    var testDescription: String { name }

    init(_ name: String, _ frame: String, _ expected: Expected) {
      self.init(name, Array(frame.utf8), expected)
    }

    init(_ name: String, _ frame: [UInt8], _ expected: Expected) {
      self.name = name
      self.frame = frame
      self.expected = expected
    }
  }

  static func deep(_ depth: Int) -> String {
    #"{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"a":"#
      + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}}"
  }

  static let rows: [Row] = [
    Row("text", "hello", .error(-32700, id: nil)),
    Row("broken json", #"{"jsonrpc":"2.0","id":5"#, .error(-32700, id: nil)),
    Row("blank", "", .silence),
    Row("spaces", "   \t ", .silence),
    Row("carriage return alone", "\r", .silence),
    Row("byte order mark", "\u{FEFF}" + #"{"jsonrpc":"2.0","id":5,"method":"ping"}"#, .error(-32700, id: nil)),
    Row(
      "ill-formed utf-8",
      Array(#"{"jsonrpc":"2.0","id":5,"method":""#.utf8) + [0xFF, 0x22, 0x7D],
      .error(-32700, id: nil)
    ),
    Row("batch", #"[{"jsonrpc":"2.0","id":5,"method":"ping"}]"#, .error(-32600, id: nil)),
    Row("empty batch", "[]", .error(-32600, id: nil)),
    Row("scalar", "1", .error(-32600, id: nil)),
    Row("id null", #"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, .error(-32600, id: nil)),
    Row("id fraction", #"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, .error(-32600, id: nil)),
    Row("id true", #"{"jsonrpc":"2.0","id":true,"method":"ping"}"#, .error(-32600, id: nil)),
    Row("id object", #"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, .error(-32600, id: nil)),
    Row("duplicate key", #"{"jsonrpc":"2.0","id":5,"method":"ping","n\u0061me":1,"name":2}"#, .error(-32600, id: 5)),
    Row("depth 1,000", deep(1000), .error(-32600, id: 5)),
    Row("depth 100,000", deep(100_000), .error(-32600, id: 5)),
    Row("params null", #"{"jsonrpc":"2.0","id":5,"method":"tools/list","params":null}"#, .error(-32602, id: 5)),
    Row("params array", #"{"jsonrpc":"2.0","id":5,"method":"tools/list","params":[1]}"#, .error(-32600, id: 5)),
    Row("unknown method", #"{"jsonrpc":"2.0","id":5,"method":"no/such"}"#, .error(-32601, id: 5)),
    Row("unknown notification", #"{"jsonrpc":"2.0","method":"notifications/no-such"}"#, .silence),
    Row("malformed notification", #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":[1]}"#, .silence),
    Row("cancelled without id", #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{}}"#, .silence),
    Row(
      "cancelled for nothing",
      #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}"#,
      .silence
    ),
    Row(
      "notification with an id",
      #"{"jsonrpc":"2.0","id":5,"method":"notifications/initialized"}"#,
      .error(-32601, id: 5)
    ),
    Row("stray result", #"{"jsonrpc":"2.0","id":5,"result":{}}"#, .silence),
    Row("stray error", #"{"jsonrpc":"2.0","id":5,"error":{"code":-1,"message":"m"}}"#, .silence),
    Row("no version", #"{"id":5,"method":"ping"}"#, .error(-32600, id: 5)),
    Row(
      "argument over the limit",
      #"{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"a":""# + String(repeating: "x", count: 300_000)
        + #""}}"#,
      .error(-32600, id: 5)
    ),
  ]

  @Test(arguments: rows, Speech.allCases) func row(_ row: Row, _ speech: Speech) async throws {
    let client = try TestClient(TestHandler()) { $0.maximumFrame = 250_000 }
    try await client.open(speech)
    client.send(row.frame + [0x0A])
    // The answer to this one shows whether the first was answered, and that the server goes on.
    client.send(speech.call("probe", "echo", ["text": "still here"]))
    switch row.expected {
    case .silence: break
    case .error(let code, let id):
      let answer = try await client.next()
      #expect(answer["error"]?["code"] == JSON(code))
      #expect(answer["id"] == id)
      #expect(answer["result"] == nil)
    }
    let probe = try await client.next()
    #expect(probe["id"] == "probe")
    #expect(probe["result"]?["structuredContent"]?["text"] == "still here")
    #expect(await client.finish() == .endOfInput)
  }

  @Test("line ends of Windows", arguments: Speech.allCases) func carriageReturn(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    client.send(speech.call(1, "echo").serialized() + [0x0D, 0x0A])
    #expect(try await client.next()["id"] == 1)
    await client.finish()
  }

  @Test("a frame that comes byte by byte", arguments: Speech.allCases) func byByte(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    for byte in speech.call("é", "echo", ["text": "\u{1F600}"]).serialized() + [0x0A] { client.send([byte]) }
    #expect(try await client.next()["result"]?["structuredContent"]?["text"] == "\u{1F600}")
    await client.finish()
  }

  @Test("an argument of one megabyte", arguments: Speech.allCases) func megabyte(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    let text = String(repeating: "é", count: 500_000)
    try client.sendInBackground(speech.call(1, "echo", ["text": .string(text)]).serialized() + [0x0A])
    #expect(try await client.next()["result"]?["structuredContent"]?["text"] == .string(text))
    await client.finish()
  }

  @Test(
    "ids come back byte for byte",
    arguments: [#""text""#, #""\u0041\/""#, "-1", "9007199254740993", "18446744073709551616", #""""#],
    Speech.allCases
  )
  func ids(token: String, speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    let request = speech.call("ID", "echo").text.split(separator: #""ID""#, maxSplits: 1)
    client.send(request.joined(separator: token))
    let answer = String(decoding: try await client.nextBytes(), as: UTF8.self)
    #expect(answer.hasPrefix(#"{"jsonrpc":"2.0","id":\#(token),"result":"#))
    await client.finish()
  }

  @Test("the second request with an id in flight is refused", arguments: Speech.allCases)
  func duplicateID(speech: Speech) async throws {
    let client = try TestClient(TestHandler())
    try await client.open(speech)
    client.send(speech.call(7, "sleep", ["ms": 200]))
    client.send(speech.call("7", "echo"))
    client.send(speech.call(7, "echo"))
    var answers: [JSON] = []
    for _ in 0..<3 { answers.append(try await client.next()) }
    #expect(answers.filter { $0["error"]?["code"] == -32600 && $0["id"] == 7 }.count == 1)
    #expect(answers.filter { $0["result"] != nil && $0["id"] == "7" }.count == 1)
    #expect(answers.last?["result"]?["content"]?.arrayValue?.first?["text"] == "slept")
    // Answered is not in flight any more.
    #expect(try await client.ask(speech.call(7, "echo"))["result"] != nil)
    await client.finish()
  }

  @Test("stray answers are counted") func strayResponses() async throws {
    let client = try TestClient(TestHandler())
    try await client.open(.legacy)
    for id in 0..<3 { client.send(["jsonrpc": "2.0", "id": JSON(id), "result": [:]]) }
    _ = try await client.ask(Speech.legacy.request(1, "ping"))
    #expect(client.server.statistics.strayResponses == 3)
    await client.finish()
  }
}
