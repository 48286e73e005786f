import Synchronization

/// Writes frames to a descriptor, whole and in order, without ever blocking a task on a slow reader.
///
/// While nothing is queued the caller writes in line, as far as the descriptor takes bytes at once; that spares the common
/// case two thread switches. What is left, and what arrives meanwhile, is queued up to a bound in bytes and written by a
/// thread. Senders wait when the queue is full. When the reader takes nothing for longer than the deadline, or has gone,
/// the writer closes with a named error and every sender gets it.
final class FrameWriter: Sendable {
  /// The bounds of a writer.
  struct Limits: Sendable {
    /// How many bytes may be queued; one frame that is longer is taken when the queue is empty.
    var queuedBytes: Int
    /// How long the reader may take nothing while there is something to write.
    var stall: Duration
  }

  /// Decides at the moment when a frame gets its place in the order whether it is still to be sent. Called under the
  /// writer's lock: it must be quick and must not call the writer.
  typealias Admission = @Sendable () -> Bool

  let descriptor: Descriptor
  let limits: Limits
  let mirror: TrafficMirror?
  let onFailure: @Sendable (TransportError) -> Void
  let state = Mutex(FrameQueue())
  let wake = ThreadSemaphore()

  /// Set when the writing thread has ended; the descriptor is not touched any more then.
  let finished = OneShot<Void>()

  /// - Parameter onFailure: called once when the writer closes by itself.
  init(
    descriptor: Int32,
    limits: Limits,
    mirror: TrafficMirror?,
    onFailure: @escaping @Sendable (TransportError) -> Void
  ) {
    self.descriptor = Descriptor(number: descriptor)
    self.limits = limits
    self.mirror = mirror
    self.onFailure = onFailure
  }

  /// Starts the thread that writes what could not be written in line.
  func start() throws(TransportError) {
    try PosixThread.start { [self] in drain() }
  }

  /// Sends one frame, which must end with the line break; returns when it is written or has its place in the queue.
  func send(_ frame: [UInt8], if admission: Admission? = nil) async throws(TransportError) {
    guard try place(frame, admission) == .mustWait else { return }
    let result = await withCheckedContinuation { continuation in
      wait(frame, admission) { continuation.resume(returning: $0) }
    }
    try result.get()
  }

  /// `send` for a thread of our own: blocks where the queue is full, at most until the writer closes.
  func sendBlocking(_ frame: [UInt8]) throws(TransportError) {
    guard try place(frame, nil) == .mustWait else { return }
    let semaphore = ThreadSemaphore()
    let result = OneWaySlot<Result<Void, TransportError>>()
    wait(frame, nil) {
      result.put($0)
      semaphore.signal()
    }
    semaphore.wait()
    try result.take()?.get()
  }

  /// Waits until everything sent is written; false where that did not happen in time or the writer is closed.
  func flush(within limit: Duration) async -> Bool {
    let done = OneShot<Bool>()
    let present = state.withLock { state -> Bool? in
      if state.closure != nil { return false }
      if state.isIdle { return true }
      state.flushers.append(done)
      return nil
    }
    if let present { return present }
    return await done.value(within: limit, otherwise: false)
  }

  /// Closes the writer: what is queued is dropped, senders get `outputClosed`. The descriptor itself stays open.
  func close() { close(.outputClosed, isFailure: false) }

  func close(_ error: TransportError, isFailure: Bool) {
    let ended = state.withLock { $0.close(error) }
    guard let ended else { return }
    for waiter in ended.waiters { waiter.resume(.failure(error)) }
    for flusher in ended.flushers { flusher.set(false) }
    wake.signal()
    if isFailure { onFailure(error) }
  }

  // MARK: Placing a frame

  private enum Placement { case done, mustWait }

  /// Writes or queues the frame where that is possible at once.
  private func place(_ frame: [UInt8], _ admission: Admission?) throws(TransportError) -> Placement {
    let placement = try state.withLock { state throws(TransportError) in
      if let closure = state.closure { throw closure }
      return state.place(frame, admission, limit: limits.queuedBytes)
    }
    switch placement {
    case .writeInLine:
      writeInLine(frame)
      return .done
    case .queued, .dropped: return .done
    case .full: return .mustWait
    }
  }

  /// Queues the frame behind the other waiting senders; `resume` is called when it has its place or cannot get one.
  private func wait(
    _ frame: [UInt8],
    _ admission: Admission?,
    _ resume: @escaping @Sendable (Result<Void, TransportError>) -> Void
  ) {
    let waiter = FrameQueue.Waiter(frame: frame, admission: admission, resume: resume)
    let outcome = state.withLock { state -> (closure: TransportError?, admitted: [FrameQueue.Waiter], wakes: Bool) in
      if let closure = state.closure { return (closure, [], false) }
      state.waiters.append(waiter)
      // Room may have come up since the frame was refused.
      let admitted = state.admitWaiters(limit: limits.queuedBytes)
      return (nil, admitted, state.claimForThread())
    }
    if let closure = outcome.closure { resume(.failure(closure)) }
    for waiter in outcome.admitted { waiter.resume(.success(())) }
    if outcome.wakes { wake.signal() }
  }
}
