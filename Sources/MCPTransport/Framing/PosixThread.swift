import Glibc

/// A detached thread for work that blocks, so that no thread of the task pool has to.
enum PosixThread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that runs `body` once.
  ///
  /// - Throws: `TransportError.setupFailed` where the system has no thread to give.
  static func start(_ body: @escaping @Sendable () -> Void) throws(TransportError) {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(Body(body))
    let result = pthread_create(
      &thread,
      nil,
      { raw in
        guard let raw else { return nil }
        Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run()
        return nil
      },
      argument.toOpaque()
    )
    guard result == 0 else {
      argument.release()
      throw .setupFailed("starting a thread", result)
    }
    pthread_detach(thread)
  }
}
