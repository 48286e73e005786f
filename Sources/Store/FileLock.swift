import Glibc

/// The lock that writers of a home share, with `flock(2)`: it goes with the process that holds it, however that ends.
///
/// Two files. `evidence.lock` is the lock. `evidence.turn` is the door before it: only who holds the turn waits for the
/// lock, so that a busy writer that has just let go cannot take it again over the heads of those who wait.
///
/// Both descriptors belong to this object alone, so two objects in one process exclude each other too.
package final class FileLock: Sendable {
  private let path: String
  private let lock: CInt
  private let turn: CInt
  /// The process that opened it: after a fork both would own the same lock.
  private let owner = getpid()

  /// Opens the lock files of a home, making them where they are missing.
  package init(home: HomeDirectory) throws(StoreError) {
    path = home.path + "/evidence.lock"
    let lock = try HomeDirectory.openOwn(path)
    do throws(StoreError) {
      turn = try HomeDirectory.openOwn(home.path + "/evidence.turn")
    } catch {
      close(lock)
      throw error
    }
    self.lock = lock
  }

  deinit {
    close(lock)
    close(turn)
  }

  /// Runs `body` while holding the lock.
  ///
  /// Not reentrant, and used by one thread at a time: the caller sees to that.
  ///
  /// - Throws: `StoreError.lockTimeout` where it is not had before `deadline`; `.forked`; what `body` throws.
  @discardableResult
  package func withLock<Result>(
    until deadline: ContinuousClock.Instant,
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    guard getpid() == owner else { throw .forked }
    try acquire(turn, until: deadline, pause: 500...1500)
    do throws(StoreError) {
      try acquire(lock, until: deadline, pause: 50...150)
    } catch {
      flock(turn, LOCK_UN)
      throw error
    }
    flock(turn, LOCK_UN)
    defer { flock(lock, LOCK_UN) }
    return try body()
  }

  /// Tries again and again, with short random pauses (in microseconds) in between so that waiters do not march in step.
  private func acquire(
    _ file: CInt,
    until deadline: ContinuousClock.Instant,
    pause: ClosedRange<UInt32>
  ) throws(StoreError) {
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw .system("locking", path, SystemMessage.last) }
      guard ContinuousClock.now < deadline else { throw .lockTimeout(path) }
      usleep(UInt32.random(in: pause))
    }
  }
}
