/// What a `FrameWriter` guards with its lock: who writes at present, what is queued, who waits. Pure, no I/O.
///
/// INVARIANT: bytes are queued only while somebody writes (`writer` is not nil), and only that one touches the descriptor.
struct FrameQueue: Sendable {
  /// Who has the descriptor.
  enum Writer { case sender, thread }

  enum Placement { case writeInLine, queued, dropped, full }

  /// A sender that waits for room.
  struct Waiter: Sendable {
    let frame: [UInt8]
    let admission: FrameWriter.Admission?
    let resume: @Sendable (Result<Void, TransportError>) -> Void
  }

  /// What is left to do once the lock is released, after closing.
  struct Ended {
    let waiters: [Waiter]
    let flushers: [OneShot<Bool>]
  }

  var writer: Writer?
  var waiters: [Waiter] = []
  var flushers: [OneShot<Bool>] = []
  private(set) var closure: TransportError?
  /// The frames after the one that is being written, back to back.
  private var pending: [UInt8] = []
  /// What a sender could not write in line; goes out before `pending`.
  private var remainder: [UInt8] = []
  /// Bytes that the thread has taken and not written yet.
  private var inHand = 0

  var isIdle: Bool { writer == nil && waiters.isEmpty }

  /// Whether the writer is closed and no sender is still on the descriptor.
  var isOver: Bool { closure != nil && writer != .sender }

  private func hasRoom(for count: Int, limit: Int) -> Bool {
    let queued = pending.count + remainder.count + inHand
    return queued == 0 || queued + count <= limit
  }

  /// Gives a new frame its place, in the order of arrival.
  mutating func place(_ frame: [UInt8], _ admission: FrameWriter.Admission?, limit: Int) -> Placement {
    guard waiters.isEmpty, hasRoom(for: frame.count, limit: limit) else { return .full }
    if let admission, !admission() { return .dropped }
    if writer == nil {
      writer = .sender
      return .writeInLine
    }
    pending.append(contentsOf: frame)
    return .queued
  }

  /// Gives waiting frames their places while there is room; returns their senders, to be resumed.
  mutating func admitWaiters(limit: Int) -> [Waiter] {
    var admitted: [Waiter] = []
    for waiter in waiters {
      guard hasRoom(for: waiter.frame.count, limit: limit) else { break }
      if waiter.admission?() ?? true { pending.append(contentsOf: waiter.frame) }
      admitted.append(waiter)
    }
    waiters.removeFirst(admitted.count)
    return admitted
  }

  /// Whether bytes are queued with nobody writing; if so the thread is made the writer and has to be woken.
  mutating func claimForThread() -> Bool {
    guard writer == nil, !pending.isEmpty else { return false }
    writer = .thread
    return true
  }

  /// A sender has written its frame up to `rest`. Returns whether the thread has to go on from here.
  mutating func endInLine(rest: [UInt8]) -> Bool {
    guard closure == nil else {
      // The thread waits for this before it ends.
      writer = nil
      return true
    }
    remainder = rest
    if rest.isEmpty && pending.isEmpty {
      writer = nil
      return false
    }
    writer = .thread
    return true
  }

  /// The next bytes for the thread; nil where it has nothing to write.
  mutating func takeForThread() -> [UInt8]? {
    guard closure == nil, writer == .thread else { return nil }
    var next = remainder
    remainder = []
    if next.isEmpty { swap(&next, &pending) }
    inHand = next.count
    guard next.isEmpty else { return next }
    writer = nil
    return nil
  }

  /// The thread has written that many of the bytes it took.
  mutating func wroteFromHand(_ count: Int) { inHand -= count }

  /// The senders that wait for everything to be written, where it is.
  mutating func takeFlushers() -> [OneShot<Bool>] {
    guard isIdle else { return [] }
    defer { flushers = [] }
    return flushers
  }

  /// Closes once; nil where it was closed before.
  mutating func close(_ error: TransportError) -> Ended? {
    guard closure == nil else { return nil }
    closure = error
    pending = []
    remainder = []
    defer {
      waiters = []
      flushers = []
    }
    return Ended(waiters: waiters, flushers: flushers)
  }
}
