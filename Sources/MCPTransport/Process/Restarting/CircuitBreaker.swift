/// Stops trying after too many failures in too short a time, and lets one trial through when a pause is over.
///
/// A pure value: the time is an argument, so that its course can be tested.
package struct CircuitBreaker: Sendable, Hashable {
  /// An instant of a clock that never goes back.
  package typealias Instant = ContinuousClock.Instant

  /// What the breaker lets through.
  package enum State: Sendable, Hashable {
    /// Everything.
    case closed
    /// Nothing before that instant.
    case open(until: Instant)
    /// One trial is under way; nothing else until it is reported.
    case halfOpen
  }

  /// So many failures within `window` open the breaker.
  package let threshold: Int
  /// The time in which failures count together.
  package let window: Duration
  /// How long an open breaker lets nothing through.
  package let pause: Duration

  package private(set) var state = State.closed
  private var failures: [Instant] = []

  package init(threshold: Int = 5, window: Duration = .seconds(60), pause: Duration = .seconds(30)) {
    self.threshold = max(threshold, 1)
    self.window = window
    self.pause = pause
  }

  /// Whether a trial may be made now. Where the pause is over, the answer `true` is that one trial: report how it went.
  package mutating func admits(at now: Instant) -> Bool {
    switch state {
    case .closed: return true
    case .halfOpen: return false
    case .open(let until):
      guard now >= until else { return false }
      state = .halfOpen
      return true
    }
  }

  /// Reports that a trial went well.
  package mutating func succeeded() {
    // What was under way before the breaker opened says nothing about now.
    if case .open = state { return }
    state = .closed
    failures = []
  }

  /// Reports that a trial failed.
  package mutating func failed(at now: Instant) {
    switch state {
    case .open: return
    case .halfOpen: open(at: now)
    case .closed:
      failures.append(now)
      failures = failures.filter { $0.duration(to: now) <= window }
      if failures.count >= threshold { open(at: now) }
    }
  }

  private mutating func open(at now: Instant) {
    state = .open(until: now.advanced(by: pause))
    failures = []
  }
}
