/// How long to wait before the next start: doubling from start to start up to a limit, with jitter so that servers that
/// fell together do not rise together.
package struct Backoff: Sendable, Hashable {
  /// The wait after the first failure, before jitter.
  package let first: Duration
  /// The longest wait, before jitter.
  package let limit: Duration
  /// How many failures there were since the last success.
  package private(set) var failures = 0

  package init(first: Duration = .milliseconds(500), limit: Duration = .seconds(60)) {
    self.first = first
    self.limit = limit
  }

  /// Notes a failure and gives the wait before the next start.
  ///
  /// - Parameter random: a number in 0..<1, drawn anew each time; the wait is between half of the full one and all of it.
  package mutating func failed(random: Double) -> Duration {
    var wait = min(first, limit)
    var left = failures
    while left > 0 && wait < limit {
      wait = min(wait * 2, limit)
      left -= 1
    }
    failures += 1
    return wait * (0.5 + min(max(random, 0), 1) / 2)
  }

  /// Notes a success: the next failure begins anew.
  package mutating func succeeded() { failures = 0 }
}
