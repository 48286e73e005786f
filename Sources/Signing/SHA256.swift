import CSodium

/// SHA-256 (FIPS 180-4), in one go or piece by piece.
package struct SHA256: Sendable {
  private var state = crypto_hash_sha256_state()

  package init() {
    Sodium.start()
    crypto_hash_sha256_init(&state)
  }

  /// Adds bytes to what is hashed.
  package mutating func update(_ bytes: [UInt8]) {
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
  }

  /// Adds bytes to what is hashed.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    crypto_hash_sha256_update(&state, bytes.bindMemory(to: UInt8.self).baseAddress, UInt64(bytes.count))
  }

  /// Adds one byte.
  package mutating func update(_ byte: UInt8) {
    withUnsafePointer(to: byte) { _ = crypto_hash_sha256_update(&state, $0, 1) }
  }

  /// Adds a digest's 32 bytes.
  package mutating func update(_ digest: Digest) {
    digest.withUnsafeBytes { update($0) }
  }

  /// The digest of all that was added.
  package consuming func finalize() -> Digest {
    var final = state
    return Digest { _ = crypto_hash_sha256_final(&final, $0) }
  }

  /// The digest of `bytes`.
  package static func hash(_ bytes: [UInt8]) -> Digest {
    Sodium.start()
    return Digest { _ = crypto_hash_sha256($0, bytes, UInt64(bytes.count)) }
  }
}
