import CSodium

/// Locks a secret under a passphrase: Argon2id (RFC 9106) makes a key of it, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) seals
/// the secret together with the words that say what it is.
enum PassphraseLock {
  /// The version of the form; the costs stand in each lock, so that they can grow.
  private static let version: UInt8 = 1
  private static let saltLength = 16
  private static let nonceLength = 24
  private static let headLength = 1 + 8 + 8 + saltLength + nonceLength
  /// The most that a lock may ask for, so that a foreign file cannot make this process take all memory: 1 GiB.
  private static let mostMemory: UInt64 = 1 << 30
  private static let mostOperations: UInt64 = 16

  /// What locking costs.
  struct Cost: Sendable {
    let operations: UInt64
    let memory: UInt64

    /// About a second and 256 MiB (`crypto_pwhash_*_MODERATE`).
    static let usual = Cost(operations: 3, memory: 256 << 20)
    /// For tests.
    static let least = Cost(operations: 1, memory: 8 << 10)
  }

  /// The lock around a secret: `version ‖ operations ‖ memory ‖ salt ‖ nonce ‖ sealed`, numbers as eight bytes, least first.
  ///
  /// - Parameter context: what is sealed with the secret and must be the same to open it.
  static func close(
    _ secret: SecretBytes,
    passphrase: SecretBytes,
    context: [UInt8],
    cost: Cost = .usual
  ) throws(SigningError) -> [UInt8] {
    let salt = Random.bytes(saltLength)
    let nonce = Random.bytes(nonceLength)
    let key = try derive(passphrase, salt, cost)
    let head = [version] + bytes(cost.operations) + bytes(cost.memory) + salt + nonce
    var sealed = [UInt8](repeating: 0, count: secret.count + 16)
    let data = head + context
    key.withPointer { key in
      secret.withPointer { secretBytes in
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
          &sealed,
          nil,
          secretBytes,
          UInt64(secret.count),
          data,
          UInt64(data.count),
          nil,
          nonce,
          key
        )
      }
    }
    return head + sealed
  }

  /// The secret in a lock.
  ///
  /// - Throws: `SigningError.malformed` for what is no lock; `.badPassphrase` where the passphrase or the context is another.
  static func open(
    _ lock: [UInt8],
    passphrase: SecretBytes,
    context: [UInt8]
  ) throws(SigningError) -> SecretBytes {
    guard lock.count > headLength + 16, lock.first == version else {
      throw .malformed("the locked key has an unknown form")
    }
    let cost = Cost(operations: number(lock[1..<9]), memory: number(lock[9..<17]))
    guard (1...mostOperations).contains(cost.operations), (8 << 10...mostMemory).contains(cost.memory) else {
      throw .malformed("the locked key asks for more work than is done")
    }
    let key = try derive(passphrase, Array(lock[17..<17 + saltLength]), cost)
    let nonce = Array(lock[17 + saltLength..<headLength])
    let sealed = Array(lock[headLength...])
    let data = Array(lock[..<headLength]) + context
    var isOpen = false
    let secret = try SecretBytes(count: sealed.count - 16) { buffer throws(SigningError) in
      guard let output = buffer.bindMemory(to: UInt8.self).baseAddress else { return }
      key.withPointer { key in
        isOpen =
          crypto_aead_xchacha20poly1305_ietf_decrypt(
            output,
            nil,
            nil,
            sealed,
            UInt64(sealed.count),
            data,
            UInt64(data.count),
            nonce,
            key
          ) == 0
      }
    }
    guard isOpen else { throw .badPassphrase }
    return secret
  }

  private static func derive(_ passphrase: SecretBytes, _ salt: [UInt8], _ cost: Cost) throws(SigningError)
    -> SecretBytes
  {
    Sodium.start()
    var status: CInt = -1
    let key = try SecretBytes(count: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)) { buffer throws(SigningError) in
      guard let output = buffer.bindMemory(to: UInt8.self).baseAddress else { return }
      passphrase.withPointer { words in
        words.withMemoryRebound(to: CChar.self, capacity: max(1, passphrase.count)) { words in
          status = crypto_pwhash(
            output,
            UInt64(buffer.count),
            words,
            UInt64(passphrase.count),
            salt,
            cost.operations,
            Int(cost.memory),
            crypto_pwhash_ALG_ARGON2ID13
          )
        }
      }
    }
    guard status == 0 else {
      throw .system("derivation", "the passphrase's key", "out of memory, \(cost.memory >> 20) MiB are needed")
    }
    return key
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
