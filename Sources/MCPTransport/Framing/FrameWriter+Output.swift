import Synchronization

/// The two ways in which bytes leave a `FrameWriter`; the queue's state says which one has the descriptor.
extension FrameWriter {
  /// How many milliseconds the thread sleeps at most before it looks whether the writer was closed meanwhile.
  private static let slice: Int32 = 100

  /// Writes as much of the frame as the descriptor takes at once and leaves the rest to the thread.
  func writeInLine(_ frame: [UInt8]) {
    var offset = 0
    loop: while offset < frame.count {
      switch descriptor.waitUntilWritable(milliseconds: 0) {
      case .ready: break
      case .notReady: break loop
      case .failed(let number):
        fail(number)
        break loop
      }
      switch descriptor.writePiece(of: frame, from: offset) {
      case .wrote(let count):
        report(frame, offset, count)
        offset += count
      case .wouldBlock: break loop
      case .failed(let number):
        fail(number)
        break loop
      }
    }
    let rest = offset < frame.count ? Array(frame[offset...]) : []
    let (isThreadNeeded, flushers) = state.withLock { ($0.endInLine(rest: rest), $0.takeFlushers()) }
    for flusher in flushers { flusher.set(true) }
    if isThreadNeeded { wake.signal() }
  }

  /// The thread's life: wait to be woken, write all that is queued, until the writer is closed.
  func drain() {
    while true {
      wake.wait()
      while let bytes = state.withLock({ $0.takeForThread() }) { writeWaiting(bytes) }
      let (isOver, flushers) = state.withLock { ($0.isOver, $0.takeFlushers()) }
      for flusher in flushers { flusher.set(true) }
      if isOver { break }
    }
    finished.set(())
  }

  /// Writes the bytes, waiting for the reader as long as it takes something within each stall deadline.
  private func writeWaiting(_ bytes: [UInt8]) {
    var offset = 0
    var lastProgress = ContinuousClock.now
    while offset < bytes.count {
      if state.withLock({ $0.closure != nil }) { return }
      if ContinuousClock.now - lastProgress >= limits.stall {
        return close(.outputStalled(after: limits.stall), isFailure: true)
      }
      switch descriptor.waitUntilWritable(milliseconds: Self.slice) {
      case .ready: break
      case .notReady: continue
      case .failed(let number): return fail(number)
      }
      switch descriptor.writePiece(of: bytes, from: offset) {
      case .wrote(let count):
        report(bytes, offset, count)
        offset += count
        lastProgress = .now
        let admitted = state.withLock { state in
          state.wroteFromHand(count)
          return state.admitWaiters(limit: limits.queuedBytes)
        }
        for waiter in admitted { waiter.resume(.success(())) }
      case .wouldBlock: continue
      case .failed(let number): return fail(number)
      }
    }
  }

  private func fail(_ number: Int32) {
    close(TransportError.writing(number), isFailure: true)
  }

  private func report(_ bytes: [UInt8], _ offset: Int, _ count: Int) {
    guard let mirror else { return }
    bytes.withUnsafeBytes { mirror.output(UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)])) }
  }
}
