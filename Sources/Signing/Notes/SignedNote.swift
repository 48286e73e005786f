/// One signature line of a note.
package struct NoteSignature: Sendable, Equatable {
  package let name: String
  /// Four bytes that say which key, see `VerifierKey.keyID`.
  package let keyID: [UInt8]
  /// The signature without the key id; 64 bytes where it is Ed25519.
  package let signature: [UInt8]

  package static func == (left: NoteSignature, right: NoteSignature) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.keyID == right.keyID && left.signature == right.signature
  }
}

/// A text with signatures below it (C2SP signed-note):
///
///     text, ending in a line break
///
///     — name base64(key id ‖ signature)
///
/// Parsing proves nothing; `verified(by:)` does.
package struct SignedNote: Sendable, Equatable {
  /// What is signed, its last line break included.
  package let text: [UInt8]
  package let signatures: [NoteSignature]

  /// Signs a text.
  ///
  /// - Throws: `SigningError.malformed` where the text is no note text or nobody signs it.
  package init(signing text: [UInt8], by signers: [NoteSigner]) throws(SigningError) {
    try Self.check(text)
    guard !signers.isEmpty else { throw .malformed("a note needs a signer") }
    self.text = text
    signatures = signers.map { $0.signature(over: text) }
  }

  init(text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The whole note.
  package var bytes: [UInt8] {
    var output = text
    output.append(UInt8(ascii: "\n"))
    for line in signatures {
      output.append(contentsOf: "— \(line.name) \(Base64.encode(line.keyID + line.signature))\n".utf8)
    }
    return output
  }

  /// The known keys whose signatures verify, at least one, each once. Signatures of unknown keys are ignored, as C2SP
  /// demands.
  ///
  /// - Throws: `SigningError.badSignature` where a known key's signature does not verify, `.unknownKey` where no known
  ///   key signed.
  package func verified(by keys: [VerifierKey]) throws(SigningError) -> [VerifierKey] {
    var found: [VerifierKey] = []
    for line in signatures {
      let candidates = keys.filter { $0.keyID == line.keyID && $0.name.utf8.elementsEqual(line.name.utf8) }
      guard !candidates.isEmpty else { continue }
      // Two keys may share an id (it has four bytes): the line must verify under one of them.
      guard let key = candidates.first(where: { $0.publicKey.isValid(line.signature, for: text) }) else {
        throw .badSignature(line.name)
      }
      if !found.contains(key) { found.append(key) }
    }
    guard !found.isEmpty else { throw .unknownKey }
    return found
  }

  /// C2SP: UTF-8, no control characters but line breaks, ends in a line break.
  static func check(_ text: [UInt8]) throws(SigningError) {
    guard text.last == UInt8(ascii: "\n") else { throw .malformed("note text does not end in a line break") }
    guard String(validating: text, as: UTF8.self) != nil else { throw .malformed("note text is not well-formed utf-8") }
    guard text.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\n") }) else {
      throw .malformed("note text holds a control character")
    }
  }
}
