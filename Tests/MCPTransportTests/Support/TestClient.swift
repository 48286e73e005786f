import CanonicalJSON
import Glibc
import Synchronization

@testable import MCPTransport

/// A client at the other end of two pipes, with a real server at this one.
final class TestClient: Sendable {
  struct Silence: Error {}

  let server: MCPServer
  let running: Task<ServerEnd, Never>
  /// What the server said to its operator.
  let diagnostics = EventLog()
  private let toServer: Int32
  private let fromServer: Int32
  private let serverEnds: [Int32]
  private let isInputOpen = Mutex(true)
  private let received = Mutex<[[UInt8]]>([])
  private let taken = Mutex(0)
  private let readerDone = OneShot<Void>()
  private let isReaderBusy = Mutex(false)
  private let backgroundDone = OneShot<Void>()
  private let isBackgroundBusy = Mutex(false)

  /// - Parameter isReading: false for a client that does not read until `startReading()`.
  init(_ handler: TestHandler, isReading: Bool = true, _ configure: (inout ServerConfiguration) -> Void = { _ in })
    throws
  {
    signal(SIGPIPE, SIG_IGN)
    let (input, output) = (try Self.pipe(), try Self.pipe())
    (toServer, fromServer) = (input.writeEnd, output.readEnd)
    serverEnds = [input.readEnd, output.writeEnd]
    var configuration = ServerConfiguration()
    configure(&configuration)
    let server = try MCPServer(
      handler: handler,
      input: input.readEnd,
      output: output.writeEnd,
      configuration: configuration,
      diagnose: { [diagnostics] in diagnostics.add($0.description) }
    )
    self.server = server
    running = Task { await server.run() }
    if isReading { try startReading() }
  }

  static func pipe() throws -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0, let first = ends.first, let last = ends.last else { throw Silence() }
    // A program that another test starts meanwhile must not keep an end: the pipe would not break when it should.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (first, last)
  }

  func startReading() throws {
    try PosixThread.start { [self] in
      var splitter = LineSplitter(maximumFrame: 64 << 20)
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(fromServer, &buffer, buffer.count)
        if count <= 0 { break }
        buffer[..<count].withUnsafeBytes { chunk in
          splitter.append(chunk) { line in
            if case .frame(let bytes) = line { received.withLock { $0.append(bytes) } }
          }
        }
      }
      readerDone.set(())
    }
    isReaderBusy.withLock { $0 = true }
  }

  // MARK: Writing

  func send(_ line: String) { send(Array(line.utf8) + [0x0A]) }

  func send(_ message: JSON) { send(message.serialized() + [0x0A]) }

  /// Writes the bytes as they are; short enough for the pipe, or the server reads meanwhile.
  func send(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { write(toServer, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      offset += count
    }
  }

  /// Writes on a thread of its own, for more bytes than anybody may be reading.
  func sendInBackground(_ bytes: [UInt8]) throws {
    try PosixThread.start { [self] in
      send(bytes)
      backgroundDone.set(())
    }
    isBackgroundBusy.withLock { $0 = true }
  }

  func closeInput() {
    let wasOpen = isInputOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    if wasOpen { close(toServer) }
  }

  // MARK: Reading

  /// All messages so far.
  var messages: [[UInt8]] { received.withLock { $0 } }

  /// The bytes of the next message; throws after ten seconds of silence.
  func nextBytes() async throws -> [UInt8] {
    for _ in 0..<50_000 {
      let place = taken.withLock { $0 }
      let message = received.withLock { $0.count > place ? $0[place] : nil }
      if let message {
        taken.withLock { $0 += 1 }
        return message
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw Silence()
  }

  func next() async throws -> JSON { try JSON.parse(try await nextBytes()) }

  /// The next message that answers the id; others before it are dropped.
  func answer(to id: JSON) async throws -> JSON {
    while true {
      let message = try await next()
      if message["id"] == id, message["method"] == nil { return message }
    }
  }

  func ask(_ message: JSON) async throws -> JSON {
    send(message)
    return try await answer(to: message["id"] ?? .null)
  }

  /// Waits until the server has counted that many requests, up to a hundred seconds.
  func waitForRequests(_ count: Int) async -> Bool {
    for _ in 0..<20_000 {
      if server.statistics.requests >= count { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  // MARK: The end

  /// Closes the input, waits for the server's end, and lets go of the descriptors.
  ///
  /// A descriptor is closed only when no thread uses it any more: its number may be another test's a moment later.
  ///
  /// - Parameter isOver: whether the server ends by itself, perhaps without reading all that is being sent.
  @discardableResult func finish(isOver: Bool = false) async -> ServerEnd {
    let isBusy = isBackgroundBusy.withLock { $0 }
    if isBusy && !isOver { await backgroundDone.value() }
    if !isOver { closeInput() }
    let end = await running.value
    for descriptor in serverEnds { close(descriptor) }
    if isBusy { await backgroundDone.value() }
    closeInput()
    if isReaderBusy.withLock({ $0 }) { await readerDone.value() }
    close(fromServer)
    return end
  }
}
