import Glibc
import Synchronization

/// A running child of the gateway behind its supervisor.
///
/// The descriptors belong to this object: they are open until `stop` (the input) and until it is released (the output), so
/// whoever reads or writes keeps it. Released without `stop`, it takes the child and all its descendants with it.
package final class ChildProcess: Sendable {
  /// The process number of the program, or of bubblewrap around it.
  package let pid: Int32
  private let standardInput: OwnedDescriptor
  private let standardOutput: OwnedDescriptor
  private let lifeline: OwnedDescriptor
  private let monitor: ChildMonitor

  /// Where the child's input is written. End all writing before `stop`, which closes it.
  package var input: Int32 { standardInput.number }
  /// Where the child's output is read.
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

  /// Starts a child; returns when its program is being executed. Blocks for some milliseconds.
  ///
  /// - Throws: `TransportError.childInvalid`, `.childNotStarted`, `.sandboxUnavailable` with the path and the remedy,
  ///   `.setupFailed` where the system has no descriptor, thread or process to give.
  package static func start(
    _ definition: ChildDefinition,
    limits: ChildLimits = ChildLimits()
  ) throws(TransportError) -> ChildProcess {
    try definition.check()
    let plan = try LaunchPlan(definition)
    let input = try OwnedDescriptor.pair("the input of a child")
    let output = try OwnedDescriptor.pair("the output of a child")
    let errors = try OwnedDescriptor.pair("the error output of a child")
    let lifeline = try OwnedDescriptor.pair("a lifeline")
    let report = try OwnedDescriptor.pair("a report pipe")
    let order = try OwnedDescriptor.memory(plan.order.encoded, "an order")
    let descriptors = [input.read, output.write, errors.write, lifeline.read, report.write, order] + plan.descriptors
    let supervisor = try SupervisorSpawn(descriptors: descriptors, words: limits.supervisor).run()
    // The other sides are only the supervisor's now, so that an end of input is seen.
    for end in [input.read, output.write, errors.write, lifeline.read, report.write, order] { end.close() }
    let tail = ErrorTail(limit: limits.errorTail, lineLimit: limits.errorLine, onLine: limits.onErrorLine)
    let monitor = ChildMonitor(supervisor: supervisor, errors: errors.read, report: report.read, tail: tail)
    let first = monitor.firstReport()
    guard case .started(let pid) = first else {
      lifeline.write.close()
      monitor.abandon()
      throw definition.failure(for: first)
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

  /// Ends the child with all its descendants: closes its input, waits, sends `SIGTERM` to all, waits, kills.
  ///
  /// - Parameter grace: how long each of the two waits may last.
  package func stop(grace: Duration = .seconds(2)) async -> ChildEnd {
    standardInput.close()
    if await hasEnded(within: grace) { return await end() }
    send(.terminate)
    if await hasEnded(within: grace) { return await end() }
    send(.kill)
    lifeline.close()
    if await hasEnded(within: .seconds(10)) { return await end() }
    // A supervisor that does not obey is itself at fault; the monitor then kills the child's group.
    monitor.killSupervisor()
    return await end()
  }

  private func send(_ command: SupervisorOrder.Command) {
    _ = Descriptor(number: lifeline.number).writePiece(of: [command.rawValue], from: 0)
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
  fileprivate func failure(for report: SupervisorReport?) -> TransportError {
    switch report {
    case .notExecuted(let number):
      .childNotStarted(
        "the program `\(program)` cannot be executed (errno \(number)), check its first line and that it is built for this machine"
      )
    case .notEntered(let number):
      .childNotStarted(
        "the directory `\(directory)` of `\(program)` cannot be entered (errno \(number)), correct its path"
      )
    case .notReady(let number): .setupFailed("setting up the supervisor of `\(program)`", number)
    case .started, .ended, nil:
      .childNotStarted("the supervisor of `\(program)` ended without a word, reinstall cavra-mcp")
    }
  }
}
