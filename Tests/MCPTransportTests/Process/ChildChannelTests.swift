import Synchronization
import TestSupport
import Testing

@testable import MCPTransport

/// A child as the gateway has it: a channel over its descriptors, closed before the child is stopped.
@Suite("children: a channel over one")
struct ChildChannelTests {
  /// What came over a channel, in order.
  private final class Received: Sendable {
    private let lines = Mutex<[String]>([])
    let first = OneShot<String>()
    let ended = OneShot<String>()

    var count: Int { lines.withLock { $0.count } }

    func take(_ line: Line) {
      guard case .frame(let bytes) = line else { return }
      let text = String(decoding: bytes, as: UTF8.self)
      lines.withLock { $0.append(text) }
      first.set(text)
    }
  }

  private func open(python script: String) async throws -> (ChildProcess, PipeChannel, Received) {
    let child = try await Fixture.start(python: script)
    let channel = try PipeChannel(input: child.output, output: child.input)
    let received = Received()
    try channel.start(deliver: received.take) { received.ended.set($0) }
    return (child, channel, received)
  }

  @Test("messages go both ways, and the end of the channel is the end of the child's input")
  func bothWays() async throws {
    let (child, channel, received) = try await open(
      python: "for line in sys.stdin: print(line.strip() * 2, flush=True)\nos._exit(3)"
    )
    try await channel.send(Array("ab".utf8))
    #expect(await received.first.value() == "abab")
    await channel.close()
    #expect(await received.ended.value() == "the connection was closed")
    #expect(await child.stop(grace: .seconds(60)) == .exited(3))
  }

  @Test("who waits for an answer learns at once that the child is gone, also while its detached child holds the output")
  func gone() async throws {
    let (child, channel, received) = try await open(
      python: """
        if os.fork() == 0:
            os.setsid()
            while True: time.sleep(1)
        sys.stdin.readline()
        sys.stderr.write("no more\\n")
        os._exit(9)
        """
    )
    try await channel.send(Array("question".utf8))
    #expect(await received.ended.value() == "the server closed its output")
    #expect(await child.end() == .exited(9))
    #expect(child.stderrTail() == "no more\n")
    await #expect(throws: TransportError.self) {
      // The first may still have its place in a pipe that nobody reads any more.
      for _ in 0..<100 { try await channel.send(Array("again".utf8)) }
    }
    await channel.close()
  }

  @Test("a flood that nobody takes holds up neither the closing nor the stop")
  func flood() async throws {
    let child = try await Fixture.start(python: "while True: sys.stdout.write('x' * 100 + '\\n')")
    let channel = try PipeChannel(input: child.output, output: child.input)
    let isOpen = ThreadSemaphore()
    let first = OneShot<Void>()
    // A receiver that blocks is the back-pressure.
    try channel.start(
      deliver: { _ in
        first.set(())
        isOpen.wait()
        isOpen.signal()
      },
      ended: { _ in }
    )
    await first.value()
    isOpen.signal()
    await channel.close()
    #expect(await child.stop(grace: .milliseconds(100)) == .signalled(15))
  }
}
