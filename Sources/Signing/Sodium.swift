import CSodium

/// The start of libsodium, which must come before its first use.
enum Sodium {
  private static let isReady = sodium_init() >= 0

  /// Starts the library once per process; safe from any thread.
  ///
  /// It can fail only where the system has no random numbers. Nothing may be signed or made up then, and no input leads
  /// here, so the process ends.
  static func start() {
    if !isReady { fatalError("libsodium could not be started: the system gives no random numbers") }
  }
}
