extension SecretDirectory {
  /// What stands before the seed in a signer's file; the form is the one that C2SP tools use for private keys.
  private static let signerPrefix = "PRIVATE+KEY+"
  private static let hashKeyPrefix = "BLAKE2B+KEY+"

  /// Writes a signer's key: `PRIVATE+KEY+name+hex(key id)+base64(0x01 ‖ seed)`.
  ///
  /// - Throws: `SigningError.exists` where the file is there; `.system`.
  package func create(_ file: String, signer: NoteSigner) throws(SigningError) {
    let key = signer.verifierKey
    let label = Self.signerPrefix + "\(key.name)+\(Hex.encode(key.keyID))+"
    var content = signer.withSeed { [VerifierKey.ed25519Type] + Array($0) }
    defer { SecretBytes.wipe(&content) }
    try create(file, Self.line(label, content))
  }

  /// Reads a signer's key.
  ///
  /// - Throws: `SigningError.missing`, `.unsafePermissions`, `.system`; `.malformed` where the file holds something
  ///   else.
  package func signer(_ file: String) throws(SigningError) -> NoteSigner {
    var content = try content(of: file, prefix: Self.signerPrefix, fields: 3)
    defer { SecretBytes.wipe(&content.secret) }
    guard content.secret.first == VerifierKey.ed25519Type else { throw .malformed("key file `\(file)` is not ed25519") }
    var seed = Array(content.secret.dropFirst())
    let signer = try NoteSigner(name: content.fields[0], key: PrivateKey(seed: SecretBytes(wiping: &seed)))
    guard Hex.encode(signer.verifierKey.keyID) == content.fields[1] else {
      throw .malformed("key file `\(file)` is damaged: its id does not belong to its key")
    }
    return signer
  }

  /// Writes a keyed hash's key: `BLAKE2B+KEY+base64(key)`.
  ///
  /// - Throws: `SigningError.exists` where the file is there; `.system`.
  package func create(_ file: String, hashKey: SecretBytes) throws(SigningError) {
    var content = hashKey.withUnsafeBytes { Array($0) }
    defer { SecretBytes.wipe(&content) }
    try create(file, Self.line(Self.hashKeyPrefix, content))
  }

  /// Reads a keyed hash.
  ///
  /// - Throws: `SigningError.missing`, `.unsafePermissions`, `.system`; `.malformed` where the file holds something
  ///   else.
  package func keyedHash(_ file: String) throws(SigningError) -> KeyedHash {
    var content = try content(of: file, prefix: Self.hashKeyPrefix, fields: 1).secret
    return try KeyedHash(key: SecretBytes(wiping: &content))
  }

  private static func line(_ label: String, _ content: [UInt8]) throws(SigningError) -> SecretBytes {
    var line = Array(label.utf8) + Array(Base64.encode(content).utf8) + [UInt8(ascii: "\n")]
    return try SecretBytes(wiping: &line)
  }

  /// The fields after the prefix, the last one decoded.
  func content(
    of file: String,
    prefix: String,
    fields count: Int
  ) throws(SigningError) -> (fields: [String], secret: [UInt8]) {
    var bytes = try read(file).withUnsafeBytes { Array($0) }
    defer { SecretBytes.wipe(&bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(prefix), text.utf8.last == UInt8(ascii: "\n") else {
      throw .malformed("key file `\(file)` does not start with `\(prefix)`")
    }
    let body = text.dropFirst(prefix.count).dropLast()
    let parts = body.split(separator: "+", maxSplits: count - 1, omittingEmptySubsequences: false)
    guard parts.count == count, let last = parts.last else { throw .malformed("key file `\(file)` lacks a field") }
    return (parts.dropLast().map(String.init), try Base64.decode(last))
  }
}
