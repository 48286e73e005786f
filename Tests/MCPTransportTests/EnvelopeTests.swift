import CanonicalJSON
import Testing

@testable import MCPTransport

@Suite struct EnvelopeTests {
  private func parse(_ text: String) -> Envelope { Envelope.parse(Array(text.utf8), limits: .standard) }

  /// A word for the kind, with the code of the error and the echoed id.
  private func summary(_ envelope: Envelope) -> String {
    switch envelope {
    case .request(let request): "request \(String(decoding: request.id.token, as: UTF8.self)) \(request.method)"
    case .notification(let notification): "notification \(notification.method)"
    case .response: "response"
    case .malformedNotification: "malformed"
    case .batch(let elements): "batch \(elements.count)"
    case .invalid(let error, let id):
      "invalid \(error.code.number) \(id.map { String(decoding: $0.token, as: UTF8.self) } ?? "-")"
    }
  }

  @Test(
    "each frame is exactly one kind",
    arguments: [
      (#"{"jsonrpc":"2.0","id":1,"method":"m"}"#, "request 1 m"),
      (#"{"method":"m","params":{},"jsonrpc":"2.0","id":"x"}"#, #"request "x" m"#),
      (#"{"jsonrpc":"2.0","method":"m"}"#, "notification m"),
      (#"{"jsonrpc":"2.0","method":"m","params":[1]}"#, "malformed"),
      (#"{"jsonrpc":"2.0","method":"m","params":null}"#, "malformed"),
      (#"{"jsonrpc":"2.0","id":1,"result":{}}"#, "response"),
      (#"{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":""}}"#, "response"),
      (#"{"id":1,"result":{}}"#, "response"),
      ("[]", "batch 0"),
      (#"[1,{"a":2}]"#, "batch 2"),
      ("1", "invalid -32600 -"),
      ("null", "invalid -32600 -"),
      (#""text""#, "invalid -32600 -"),
      ("{}", "invalid -32600 -"),
      (#"{"jsonrpc":"2.0","id":4}"#, "invalid -32600 4"),
      (#"{"id":4,"method":"m"}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"1.0","id":4,"method":"m"}"#, "invalid -32600 4"),
      (#"{"jsonrpc":2.0,"id":4,"method":"m"}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"2.0","id":4,"method":7}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m","result":{}}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m","params":null}"#, "invalid -32602 4"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m","params":[1]}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m","params":"p"}"#, "invalid -32600 4"),
      ("{\"jsonrpc\":\"2.0\",\"id\":4,", "invalid -32700 -"),
      ("\u{FEFF}{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"m\"}", "invalid -32700 -"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m"} {}"#, "invalid -32700 -"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m","method":"n"}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"2.0","id":4,"method":"m","meth\u006fd":"n"}"#, "invalid -32600 4"),
      (#"{"jsonrpc":"2.0","id":4,"id":5,"method":"m"}"#, "invalid -32600 -"),
    ]
  )
  func classification(frame: String, expected: String) {
    #expect(summary(parse(frame)) == expected)
  }

  @Test("ids are strings or integers", arguments: ["null", "1.5", "1.0", "1e2", "true", "{}", "[]"])
  func refusedIDs(token: String) {
    #expect(summary(parse(#"{"jsonrpc":"2.0","method":"m","id":\#(token)}"#)) == "invalid -32600 -")
  }

  @Test(
    "ids are kept byte for byte",
    arguments: [
      "0", "-1", "9007199254740993", "18446744073709551616", "-0", #""""#, #""a""#, #""\u0041\/\n""#, #""é""#,
      #""\"}""#,
    ]
  )
  func keptIDs(token: String) {
    #expect(summary(parse(#"{"jsonrpc":"2.0","id":\#(token),"method":"m"}"#)) == "request \(token) m")
    #expect(
      summary(parse(#"{"params":{"id":9},"method":"m","jsonrpc":"2.0","id": \#(token) }"#)) == "request \(token) m"
    )
  }

  @Test("ids of another type or other bytes are different, other escapes are not")
  func identity() {
    #expect(RequestID(1) != RequestID("1"))
    #expect(RequestID("K") != RequestID("\u{212A}"))
    #expect(RequestID("A") == RequestID("A", token: Array(#""\u0041""#.utf8)))
  }

  @Test("nesting over the limit is answered by the id, wherever it stands")
  func depth() {
    for depth in [200, 1000, 100_000] {
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(summary(parse(#"{"jsonrpc":"2.0","id":7,"method":"m","params":{"a":\#(deep)}}"#)) == "invalid -32600 7")
      #expect(
        summary(parse(#"{"method":"m","params":{"a":\#(deep)},"jsonrpc":"2.0","id":"z"}"#)) == #"invalid -32600 "z""#
      )
    }
  }

  @Test("ill-formed UTF-8 is a parse error")
  func encoding() {
    let frame =
      Array(#"{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}}"#.utf8)
    #expect(summary(Envelope.parse(frame, limits: .standard)) == "invalid -32700 -")
  }
}
