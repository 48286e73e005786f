import Glibc
import Synchronization

/// The thread beside one child: drains standard error, reads the supervisor's reports, and reaps the supervisor.
final class ChildMonitor: Sendable {
  let end = OneShot<ChildEnd>()
  let tail: ErrorTail
  private let errors: OwnedDescriptor
  private let reports: OwnedDescriptor
  /// Zero from the moment on where its number may be another's.
  private let supervisor: Mutex<pid_t>

  init(supervisor: pid_t, errors: OwnedDescriptor, report: OwnedDescriptor, tail: ErrorTail) {
    self.supervisor = Mutex(supervisor)
    self.errors = errors
    self.reports = report
    self.tail = tail
  }

  /// Waits for the first report; nil where the supervisor ended without one.
  func firstReport() -> SupervisorReport? { nextReport() }

  /// Runs until the child has ended, then tells.
  func run(child: Int32) {
    var errorsOpen = true
    watching: while true {
      var entries = [pollfd(fd: reports.number, events: Int16(POLLIN), revents: 0)]
      if errorsOpen { entries.append(pollfd(fd: errors.number, events: Int16(POLLIN), revents: 0)) }
      guard poll(&entries, nfds_t(entries.count), -1) >= 0 else {
        if errno == EINTR { continue }
        break
      }
      if entries.count > 1 && entries[1].revents != 0 { errorsOpen = drainOnce() }
      if entries[0].revents != 0 { break watching }
    }
    let report = nextReport()
    reap()
    var result = ChildEnd.lost
    if case .ended(let how) = report { result = how }
    // Without its supervisor the kernel kills the child; its group may hold more.
    if result == .lost { kill(-child, SIGKILL) }
    // What was written before the end is still in the pipe; nobody who could write more is left.
    while errorsOpen && Descriptor(number: errors.number).hasInput { errorsOpen = drainOnce() }
    tail.finish()
    errors.close()
    reports.close()
    end.set(result)
  }

  /// Reaps a supervisor that started nothing.
  func abandon() {
    reap()
    errors.close()
    reports.close()
  }

  func killSupervisor() {
    supervisor.withLock { pid in
      if pid > 0 { kill(pid, SIGKILL) }
    }
  }

  private func reap() {
    let pid = supervisor.withLock { $0 }
    guard pid > 0 else { return }
    // Waits without reaping first, so that the number stays ours while the lock is free for `killSupervisor`.
    var info = siginfo_t()
    while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
    supervisor.withLock { number in
      while waitpid(pid, nil, 0) < 0 && errno == EINTR {}
      number = 0
    }
  }

  private func drainOnce() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 16_384)
    switch chunk.withUnsafeMutableBytes({ Descriptor(number: errors.number).readAvailable(into: $0) }) {
    case .bytes(let count):
      tail.take(chunk[..<count])
      return true
    case .endOfInput, .wouldBlock, .failed: return false
    }
  }

  /// Byte by byte, because reports are few and short and nothing after the line may be lost.
  private func nextReport() -> SupervisorReport? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < 64 {
      let count = withUnsafeMutableBytes(of: &byte) { Descriptor(number: reports.number).readAvailable(into: $0) }
      guard case .bytes = count else { return nil }
      if byte == 0x0A { return SupervisorReport(line: String(decoding: line, as: UTF8.self)) }
      line.append(byte)
    }
    return nil
  }
}

extension Descriptor {
  /// Whether a read would return something now.
  fileprivate var hasInput: Bool {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0 && entry.revents & Int16(POLLIN) != 0
  }
}
