import CProcess
import Glibc

/// The loop of a supervisor: waits for the child, the gateway's commands and the gateway's end.
struct SupervisorWatch {
  let child: Int32
  /// The process number of the gateway; another parent means that it is gone.
  let gateway: Int32
  /// Delivers `SIGCHLD`, `SIGTERM`, `SIGINT` and `SIGHUP`.
  let signals: Int32
  let wrappers: Int

  private var end: ChildEnd?

  init(child: Int32, gateway: Int32, signals: Int32, wrappers: Int) {
    self.child = child
    self.gateway = gateway
    self.signals = signals
    self.wrappers = wrappers
  }

  /// Returns when the child has ended or everything is to be ended; then nothing but `DescendantEnding.run` is left to do.
  mutating func run() -> ChildEnd {
    while true {
      reap()
      if let end { return end }
      if getppid() != gateway { return endNow() }
      var entries = [
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
        pollfd(fd: SupervisorOrder.Slot.lifeline, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, nfds_t(entries.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return endNow()
      }
      if entries[0].revents != 0 && takeSignals() { return endNow() }
      if entries[1].revents != 0 && takeCommands() { return endNow() }
    }
  }

  private mutating func endNow() -> ChildEnd {
    // The child first, so that how it ended is known before everything is reaped.
    DescendantEnding.freeze()
    kill(child, SIGKILL)
    var status: Int32 = 0
    var result = waitpid(child, &status, 0)
    while result < 0 && errno == EINTR { result = waitpid(child, &status, 0) }
    return result == child ? Self.end(of: status) : .lost
  }

  private mutating func reap() {
    var status: Int32 = 0
    while true {
      let pid = waitpid(-1, &status, WNOHANG)
      guard pid > 0 else { return }
      if pid == child { end = Self.end(of: status) }
    }
  }

  /// Empties the signal descriptor; true where one of them asks for the end.
  private func takeSignals() -> Bool {
    var asksForEnd = false
    var info = signalfd_siginfo()
    while read(signals, &info, MemoryLayout<signalfd_siginfo>.size) == MemoryLayout<signalfd_siginfo>.size {
      let number = Int32(info.ssi_signo)
      asksForEnd = asksForEnd || number == SIGTERM || number == SIGINT
    }
    return asksForEnd
  }

  /// Obeys what came down the lifeline; true where everything is to be ended now.
  private func takeCommands() -> Bool {
    var byte: UInt8 = 0
    let count = read(SupervisorOrder.Slot.lifeline, &byte, 1)
    if count < 0 && errno == EINTR { return false }
    guard count == 1, SupervisorOrder.Command(rawValue: byte) == .terminate else { return true }
    for found in ProcessTree.descendants() where found.depth > wrappers {
      ProcessTree.signal(found.identity, SIGTERM)
    }
    return false
  }

  private static func end(of status: Int32) -> ChildEnd {
    let signal = status & 0x7f
    return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }
}
