/// A named private key that signs notes.
package struct NoteSigner: Sendable {
  /// The public half, for those who verify.
  package let verifierKey: VerifierKey
  private let key: PrivateKey

  /// - Throws: `SigningError.malformed` for a name that no note could carry.
  package init(name: String, key: PrivateKey) throws(SigningError) {
    verifierKey = try VerifierKey(name: name, publicKey: key.publicKey)
    self.key = key
  }

  /// The signature line's content over a note's text.
  func signature(over text: [UInt8]) -> NoteSignature {
    NoteSignature(name: verifierKey.name, keyID: verifierKey.keyID, signature: key.sign(text))
  }

  /// Lends the seed, for writing a key file.
  func withSeed<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try key.withSeed(body)
  }
}
