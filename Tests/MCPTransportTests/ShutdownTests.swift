import CanonicalJSON
import Glibc
import Testing

@testable import MCPTransport

/// The end: of the input, by a signal, by a client that has gone.
@Suite struct ShutdownTests {
  @Test("requests in flight finish after the end of the input", arguments: Speech.allCases)
  func drain(speech: Speech) async throws {
    let client = try TestClient(TestHandler()) { $0.runningRequests = 1 }
    try await client.open(speech)
    client.send(speech.call(1, "sleep", ["ms": 50]))
    client.send(speech.call(2, "echo"))
    client.closeInput()
    #expect(try await client.next()["id"] == 1)
    #expect(try await client.next()["id"] == 2)
    #expect(await client.finish() == .endOfInput)
    #expect(ServerEnd.endOfInput.exitCode == 0)
  }

  @Test("a last line without its end is served") func noLastLineEnd() async throws {
    let client = try TestClient(TestHandler())
    client.send(Speech.modern.call(1, "echo").serialized())
    client.closeInput()
    #expect(try await client.next()["id"] == 1)
    await client.finish()
  }

  @Test("what does not finish in time is answered with an error, waiting or running", arguments: Speech.allCases)
  func expiry(speech: Speech) async throws {
    let handler = TestHandler()
    let client = try TestClient(handler) {
      $0.runningRequests = 2
      $0.drain = .milliseconds(60)
    }
    try await client.open(speech)
    client.send(speech.call(1, "sleep", ["ms": 60_000]))
    client.send(speech.call(2, "hold"))
    client.send(speech.call(3, "echo"))
    #expect(await handler.events.wait(for: "started `1`"))
    #expect(await handler.events.wait(for: "started `2`"))
    client.closeInput()
    var ids: Set<JSON> = []
    for _ in 0..<3 {
      let answer = try await client.next()
      #expect(answer["error"]?["code"] == -32603)
      ids.insert(answer["id"] ?? .null)
    }
    #expect(ids == [1, 2, 3])
    #expect(await client.finish() == .endOfInput)
    #expect(await handler.events.wait(for: "cancelled `1`"))
    handler.events.add("release")
  }

  @Test("a signal ends like the end of the input", arguments: Speech.allCases) func signal(speech: Speech) async throws
  {
    let handler = TestHandler()
    let client = try TestClient(handler)
    try await client.open(speech)
    client.send(speech.call(1, "sleep", ["ms": 50]))
    #expect(await handler.events.wait(for: "started `1`"))
    client.server.stop(signal: SIGTERM)
    #expect(try await client.next()["id"] == 1)
    let end = await client.running.value
    #expect(end == .signal(SIGTERM))
    #expect(end.exitCode == 143)
    await client.finish()
  }

  @Test("a client that has gone ends the server and cancels its requests") func clientGone() async throws {
    let handler = TestHandler()
    let input = try TestClient.pipe()
    let output = try TestClient.pipe()
    Glibc.signal(SIGPIPE, SIG_IGN)
    let server = try MCPServer(handler: handler, input: input.readEnd, output: output.writeEnd)
    let running = Task { await server.run() }
    func send(_ message: JSON) {
      let bytes = message.serialized() + [0x0A]
      #expect(write(input.writeEnd, bytes, bytes.count) == bytes.count)
    }
    send(Speech.modern.call(1, "sleep", ["ms": 60_000]))
    #expect(await handler.events.wait(for: "started `1`"))
    close(output.readEnd)
    send(Speech.modern.call(2, "echo"))
    #expect(await running.value == .outputFailed(.outputClosed))
    #expect(await handler.events.wait(for: "cancelled `1`"))
    for descriptor in [input.readEnd, input.writeEnd, output.writeEnd] { close(descriptor) }
  }

  @Test("an input that cannot be read is named") func badInput() async throws {
    let output = try TestClient.pipe()
    let directory = open("/", O_RDONLY)
    let server = try MCPServer(handler: TestHandler(), input: directory, output: output.writeEnd)
    let end = await server.run()
    #expect(end == .inputFailed(.inputFailed(EISDIR)))
    #expect(end.exitCode == 1)
    for descriptor in [directory, output.readEnd, output.writeEnd] { close(descriptor) }
  }
}
