import CProcess
import Glibc

/// The small process between the gateway and one child: it ends the child with all its descendants, however they detached
/// themselves, when the child ends, when it is told to, or when the gateway is gone, be it by `SIGKILL`.
///
/// It is a subreaper (prctl(2)), so a descendant that lost its parent becomes its child instead of escaping to process 1.
/// It has one thread, because it forks.
package enum Supervisor {
  /// The hidden command that starts it: `cavra-mcp supervise`.
  package static let command = "supervise"

  /// Whether this process was started as a supervisor. To be asked first thing in `main`.
  package static func isAsked(in arguments: [String]) -> Bool { arguments.count == 2 && arguments[1] == command }

  /// Runs as a supervisor with the descriptors of `SupervisorOrder.Slot`, to the end of the process.
  ///
  /// The exit code is 0 where the child ran and all is ended, 1 where it could not be started, 64 where this process was
  /// not started by a gateway, in which case nothing was done.
  package static func run() -> Never {
    // Only a gateway makes such a file: nobody has this process run something by redirecting a file of theirs into it.
    guard cprocess_is_sealed(SupervisorOrder.Slot.order) == 1, let order = readOrder() else { _exit(64) }
    for slot in [SupervisorOrder.Slot.lifeline, SupervisorOrder.Slot.report] { _ = fcntl(slot, F_SETFD, FD_CLOEXEC) }
    // A report to a gateway that has gone is no reason to end before the child has.
    signal(SIGPIPE, SIG_IGN)
    let gateway = getppid()
    let signals = cprocess_signal_descriptor()
    // The signal is no killer here, only a reason to look: it also comes when merely the starting thread has ended.
    guard signals >= 0, cprocess_hide() == 0, cprocess_become_subreaper() == 0,
      cprocess_signal_at_parent_death(SIGHUP) == 0
    else { fail(.notReady(errno)) }
    // Without these no descendant could be ended later, so nothing is started on such a kernel.
    let own = cprocess_pidfd_open(getpid())
    guard own >= 0 else { fail(.notReady(errno)) }
    close(own)
    guard ProcessTree.isReadable else { fail(.notReady(ENOENT)) }
    guard chdir(order.directory) == 0 else { fail(.notEntered(errno)) }
    let child = start(order)
    _ = chdir("/")
    // What the child is to see closed must not stay open here.
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] { close(stream) }
    report(.started(child))
    var watch = SupervisorWatch(child: child, gateway: gateway, signals: signals, wrappers: order.wrappers)
    let end = watch.run()
    DescendantEnding.run()
    report(.ended(end))
    _exit(0)
  }

  private static func start(_ order: SupervisorOrder) -> Int32 {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { fail(.notReady(errno)) }
    // Not freed: this process has no other use for them.
    let words = order.words.map { strdup($0) } + [nil]
    let environment = order.environment.map { strdup($0) } + [nil]
    let child = cprocess_spawn_bound(words[0], words, environment, ends[1])
    guard child > 0 else { fail(.notReady(errno)) }
    close(ends[1])
    for slot in [SupervisorOrder.Slot.filter, SupervisorOrder.Slot.wrapperArguments] where order.wrappers > 0 {
      close(slot)
    }
    var number: Int32 = 0
    var count = read(ends[0], &number, MemoryLayout<Int32>.size)
    while count < 0 && errno == EINTR { count = read(ends[0], &number, MemoryLayout<Int32>.size) }
    close(ends[0])
    if count == MemoryLayout<Int32>.size { fail(.notExecuted(number)) }
    return child
  }

  private static func readOrder() -> SupervisorOrder? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    reading: while true {
      switch chunk.withUnsafeMutableBytes({ Descriptor(number: SupervisorOrder.Slot.order).readAvailable(into: $0) }) {
      case .bytes(let count): bytes += chunk[..<count]
      case .endOfInput: break reading
      case .wouldBlock, .failed: return nil
      }
    }
    close(SupervisorOrder.Slot.order)
    return SupervisorOrder(encoded: bytes)
  }

  private static func report(_ report: SupervisorReport) {
    let bytes = Array(report.line.utf8)
    _ = Descriptor(number: SupervisorOrder.Slot.report).writePiece(of: bytes, from: 0)
  }

  private static func fail(_ reason: SupervisorReport) -> Never {
    report(reason)
    _exit(1)
  }
}
