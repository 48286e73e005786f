import Glibc
import Synchronization

/// `SIGTERM`, `SIGINT` and `SIGHUP` as calls on an ordinary thread.
///
/// A signal handler may do next to nothing, so it only writes the number to a pipe that a thread reads. Handlers are reset
/// in children at `exec`, which masks or ignored signals would not be.
package enum TerminationSignals {
  /// Where the handler writes; -1 before the set-up. An atomic, because the handler runs on any thread at any time.
  private static let pipeEnd = Atomic<Int32>(-1)

  /// Calls `handler` with the number of the first such signal. A second one ends the process at once with `128 + number`,
  /// so that a hanging shutdown can be cut short.
  ///
  /// - Throws: `TransportError.setupFailed`, also where it was called before in this process.
  package static func deliver(to handler: @escaping @Sendable (Int32) -> Void) throws(TransportError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0, let readEnd = ends.first, let writeEnd = ends.last else {
      throw .setupFailed("making the signal pipe", errno)
    }
    let isFirst = pipeEnd.compareExchange(expected: -1, desired: writeEnd, ordering: .sequentiallyConsistent).exchanged
    guard isFirst else {
      close(readEnd)
      close(writeEnd)
      throw .setupFailed("delivering signals a second time", EALREADY)
    }
    try PosixThread.start { relay(from: readEnd, to: handler) }
    for number in [SIGTERM, SIGINT, SIGHUP] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { TerminationSignals.note($0) }
      action.sa_flags = SA_RESTART
      guard sigaction(number, &action, nil) == 0 else { throw .setupFailed("installing a signal handler", errno) }
    }
  }

  /// The handler's body: only calls that are safe there, and `errno` as it was.
  private static func note(_ number: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(pipeEnd.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  private static func relay(from readEnd: Int32, to handler: @Sendable (Int32) -> Void) {
    var isFirst = true
    var byte: UInt8 = 0
    while true {
      let count = read(readEnd, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      guard count == 1 else { return }
      guard isFirst else { _exit(128 + Int32(byte)) }
      isFirst = false
      handler(Int32(byte))
    }
  }
}
