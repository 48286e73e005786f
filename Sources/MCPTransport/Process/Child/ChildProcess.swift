import Glibc
import Synchronization

/// A running child of the gateway behind its supervisor.
///
/// The descriptors belong to this object: they are open until `stop` (the input) and until it is released (the output), so
/// whoever reads or writes keeps it. Released without `stop`, it takes the child and all its descendants with it. A channel over
/// them is closed first, then the child is stopped.
package final class ChildProcess: Sendable {
  /// The process number of the program, or of bubblewrap around it.
  package let pid: Int32
  private let standardInput: OwnedDescriptor
  private let standardOutput: OwnedDescriptor
  private let lifeline: OwnedDescriptor
  private let monitor: ChildMonitor

  /// Where the child's input is written. End all writing before `stop`, which closes it.
  package var input: Int32 { standardInput.number }
  /// Where the child's output is read. End all reading before `stop`, which drops what comes.
  package var output: Int32 { standardOutput.number }

  private init(
    pid: Int32,
    input: OwnedDescriptor,
    output: OwnedDescriptor,
    lifeline: OwnedDescriptor,
    monitor: ChildMonitor
  ) {
    self.pid = pid
    standardInput = input
    standardOutput = output
    self.lifeline = lifeline
    self.monitor = monitor
  }

  /// Whoever has a child writes to its input: that it has gone must be an error of that write and not our death.
  private static let ignoresBrokenPipes: Void = {
    signal(SIGPIPE, SIG_IGN)
  }()

  /// Starts a child; returns when its program is being executed.
  ///
  /// Ignores `SIGPIPE` from then on, for the whole process, as `StandardStreams.takeOver()` does.
  ///
  /// - Throws: `TransportError.childInvalid`, `.childNotStarted`, `.sandboxUnavailable` with the path and the remedy,
  ///   `.setupFailed` where the system has no descriptor, thread or process to give.
  package static func start(
    _ definition: ChildDefinition,
    limits: ChildLimits = ChildLimits()
  ) async throws(TransportError) -> ChildProcess {
    _ = ignoresBrokenPipes
    // On a thread of its own: a file system that hangs must not hold up the tasks of this process.
    let result = OneShot<Result<ChildProcess, TransportError>>()
    try PosixThread.start {
      do throws(TransportError) {
        result.set(.success(try startBlocking(definition, limits)))
      } catch {
        result.set(.failure(error))
      }
    }
    // The thread may hang outside of what it can bound itself; a child that it has after all is ended with its release.
    let late = Result<ChildProcess, TransportError>.failure(definition.lateness(limits.start))
    return try await result.value(within: limits.start, otherwise: late).get()
  }

  private static func startBlocking(
    _ definition: ChildDefinition,
    _ limits: ChildLimits
  ) throws(TransportError) -> ChildProcess {
    try definition.check()
    let plan = try LaunchPlan(definition)
    let input = try OwnedDescriptor.pair("the input of a child")
    let output = try OwnedDescriptor.pair("the output of a child")
    let errors = try OwnedDescriptor.pair("the error output of a child")
    let lifeline = try OwnedDescriptor.connection("a lifeline")
    let report = try OwnedDescriptor.pair("a report pipe")
    let order = try OwnedDescriptor.memory(plan.order.encoded, "an order")
    let wake = try WakePipe()
    let descriptors = [input.read, output.write, errors.write, lifeline.read, report.write, order] + plan.descriptors
    let supervisor = try SupervisorSpawn(descriptors: descriptors, words: limits.supervisor).run()
    // The other sides are only the supervisor's now, so that an end of input is seen.
    for end in [input.read, output.write, errors.write, lifeline.read, report.write, order] { end.close() }
    let tail = ErrorTail(limit: limits.errorTail, lineLimit: limits.errorLine, onLine: limits.onErrorLine)
    let monitor = ChildMonitor(
      supervisor: supervisor,
      output: output.read,
      errors: errors.read,
      report: report.read,
      wake: wake,
      tail: tail
    )
    let first = monitor.firstReport(within: limits.start)
    guard case .report(.started(let pid)) = first else {
      lifeline.write.close()
      monitor.abandon()
      throw definition.failure(for: first, limits)
    }
    do {
      try PosixThread.start { monitor.run(child: pid) }
    } catch {
      lifeline.write.close()
      monitor.abandon()
      throw error
    }
    return ChildProcess(
      pid: pid,
      input: input.write,
      output: output.read,
      lifeline: lifeline.write,
      monitor: monitor
    )
  }

  /// The end of what the child wrote to standard error, control characters made visible.
  package func stderrTail() -> String { monitor.tail.text }

  /// Waits until the child and all its descendants have ended.
  package func end() async -> ChildEnd { await monitor.end.value() }

  /// Ends the child with all its descendants: closes its input, waits, sends `SIGTERM` to all, waits, kills (MCP, Lifecycle,
  /// Shutdown). Its output is read and dropped meanwhile. Can be called again, also at the same time.
  ///
  /// - Parameter grace: how long each of the two waits may last.
  package func stop(grace: Duration = .seconds(2)) async -> ChildEnd {
    monitor.discardOutput()
    standardInput.close()
    if await hasEnded(within: grace) { return await end() }
    send(.terminate)
    if await hasEnded(within: grace) { return await end() }
    send(.kill)
    lifeline.close()
    if await hasEnded(within: .seconds(10)) { return await end() }
    // A supervisor that does not obey is itself at fault; the monitor then kills the child's session.
    monitor.killSupervisor()
    return await end()
  }

  private func send(_ command: SupervisorOrder.Command) {
    lifeline.whileOpen { number in
      var byte = command.rawValue
      // A supervisor that has gone must not raise SIGPIPE; one that reads nothing must not hold up.
      _ = Glibc.send(number, &byte, 1, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
  }

  private func hasEnded(within limit: Duration) async -> Bool {
    let latch = OneShot<Bool>()
    let monitor = monitor
    let waiter = Task {
      _ = await monitor.end.value()
      latch.set(true)
    }
    defer { waiter.cancel() }
    return await latch.value(within: limit, otherwise: false)
  }
}

extension ChildDefinition {
  /// What a supervisor's report of a failed start means for who wrote the record.
  fileprivate func failure(for start: ChildMonitor.Start, _ limits: ChildLimits) -> TransportError {
    switch start {
    case .report(.notExecuted(let number)):
      .childNotStarted(
        "the program `\(program)` cannot be executed (errno \(number)), check its first line and that it is built for this machine"
      )
    case .report(.notEntered(let number)):
      .childNotStarted(
        "the directory `\(directory)` of `\(program)` cannot be entered (errno \(number)), correct its path"
      )
    case .report(.notReady(let number)): .setupFailed("setting up the supervisor of `\(program)`", number)
    case .report(.started), .report(.ended), .silence:
      .childNotStarted("the supervisor of `\(program)` ended without a word, reinstall cavra-mcp")
    case .late: lateness(limits.start)
    }
  }

  fileprivate func lateness(_ limit: Duration) -> TransportError {
    .childNotStarted(
      "the program `\(program)` was not started within \(limit), check that it and its directory `\(directory)` can be reached"
    )
  }
}
