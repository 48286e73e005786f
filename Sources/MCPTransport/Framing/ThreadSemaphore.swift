import Glibc

/// A counting semaphore for threads of our own, which may block; tasks never wait on it.
///
/// `@unchecked Sendable`: a `sem_t` is made to be used by several threads at once, and the pointer to it never changes.
final class ThreadSemaphore: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    semaphore.initialize(to: sem_t())
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal() { sem_post(semaphore) }

  func wait() {
    while sem_wait(semaphore) != 0 && errno == EINTR {}
  }
}
