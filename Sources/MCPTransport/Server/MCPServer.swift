import CanonicalJSON
import Synchronization

/// Serves one client over a pair of descriptors, in the era that the client opens with (MCP 2024-11-05 to 2026-07-28, stdio
/// transport).
///
/// How it runs: one thread reads and classifies; what needs no handler is answered right there, and a cancellation takes
/// effect there, so that it overtakes everything. The other requests run as tasks, up to a number, and write their answers
/// themselves. Each request with a readable id is answered exactly once, unless it is cancelled: then not at all.
///
/// The descriptors stay the caller's and must stay open until `run()` has returned.
package final class MCPServer: Sendable {
  let handler: any MCPServerHandler
  let configuration: ServerConfiguration
  let diagnose: @Sendable (ServerDiagnostic) -> Void
  let operations: Operations
  let writer: FrameWriter
  let reader: FrameReader
  let table: RequestTable
  /// What the client was asked and has not answered yet.
  let questions = PendingCalls()
  let session = Mutex(Session())
  let subscriptions = Mutex(SubscriptionList())
  let counters = Mutex(ServerStatistics())
  let ending: OneShot<ServerEnd>

  /// - Parameters:
  ///   - input: where the client's messages are read, for example `StandardStreams.input`.
  ///   - output: where ours are written.
  ///   - diagnose: gets what happens beside the protocol; called on any thread, must be quick.
  /// - Throws: `TransportError.setupFailed`.
  package init(
    handler: any MCPServerHandler,
    input: Int32,
    output: Int32,
    configuration: ServerConfiguration = ServerConfiguration(),
    diagnose: @escaping @Sendable (ServerDiagnostic) -> Void = { _ in }
  ) throws(TransportError) {
    let ending = OneShot<ServerEnd>()
    self.ending = ending
    self.handler = handler
    self.configuration = configuration
    self.diagnose = diagnose
    operations = Operations(handler: handler, pageSize: max(1, configuration.pageSize))
    writer = FrameWriter(
      descriptor: output,
      limits: FrameWriter.Limits(queuedBytes: configuration.queuedOutput, stall: configuration.outputStall),
      mirror: configuration.mirror,
      onFailure: { ending.set(.outputFailed($0)) }
    )
    reader = try FrameReader(
      descriptor: input,
      maximumFrame: configuration.maximumFrame,
      mirror: configuration.mirror
    )
    table = RequestTable(
      limits: RequestTable.Limits(
        running: max(1, configuration.runningRequests),
        waiting: configuration.waitingRequests,
        bytes: configuration.requestBytes
      )
    )
  }

  /// What was counted so far.
  package var statistics: ServerStatistics { counters.withLock { $0 } }

  /// Ends `run()` as the end of the input does, with `ServerEnd.signal`. For `TerminationSignals.deliver`.
  package func stop(signal number: Int32) { ending.set(.signal(number)) }

  /// Serves until the input ends, `stop` is called, or the client has gone; to be called once.
  ///
  /// At the end of the input and at `stop` nothing more is read, requests in flight may finish within
  /// `ServerConfiguration.drain`, those that do not are answered with an error and cancelled, open subscriptions are closed
  /// with their result, and what is queued is written. When this returns, no thread touches the descriptors any more.
  package func run() async -> ServerEnd {
    handler.connected(to: self)
    do {
      try writer.start()
      try reader.start(
        deliver: { [self] in receive($0) },
        ended: { [ending] end in
          switch end {
          case .endOfInput, .stopped: ending.set(.endOfInput)
          case .failed(let error): ending.set(.inputFailed(error))
          }
        }
      )
    } catch {
      writer.close()
      return .inputFailed(error)
    }
    let end = await ending.value()
    await shutDown(end)
    return end
  }

  private func shutDown(_ end: ServerEnd) async {
    let start = ContinuousClock.now
    reader.stop()
    questions.close("the client has gone")
    if case .outputFailed = end {
      for job in table.close() { abandon(job) }
    } else {
      _ = await table.drained(within: configuration.drain)
      // Even when the requests took all the time, what is left to say gets a moment to go out, but no more than that: a
      // client that does not read must not keep us.
      let rest = max(configuration.drain - (ContinuousClock.now - start), .milliseconds(250))
      let closer = Task { [writer] in
        guard (try? await Task.sleep(for: rest)) != nil else { return }
        writer.close()
      }
      for job in table.close() { await giveUp(job) }
      // Those that were about to answer by themselves.
      _ = await table.drained(within: rest)
      await endSubscriptions()
      _ = await writer.flush(within: rest)
      closer.cancel()
    }
    writer.close()
    _ = await reader.finished.value()
    await writer.finished.value()
  }

  /// Answers a request that did not finish in time and stops its task.
  private func giveUp(_ job: RequestJob) async {
    if job.gate.close() {
      await reply(
        OutgoingMessage.error(job.id, .internalError("the server stopped before the request was done")),
        job.sink
      )
      table.settle()
    }
    job.cancelTasks()
  }

  private func abandon(_ job: RequestJob) {
    if job.gate.close() { table.settle() }
    job.cancelTasks()
  }
}
