import Glibc
import Synchronization

/// Why no more lines come.
enum InputEnd: Sendable, Equatable {
  case endOfInput
  case stopped
  case failed(TransportError)
}

/// Reads lines from a descriptor on a thread of its own, so that a blocking read holds up nothing else.
///
/// A line is delivered on that thread, and nothing is read until the delivery returns: a receiver that blocks is the
/// back-pressure.
final class FrameReader: Sendable {
  private static let chunkSize = 64 << 10

  private let descriptor: Descriptor
  private let maximumFrame: Int
  private let mirror: TrafficMirror?
  private let wake: WakePipe
  private let isStopped = Atomic<Bool>(false)

  /// Set when the thread has delivered its last line.
  let finished = OneShot<InputEnd>()

  init(descriptor: Int32, maximumFrame: Int, mirror: TrafficMirror?) throws(TransportError) {
    self.descriptor = Descriptor(number: descriptor)
    self.maximumFrame = maximumFrame
    self.mirror = mirror
    wake = try WakePipe()
  }

  /// Starts the thread. `ended` is called on it once, after the last line.
  func start(
    deliver: @escaping @Sendable (Line) -> Void,
    ended: @escaping @Sendable (InputEnd) -> Void
  ) throws(TransportError) {
    try PosixThread.start { [self] in
      let end = readAll(deliver)
      ended(end)
      finished.set(end)
    }
  }

  /// Ends the reading, also one that blocks; lines that were not delivered yet are dropped.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    wake.signal()
  }

  private func readAll(_ deliver: (Line) -> Void) -> InputEnd {
    var splitter = LineSplitter(maximumFrame: maximumFrame)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
    defer { buffer.deallocate() }
    let deliverUnlessStopped: (Line) -> Void = { [isStopped = stopped] line in if !isStopped() { deliver(line) } }
    while true {
      guard waitForInput() else { return .stopped }
      switch descriptor.readAvailable(into: buffer) {
      case .bytes(let count):
        let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        mirror?.input(chunk)
        splitter.append(chunk, deliver: deliverUnlessStopped)
      case .endOfInput:
        splitter.finish(deliver: deliverUnlessStopped)
        return stopped() ? .stopped : .endOfInput
      case .wouldBlock: continue
      case .failed(let number): return .failed(.inputFailed(number))
      }
    }
  }

  private func stopped() -> Bool { isStopped.load(ordering: .acquiring) }

  /// Blocks until there is something to read; false where the reading was stopped.
  private func waitForInput() -> Bool {
    while !stopped() {
      var entries = [
        pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
      ]
      // A failure other than an interruption is left to the read, which names it.
      if poll(&entries, 2, -1) < 0 && errno != EINTR { return true }
      if let entry = entries.first, entry.revents != 0 { return !stopped() }
    }
    return false
  }
}
