import CanonicalJSON
import Testing

@testable import MCPTransport

/// Clients that send more than they read. Every buffer has a bound, nothing is lost, nothing locks up.
@Suite struct BackpressureTests {
  @Test("a thousand requests while the client does not read", arguments: Speech.allCases, [20, 2000])
  func pipelined(speech: Speech, size: Int) async throws {
    let client = try TestClient(TestHandler(), isReading: false) { $0.queuedOutput = 64 << 10 }
    var bytes = speech == .legacy ? Speech.initialize("2025-11-25").serialized() + [0x0A] : []
    for id in 0..<1000 { bytes += speech.call(JSON(id), "big", ["size": JSON(size)]).serialized() + [0x0A] }
    try client.sendInBackground(bytes)
    try await Task.sleep(for: .milliseconds(300))
    try client.startReading()
    var ids: Set<JSON> = []
    if speech == .legacy { _ = try await client.answer(to: "init") }
    for _ in 0..<1000 {
      let answer = try await client.next()
      #expect(answer["result"]?["content"]?.arrayValue?.first?["text"]?.stringValue?.utf8.count == size)
      ids.insert(answer["id"] ?? .null)
    }
    #expect(ids.count == 1000)
    #expect(await client.finish() == .endOfInput)
  }

  @Test("no more run and wait than allowed; the rest stays in the pipe") func bounds() async throws {
    let handler = TestHandler()
    let client = try TestClient(handler) {
      $0.runningRequests = 2
      $0.waitingRequests = 3
    }
    try await client.open(.legacy)
    for id in 0..<8 { client.send(Speech.legacy.call(JSON(id), "hold")) }
    // Behind a full table even a cancellation has to wait, but nothing is lost.
    client.send(Speech.cancel(7))
    #expect(await handler.events.wait(for: "started `1`"))
    #expect(await client.waitForRequests(7))
    try await Task.sleep(for: .milliseconds(20))
    // Two run, three wait, the reader holds one.
    #expect(handler.events.all.count == 2)
    #expect(client.server.statistics.requests == 7)
    handler.events.add("release")
    var ids: [JSON] = []
    for _ in 0..<7 { ids.append(try await client.next()["id"] ?? .null) }
    #expect(Set(ids) == Set((0..<7).map { JSON($0) }))
    #expect(client.server.statistics.requests == 9)
    await client.finish()
  }

  @Test("the bytes of requests are bounded too") func requestBytes() async throws {
    let handler = TestHandler()
    let client = try TestClient(handler) {
      $0.runningRequests = 1
      $0.requestBytes = 25_000
    }
    try await client.open(.legacy)
    client.send(Speech.legacy.call("long", "hold"))
    let text = JSON.string(String(repeating: "x", count: 10_000))
    for id in 0..<5 { client.send(Speech.legacy.call(JSON(id), "echo", ["text": text])) }
    #expect(await handler.events.wait(for: "started `\"long\"`"))
    #expect(await client.waitForRequests(5))
    try await Task.sleep(for: .milliseconds(20))
    // After `initialize` one runs, two wait, the reader holds one.
    #expect(client.server.statistics.requests == 5)
    handler.events.add("release")
    for _ in 0..<6 { _ = try await client.next() }
    await client.finish()
  }

  @Test("a client that reads nothing for too long is cut off", arguments: Speech.allCases)
  func stalled(speech: Speech) async throws {
    let client = try TestClient(TestHandler(), isReading: false) {
      $0.outputStall = .milliseconds(150)
      $0.queuedOutput = 10_000
    }
    try client.sendInBackground(
      (speech == .legacy ? Speech.initialize("2025-11-25").serialized() + [0x0A] : [])
        + (0..<10).flatMap { speech.call(JSON($0), "big", ["size": 50_000]).serialized() + [0x0A] }
    )
    #expect(await client.finish(isOver: true) == .outputFailed(.outputStalled(after: .zero)))
  }

  @Test(
    "a client that does not read cannot keep the server from stopping",
    .timeLimit(.minutes(1)),
    arguments: Speech.allCases
  )
  func stopWithoutReader(speech: Speech) async throws {
    let client = try TestClient(TestHandler(), isReading: false) {
      $0.queuedOutput = 10_000
      $0.outputStall = .seconds(3600)
      $0.drain = .milliseconds(50)
    }
    try client.sendInBackground(
      (speech == .legacy ? Speech.initialize("2025-11-25").serialized() + [0x0A] : [])
        + (0..<500).flatMap { speech.call(JSON($0), "big", ["size": 5000]).serialized() + [0x0A] }
    )
    #expect(await client.waitForRequests(50))
    client.server.stop(signal: 15)
    #expect(await client.finish(isOver: true) == .signal(15))
  }
}
