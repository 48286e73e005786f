import Glibc

/// How a supervisor ends every descendant, detached or not.
///
/// They are frozen before they are killed: a frozen process starts no other, so the walks find fewer new ones each time,
/// where killing alone could be outrun by a program that forks faster than it is killed.
enum DescendantEnding {
  /// Returns when none is left, or after some seconds with what no signal of ours ends: a program of another user, a
  /// process in a hanging device.
  static func run() {
    for _ in 0..<3000 {
      let living = freeze()
      guard !living.isEmpty else { break }
      for process in living { ProcessTree.signal(process, SIGKILL) }
      reap()
      usleep(1000)
    }
    reap()
  }

  /// Stops every descendant and returns what there is.
  ///
  /// A walk that finds nothing new has seen all there are. The rounds are bounded, because descendants can wake each other
  /// with `SIGCONT` for as long as one of them runs: then what was seen is killed, and the next round has fewer against it.
  @discardableResult
  static func freeze() -> [ProcessTree.Identity] {
    var frozen: Set<ProcessTree.Identity> = []
    var living: [ProcessTree.Identity] = []
    for _ in 0..<10 {
      living = ProcessTree.descendants().map(\.identity)
      let isComplete = living.allSatisfy(frozen.contains)
      if isComplete { break }
      for process in living { ProcessTree.signal(process, SIGSTOP) }
      frozen.formUnion(living)
    }
    return living
  }

  private static func reap() {
    while waitpid(-1, nil, WNOHANG) > 0 {}
  }
}
