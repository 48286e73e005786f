import Glibc
import Synchronization

/// The thread beside one child: drains standard error, reads the supervisor's reports, and reaps the supervisor.
final class ChildMonitor: Sendable {
  let end = OneShot<ChildEnd>()
  let tail: ErrorTail
  /// How many bytes are read after the end at most, so that whoever still writes cannot hold it up: what the longest pipe
  /// of an ordinary user holds (pipe(7)).
  private static let longestRest = 1 << 20

  private let output: OwnedDescriptor
  private let errors: OwnedDescriptor
  private let reports: OwnedDescriptor
  private let wake: WakePipe
  private let discards = Atomic(false)
  /// Zero from the moment on where its number may be another's.
  private let supervisor: Mutex<pid_t>

  init(
    supervisor: pid_t,
    output: OwnedDescriptor,
    errors: OwnedDescriptor,
    report: OwnedDescriptor,
    wake: WakePipe,
    tail: ErrorTail
  ) {
    self.wake = wake
    self.supervisor = Mutex(supervisor)
    self.output = output
    self.errors = errors
    self.reports = report
    self.tail = tail
  }

  /// What is known after the start.
  enum Start {
    case report(SupervisorReport)
    /// The supervisor ended without a report.
    case silence
    /// There was no report in time; the supervisor was killed.
    case late
  }

  /// Waits for the first report.
  func firstReport(within limit: Duration) -> Start {
    let report = Descriptor(number: reports.number)
    let start = ContinuousClock.now
    while !report.hasInput(within: .milliseconds(100)) {
      guard ContinuousClock.now - start < limit else {
        killSupervisor()
        return .late
      }
    }
    return nextReport().map(Start.report) ?? .silence
  }

  /// From now on reads the child's output and drops it: a child that is blocked in writing does not see the end of its
  /// input.
  func discardOutput() {
    discards.store(true, ordering: .releasing)
    wake.signal()
  }

  /// Runs until the child has ended, then tells.
  func run(child: Int32) {
    watch()
    let report = nextReport()
    reap()
    var result = ChildEnd.lost
    if case .ended(let how) = report { result = how }
    // Without its supervisor the kernel kills the child; its session may hold more.
    if result == .lost { Self.end(session: child) }
    // What was written before the end is still in the pipe.
    var rest = Self.longestRest
    while rest > 0, Descriptor(number: errors.number).hasInput(within: .zero), let count = drainErrors() {
      rest -= count
    }
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

  /// Drains what is to be drained until the supervisor has something to say, or is gone.
  private func watch() {
    // A negative number is passed over by `poll`.
    var entries = [reports.number, errors.number, wake.readEnd, -1].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while true {
      guard poll(&entries, nfds_t(entries.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return
      }
      if entries[1].revents != 0, drainErrors() == nil { entries[1].fd = -1 }
      if entries[3].revents != 0, !discardOnce() { entries[3].fd = -1 }
      if entries[2].revents != 0, discards.load(ordering: .acquiring) {
        entries[2].fd = -1
        entries[3].fd = output.number
      }
      if entries[0].revents != 0 { return }
    }
  }

  /// How many bytes were read; nil where no more come.
  private func drainErrors() -> Int? {
    var chunk = [UInt8](repeating: 0, count: 16_384)
    switch chunk.withUnsafeMutableBytes({ Descriptor(number: errors.number).readAvailable(into: $0) }) {
    case .bytes(let count):
      tail.take(chunk[..<count])
      return count
    case .endOfInput, .wouldBlock, .failed: return nil
    }
  }

  /// False where no more comes.
  private func discardOnce() -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
      if case .bytes = Descriptor(number: output.number).readAvailable(into: buffer) { true } else { false }
    }
  }

  private static func end(session: Int32) {
    // Each round may find what was started meanwhile; the bound is for what no signal of ours ends.
    for _ in 0..<100 {
      let members = ProcessTree.members(ofSession: session)
      guard !members.isEmpty else { return }
      for process in members { ProcessTree.signal(process, SIGKILL) }
      usleep(1000)
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
  /// Whether a read would return something within that time, be it the end.
  fileprivate func hasInput(within limit: Duration) -> Bool {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, Int32(limit / .milliseconds(1))) > 0
  }
}
