import CSodium

/// An Ed25519 public key (RFC 8032).
package struct PublicKey: Sendable, Hashable {
  package static let length = 32
  package static let signatureLength = 64

  /// The 32 bytes of RFC 8032 section 5.1.5.
  package let bytes: [UInt8]

  /// - Throws: `SigningError.badLength`.
  package init(_ bytes: [UInt8]) throws(SigningError) {
    guard bytes.count == Self.length else { throw .badLength("public key", wanted: Self.length, got: bytes.count) }
    self.bytes = bytes
  }

  /// Whether `signature` is this key's over `message`. Keys of small order and signatures that are not in canonical
  /// form are refused, so that a message has no second valid signature made from the first.
  package func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    Sodium.start()
    guard signature.count == Self.signatureLength else { return false }
    return crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
  }
}

/// An Ed25519 private key (RFC 8032).
package struct PrivateKey: Sendable {
  package static let seedLength = 32

  /// The public half.
  package let publicKey: PublicKey
  /// libsodium's form: the seed, then the public key.
  private let secret: SecretBytes

  /// The key that belongs to a seed of 32 bytes.
  ///
  /// - Throws: `SigningError.badLength`.
  package init(seed: SecretBytes) throws(SigningError) {
    guard seed.count == Self.seedLength else {
      throw .badLength("private key seed", wanted: Self.seedLength, got: seed.count)
    }
    var publicBytes = [UInt8](repeating: 0, count: PublicKey.length)
    secret = try SecretBytes(count: Int(crypto_sign_SECRETKEYBYTES)) { output throws(SigningError) in
      guard let output = output.bindMemory(to: UInt8.self).baseAddress else { return }
      seed.withPointer { _ = crypto_sign_seed_keypair(&publicBytes, output, $0) }
    }
    publicKey = try PublicKey(publicBytes)
  }

  /// A fresh key.
  package static func generate() throws(SigningError) -> PrivateKey {
    try PrivateKey(seed: SecretBytes(randomCount: seedLength))
  }

  /// The 64-byte signature of RFC 8032 over `message`.
  package func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: PublicKey.signatureLength)
    secret.withPointer { _ = crypto_sign_detached(&signature, nil, message, UInt64(message.count), $0) }
    return signature
  }

  /// Lends the seed, for writing a key file.
  func withSeed<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try secret.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(Self.seedLength))) }
  }
}
