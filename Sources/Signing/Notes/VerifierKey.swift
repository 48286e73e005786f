/// A named Ed25519 public key, as signed notes know it (C2SP signed-note, "Verifier keys").
package struct VerifierKey: Sendable, Hashable {
  /// The signature type of Ed25519 in key ids and key strings.
  static let ed25519Type: UInt8 = 0x01

  /// Who signs: not empty, without white space and `+`.
  package let name: String
  /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
  package let keyID: [UInt8]
  package let publicKey: PublicKey

  /// - Throws: `SigningError.malformed` for a name that no note could carry.
  package init(name: String, publicKey: PublicKey) throws(SigningError) {
    guard Self.isValidName(name) else {
      throw .malformed("key name `\(name.prefix(64))` is empty or holds white space, `+` or control characters")
    }
    self.name = name
    self.publicKey = publicKey
    keyID = Array(SHA256.hash(Array(name.utf8) + [0x0A, Self.ed25519Type] + publicKey.bytes).bytes.prefix(4))
  }

  /// Reads `name+hex(key id)+base64(0x01 ‖ public key)`.
  ///
  /// - Throws: `SigningError` where the text has another form or its key id does not belong to it.
  package init(parsing text: String) throws(SigningError) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed("verifier key is not of the form `name+id+key`") }
    let id = try Hex.decode(String(parts[1]))
    let key = try Base64.decode(parts[2])
    guard key.first == Self.ed25519Type else { throw .malformed("verifier key is not an ed25519 key") }
    try self.init(name: String(parts[0]), publicKey: PublicKey(Array(key.dropFirst())))
    guard id == keyID else { throw .malformed("verifier key of `\(name)` has an id that does not belong to it") }
  }

  /// The key as one line of text that `init(parsing:)` reads.
  package var text: String {
    "\(name)+\(Hex.encode(keyID))+\(Base64.encode([Self.ed25519Type] + publicKey.bytes))"
  }

  /// C2SP: non-empty, no Unicode spaces and no plus signs; control characters could not stand in a note either.
  static func isValidName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 && $0.value != 0x7F
      }
  }

  package static func == (left: VerifierKey, right: VerifierKey) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.publicKey == right.publicKey
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}
