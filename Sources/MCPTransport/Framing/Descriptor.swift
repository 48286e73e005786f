import Glibc

/// System calls on one file descriptor, with interruption by signals (`EINTR`) already dealt with.
///
/// The descriptor's flags are left alone: `O_NONBLOCK` belongs to the open file description, so setting it on standard
/// input or output would leak into the parent's terminal. What must not block is polled first instead.
struct Descriptor: Sendable {
  let number: Int32

  /// The most bytes that one write may have after `poll` reported room: a pipe that is writable has a free page.
  static let atomicWriteSize = 4096

  enum Readiness { case ready, notReady, failed(Int32) }
  enum WriteOutcome { case wrote(Int), wouldBlock, failed(Int32) }
  enum ReadOutcome { case bytes(Int), endOfInput, wouldBlock, failed(Int32) }

  /// Waits until at least one byte can be written, at most `milliseconds`.
  func waitUntilWritable(milliseconds: Int32) -> Readiness {
    var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    let result = poll(&entry, 1, milliseconds)
    if result < 0 { return errno == EINTR ? .notReady : .failed(errno) }
    // An error or a hang-up counts as ready: the write that follows tells which.
    return result == 0 ? .notReady : .ready
  }

  /// Writes a piece of at most `atomicWriteSize` bytes from `offset`.
  func writePiece(of bytes: [UInt8], from offset: Int) -> WriteOutcome {
    let count = min(bytes.count - offset, Self.atomicWriteSize)
    while true {
      let written = bytes.withUnsafeBytes { buffer in
        write(number, UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + count)]).baseAddress, count)
      }
      if written >= 0 { return .wrote(written) }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .wouldBlock
      default: return .failed(errno)
      }
    }
  }

  /// Reads what is there into the buffer; blocks where nothing is.
  func readAvailable(into buffer: UnsafeMutableRawBufferPointer) -> ReadOutcome {
    while true {
      let count = read(number, buffer.baseAddress, buffer.count)
      if count > 0 { return .bytes(count) }
      if count == 0 { return .endOfInput }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .wouldBlock
      default: return .failed(errno)
      }
    }
  }
}
