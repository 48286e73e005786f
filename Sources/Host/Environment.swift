import Glibc
package import Model

/// Time and randomness of this machine, handed in so that tests can fix them.
package struct Environment: Sendable {
  /// The present time.
  package let now: @Sendable () -> Timestamp
  /// That many random bytes, fit for identifiers.
  package let randomBytes: @Sendable (Int) -> [UInt8]

  package init(now: @escaping @Sendable () -> Timestamp, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.now = now
    self.randomBytes = randomBytes
  }

  /// The system's clock and its random number generator.
  package static let live = Environment(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    },
    randomBytes: { count in
      // Whole words: the generator asks the system for each value that it is asked for.
      var generator = SystemRandomNumberGenerator()
      var bytes: [UInt8] = []
      while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes += $0 } }
      return Array(bytes.prefix(count))
    }
  )

  /// A new identifier: the prefix, `_`, and twenty hexadecimal digits (80 random bits).
  package func identifier(_ prefix: String) -> String {
    let digits = randomBytes(10).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return prefix + "_" + digits.joined()
  }
}
