import Glibc

extension SecretDirectory {
  private static let lockedPrefix = "LOCKED+KEY+"

  /// Writes a signer's key that only its passphrase opens: `LOCKED+KEY+name+hex(key id)+base64(lock)`. The name and the id are
  /// sealed with the seed.
  ///
  /// - Throws: `SigningError.exists` where the file is there; `.system`.
  package func create(_ file: String, locking signer: NoteSigner, passphrase: SecretBytes) throws(SigningError) {
    try create(file, locking: signer, passphrase: passphrase, cost: .usual)
  }

  func create(
    _ file: String,
    locking signer: NoteSigner,
    passphrase: SecretBytes,
    cost: PassphraseLock.Cost
  ) throws(SigningError) {
    let label = Self.label(signer.verifierKey)
    var content = signer.withSeed { Array($0) }
    let seed = try SecretBytes(wiping: &content)
    let lock = try PassphraseLock.close(seed, passphrase: passphrase, context: Array(label.utf8), cost: cost)
    var line = Array(label.utf8) + Array(Base64.encode(lock).utf8) + [UInt8(ascii: "\n")]
    try create(file, SecretBytes(wiping: &line))
  }

  /// Opens a signer's key.
  ///
  /// - Throws: `SigningError.badPassphrase`; `.missing`, `.unsafePermissions`, `.system`; `.malformed` where the file holds
  ///   something else.
  package func signer(_ file: String, passphrase: SecretBytes) throws(SigningError) -> NoteSigner {
    let content = try content(of: file, prefix: Self.lockedPrefix, fields: 3)
    let label = Self.lockedPrefix + "\(content.fields[0])+\(content.fields[1])+"
    let seed = try PassphraseLock.open(content.secret, passphrase: passphrase, context: Array(label.utf8))
    let signer = try NoteSigner(name: content.fields[0], key: PrivateKey(seed: seed))
    guard Hex.encode(signer.verifierKey.keyID) == content.fields[1] else {
      throw .malformed("key file `\(file)` is damaged: its id does not belong to its key")
    }
    return signer
  }

  private static func label(_ key: VerifierKey) -> String { lockedPrefix + "\(key.name)+\(Hex.encode(key.keyID))+" }

  /// Takes a file away for good.
  ///
  /// - Throws: `SigningError.missing`; `.system`.
  package func remove(_ file: String) throws(SigningError) {
    let target = "\(path)/\(file)"
    guard unlink(target) == 0 else {
      throw errno == ENOENT ? .missing(target) : .system("removal", target, SystemMessage.last)
    }
    try synchronize()
  }
}
