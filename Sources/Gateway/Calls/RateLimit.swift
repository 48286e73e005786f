import CanonicalJSON
import Synchronization

/// Counts the calls of each tool in the last minute.
final class RateLimit: Sendable {
  private static let window: Duration = .seconds(60)

  private let calls = Mutex<[ByteKey: [ContinuousClock.Instant]]>([:])

  /// Counts a call, where fewer than `limit` were made in the minute before; false where not.
  func admits(_ tool: String, of server: String, limit: Int, at now: ContinuousClock.Instant) -> Bool {
    calls.withLock { calls in
      let key = ByteKey("\(server.utf8.count):\(server)\(tool)")
      var recent = (calls[key] ?? []).filter { $0.duration(to: now) < Self.window }
      defer { calls[key] = recent }
      guard recent.count < limit else { return false }
      recent.append(now)
      return true
    }
  }
}
