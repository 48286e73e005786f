import Glibc

/// A pair of connected descriptors by which one thread wakes another out of `poll`.
final class WakePipe: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  init() throws(TransportError) {
    var ends: [Int32] = [-1, -1]
    // A socket pair, because it can be made close-on-exec in one step.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0, let first = ends.first, let last = ends.last else {
      throw .setupFailed("making a wake-up pipe", errno)
    }
    readEnd = first
    writeEnd = last
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Makes the read end readable, for good.
  func signal() {
    var byte: UInt8 = 1
    // A full buffer is as good: the read end is readable then.
    _ = write(writeEnd, &byte, 1)
  }
}
