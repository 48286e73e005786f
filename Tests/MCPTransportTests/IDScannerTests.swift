import Testing

@testable import MCPTransport

@Suite struct IDScannerTests {
  @Test(
    "finds the id of a frame that breaks off",
    arguments: [
      (#"{"jsonrpc":"2.0","id":12,"method":"m","params":{"a":"xxxx"#, "12"),
      (#" { "id" : "a\"b" , "method"#, #""a\"b""#),
      (#"{"params":{"id":5,"x":[1,"]",{"id":6}]},"id":7,"#, "7"),
      (#"{"id":-3}"#, "-3"),
    ]
  )
  func found(frame: String, token: String) {
    #expect(IDScanner.findID(in: Array(frame.utf8)).map { String(decoding: $0.token, as: UTF8.self) } == token)
  }

  @Test(
    "finds none where none can be told",
    arguments: [
      "", "{", "[", #"["id",1]"#, #"{"id":12"#, #"{"id":"abc"#, #"{"params":{"id":5"#, #"{"id":1,"id":2,"#,
      #"{"id":null,"#,
      #"{"id":1.5,"#, #"{"id":{},"#, #"{"id":1 2,"#, #"{"id"}"#, #"{"a":"\"#, #"{"id":,"#, #"{"id":}"#,
    ]
  )
  func notFound(frame: String) {
    #expect(IDScanner.findID(in: Array(frame.utf8)) == nil)
  }

  @Test("every cut of a frame is survived")
  func cuts() {
    let frame = Array(#"{"jsonrpc":"2.0","params":{"a":["\\\"",{"b":null}]},"id":"q","method":"m"}"#.utf8)
    for end in 0...frame.count { _ = IDScanner.findID(in: Array(frame[..<end])) }
    #expect(IDScanner.findID(in: frame)?.token == Array(#""q""#.utf8))
  }
}
