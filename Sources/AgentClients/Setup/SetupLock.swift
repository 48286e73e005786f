import Glibc

/// Keeps two runs that change clients' configuration apart, with `flock(2)`: it goes with the process that holds it.
package final class SetupLock: Sendable {
  private let descriptor: CInt

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - path: the lock file, made where it is missing; its directory is there.
  ///   - patience: how many tenths of a second to wait for another run.
  /// - Throws: `AgentClientsError.busy`, `.system`.
  init(_ path: String, patience: Int = 100) throws(AgentClientsError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system("opening", path, SystemMessage.last) }
    for attempt in 0...patience {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let message = SystemMessage.last
        close(descriptor)
        throw .system("locking", path, message)
      }
      if attempt < patience { usleep(100_000) }
    }
    close(descriptor)
    throw .busy(path)
  }

  deinit { close(descriptor) }
}
