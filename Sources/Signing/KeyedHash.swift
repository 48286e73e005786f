import CSodium

/// BLAKE2b-256 under a key (RFC 7693): a digest that nobody without the key can test guesses against.
package struct KeyedHash: Sendable {
  /// How long the keys are that `init(randomKey:)` makes.
  package static let keyLength = 32

  private let key: SecretBytes

  /// Takes a key of 16 to 64 bytes.
  ///
  /// - Throws: `SigningError.badLength`.
  package init(key: SecretBytes) throws(SigningError) {
    guard (16...64).contains(key.count) else {
      throw .badLength("keyed hash key", wanted: Self.keyLength, got: key.count)
    }
    self.key = key
  }

  /// The 32-byte digest of `bytes` under the key.
  package func digest(of bytes: [UInt8]) -> Digest {
    Digest { output in
      key.withPointer { pointer in
        _ = crypto_generichash(output, Digest.length, bytes, UInt64(bytes.count), pointer, key.count)
      }
    }
  }
}
