import CSodium

/// The system's random numbers.
package enum Random {
  /// That many bytes, fit for keys.
  package static func bytes(_ count: Int) -> [UInt8] {
    Sodium.start()
    var bytes = [UInt8](repeating: 0, count: count)
    if !bytes.isEmpty { randombytes_buf(&bytes, count) }
    return bytes
  }
}

/// Comparisons whose duration tells nothing of where two texts differ.
package enum ConstantTime {
  /// Whether both are the same bytes. The lengths are not secret.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    Sodium.start()
    return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }
}
