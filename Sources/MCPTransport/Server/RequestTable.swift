import Synchronization

/// The requests in flight: which run, which wait, and who may be cancelled.
///
/// Only the reader's thread admits; when there is no room it blocks in `admit`, which is the back-pressure on the client.
final class RequestTable: Sendable {
  struct Limits: Sendable {
    let running: Int
    let waiting: Int
    let bytes: Int
  }

  enum Admission { case admitted, duplicate, closed }

  fileprivate struct State {
    /// By id, from admission until the answer is settled; a cancelled or answered request is not in flight any more.
    var inFlight: [RequestID: RequestJob] = [:]
    var running = 0
    var waiting: [RequestJob] = []
    /// The bytes of the requests that run or wait, also of those that are answered and still wind up.
    var bytes = 0
    /// Requests whose answer is neither handed to the writer nor waived.
    var owed = 0
    var isClosed = false
    var isReaderBlocked = false
    var idle: [OneShot<Bool>] = []
  }

  private let limits: Limits
  private let state = Mutex(State())
  private let room = ThreadSemaphore()

  init(limits: Limits) {
    self.limits = limits
  }

  func isInFlight(_ id: RequestID) -> Bool { state.withLock { $0.inFlight[id] != nil } }

  /// Starts the job by `spawn`, or lets it wait for its turn; blocks while there is no room for either.
  func admit(_ job: RequestJob, spawn: (RequestJob) -> Task<Void, Never>) -> Admission {
    while true {
      let admission = state.withLock { state -> Admission? in
        if state.isClosed { return .closed }
        if state.inFlight[job.id] != nil { return .duplicate }
        let hasTurn = state.running < limits.running
        guard hasTurn || state.waiting.count < limits.waiting,
          state.bytes == 0 || state.bytes + job.cost <= limits.bytes
        else {
          state.isReaderBlocked = true
          return nil
        }
        if hasTurn {
          state.running += 1
          job.attach(spawn(job))
        } else {
          state.waiting.append(job)
        }
        state.bytes += job.cost
        state.inFlight[job.id] = job
        state.owed += 1
        return .admitted
      }
      if let admission { return admission }
      room.wait()
    }
  }

  /// Frees the id for use by another request; the slot stays taken until `finish`.
  func release(_ job: RequestJob) {
    state.withLock { state in
      if state.inFlight[job.id] === job { state.inFlight[job.id] = nil }
    }
  }

  /// Notes that the job's answer is with the writer, or will never be sent.
  func settle() {
    let idle = state.withLock { state -> [OneShot<Bool>] in
      state.owed -= 1
      return state.takeIdleWaiters()
    }
    for waiter in idle { waiter.set(true) }
  }

  /// Gives the slot of a job that ran to the next one.
  func finish(_ job: RequestJob, spawn: (RequestJob) -> Task<Void, Never>) {
    let wakesReader = state.withLock { state -> Bool in
      state.bytes -= job.cost
      if state.waiting.isEmpty || state.isClosed {
        state.running -= 1
      } else {
        let next = state.waiting.removeFirst()
        next.attach(spawn(next))
      }
      return state.takeReaderBlocked()
    }
    if wakesReader { room.signal() }
  }

  /// Takes a request out of flight because the client does not want it any more; nil where it is not in flight.
  func cancel(_ id: RequestID) -> RequestJob? {
    let (job, wakesReader) = state.withLock { state -> (RequestJob?, Bool) in
      guard let job = state.inFlight.removeValue(forKey: id) else { return (nil, false) }
      state.removeWaiting(job)
      return (job, state.takeReaderBlocked())
    }
    if wakesReader { room.signal() }
    return job
  }

  /// Waits until no answer is owed; false where that did not happen in time.
  func drained(within limit: Duration) async -> Bool {
    let done = OneShot<Bool>()
    let isIdle = state.withLock { state -> Bool in
      if state.owed > 0 { state.idle.append(done) }
      return state.owed == 0
    }
    return isIdle ? true : await done.value(within: limit, otherwise: false)
  }

  /// Refuses new requests from now on and returns those still in flight.
  func close() -> [RequestJob] {
    let jobs = state.withLock { state -> [RequestJob] in
      state.isClosed = true
      state.bytes -= state.waiting.reduce(0) { $0 + $1.cost }
      state.waiting = []
      defer { state.inFlight = [:] }
      return Array(state.inFlight.values)
    }
    room.signal()
    return jobs
  }
}

extension RequestTable.State {
  fileprivate mutating func takeIdleWaiters() -> [OneShot<Bool>] {
    guard owed == 0 else { return [] }
    defer { idle = [] }
    return idle
  }

  fileprivate mutating func takeReaderBlocked() -> Bool {
    defer { isReaderBlocked = false }
    return isReaderBlocked
  }

  fileprivate mutating func removeWaiting(_ job: RequestJob) {
    guard let place = waiting.firstIndex(where: { $0 === job }) else { return }
    waiting.remove(at: place)
    bytes -= job.cost
  }
}
