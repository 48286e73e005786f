import Glibc
import Synchronization
import Testing

@testable import MCPTransport

@Suite struct FrameWriterTests {
  /// A writer on one end of a pipe that is read by nobody until asked.
  private struct Fixture {
    let writer: FrameWriter
    let readEnd: Int32
    let writeEnd: Int32
    let failures: EventLog

    init(queuedBytes: Int = 1 << 20, stall: Duration = .seconds(120)) throws {
      signal(SIGPIPE, SIG_IGN)
      let failures = EventLog()
      (readEnd, writeEnd) = try TestClient.pipe()
      writer = FrameWriter(
        descriptor: writeEnd,
        limits: .init(queuedBytes: queuedBytes, stall: stall),
        mirror: nil,
        onFailure: { failures.add($0.description) }
      )
      self.failures = failures
      try writer.start()
    }

    /// Reads on a thread until the other end is closed; microseconds before the first read and between reads.
    func readAll(delay: UInt32 = 0, pause: UInt32 = 0) throws -> OneShot<[UInt8]> {
      let all = OneShot<[UInt8]>()
      try PosixThread.start { [readEnd] in
        usleep(delay)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8192)
        while true {
          let count = read(readEnd, &buffer, buffer.count)
          guard count > 0 else { break }
          bytes += buffer[..<count]
          if pause > 0 { usleep(pause) }
        }
        all.set(bytes)
      }
      return all
    }

    func end() async {
      writer.close()
      await writer.finished.value()
      close(writeEnd)
    }
  }

  @Test("frames of many senders never mix", arguments: [0, 50_000] as [UInt32])
  func interleaving(delay: UInt32) async throws {
    let fixture = try Fixture(queuedBytes: 100_000)
    let all = try fixture.readAll(delay: delay)
    try await withThrowingTaskGroup { group in
      for sender in 0..<20 {
        group.addTask {
          for number in 0..<50 {
            let size = (sender * 997 + number * 131) % 9000
            let filler = String(repeating: Character(Unicode.Scalar(UInt8(65 + sender))), count: size)
            try await fixture.writer.send(Array("\(sender) \(number) \(size) \(filler)\n".utf8))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await fixture.writer.flush(within: .seconds(100)))
    await fixture.end()
    let lines = await all.value().split(separator: 0x0A)
    #expect(lines.count == 1000)
    var next = [Int](repeating: 0, count: 20)
    for line in lines {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
      let (sender, number, size) = (Int(words[0]) ?? -1, Int(words[1]) ?? -1, Int(words[2]) ?? -1)
      #expect(words[3].utf8.count == size && words[3].utf8.allSatisfy { $0 == UInt8(65 + sender) })
      // Each sender's frames keep their order.
      #expect(number == next[sender])
      next[sender] += 1
    }
    close(fixture.readEnd)
  }

  @Test("senders wait when the queue is full, and go on in order") func full() async throws {
    let fixture = try Fixture(queuedBytes: 1000)
    // Fills the pipe, then the queue.
    try await fixture.writer.send([UInt8](repeating: 0x61, count: 70_000) + [0x0A])
    let placed = EventLog()
    let sender = Task {
      for number in 0..<5 {
        try await fixture.writer.send(Array("\(number)".utf8) + [UInt8](repeating: 0x62, count: 600) + [0x0A])
        placed.add("\(number)")
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    #expect(placed.all.isEmpty)
    #expect(await fixture.writer.flush(within: .milliseconds(10)) == false)
    let all = try fixture.readAll()
    try await sender.value
    #expect(await fixture.writer.flush(within: .seconds(100)))
    await fixture.end()
    #expect(await all.value().split(separator: 0x0A).dropFirst().map { $0.first } == Array("01234".utf8))
    close(fixture.readEnd)
  }

  @Test("a frame that is not admitted any more when its turn comes is left out") func admission() async throws {
    let fixture = try Fixture(queuedBytes: 100)
    try await fixture.writer.send([UInt8](repeating: 0x61, count: 70_000) + [0x0A])
    let isWanted = Mutex(true)
    let sender = Task { try await fixture.writer.send(Array("unwanted\n".utf8)) { isWanted.withLock { $0 } } }
    try await Task.sleep(for: .milliseconds(50))
    isWanted.withLock { $0 = false }
    let all = try fixture.readAll()
    try await sender.value
    try await fixture.writer.send(Array("wanted\n".utf8))
    #expect(await fixture.writer.flush(within: .seconds(100)))
    await fixture.end()
    #expect(await all.value().split(separator: 0x0A).dropFirst().map { Array($0) } == [Array("wanted".utf8)])
    close(fixture.readEnd)
  }

  @Test("a reader that takes nothing closes the writer by name, for waiting senders too") func stall() async throws {
    let fixture = try Fixture(queuedBytes: 1000, stall: .milliseconds(150))
    try await fixture.writer.send([UInt8](repeating: 0x61, count: 70_000) + [0x0A])
    await #expect(throws: TransportError.outputStalled(after: .zero)) {
      try await fixture.writer.send([UInt8](repeating: 0x62, count: 2000) + [0x0A])
    }
    #expect(throws: TransportError.outputStalled(after: .zero)) { try fixture.writer.sendBlocking([0x0A]) }
    #expect(fixture.failures.all.count == 1)
    #expect(await fixture.writer.flush(within: .seconds(1)) == false)
    await fixture.end()
    close(fixture.readEnd)
  }

  @Test("a slow reader is no stalled one") func slow() async throws {
    // The whole takes longer than the deadline, no step does.
    let fixture = try Fixture(stall: .seconds(1))
    let all = try fixture.readAll(pause: 80_000)
    try await fixture.writer.send([UInt8](repeating: 0x61, count: 120_000) + [0x0A])
    #expect(await fixture.writer.flush(within: .seconds(100)))
    #expect(fixture.failures.all.isEmpty)
    await fixture.end()
    #expect(await all.value().count == 120_001)
    close(fixture.readEnd)
  }

  @Test("a reader that has gone closes the writer") func gone() async throws {
    let fixture = try Fixture()
    close(fixture.readEnd)
    try await fixture.writer.send([0x0A])
    await #expect(throws: TransportError.outputClosed) { try await fixture.writer.send([0x0A]) }
    #expect(fixture.failures.all.count == 1)
    await fixture.end()
  }
}
