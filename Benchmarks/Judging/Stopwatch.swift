import Glibc

/// Processor time of this thread, in nanoseconds.
enum Stopwatch {
  /// The least that the action took in any of the rounds.
  static func best(of rounds: Int, _ action: () -> Void) -> Int {
    var best = Int.max
    for _ in 0..<rounds {
      let start = now()
      action()
      best = min(best, now() - start)
    }
    return best
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
