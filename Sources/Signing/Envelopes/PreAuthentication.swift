/// The pre-authentication encoding of DSSE 1.0.2 (secure-systems-lab/dsse, protocol.md):
///
///     "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body
///
/// What is signed says what it is, so that a signature over one kind of document is none over another; and because a text of
/// a signed note ends in a line break, no note is ever one of these.
package enum PreAuthentication {
  /// - Parameters:
  ///   - type: what the body is, a media type.
  ///   - body: what is signed, as it is.
  package static func encode(type: String, body: [UInt8]) -> [UInt8] {
    let head = "DSSEv1 \(type.utf8.count) \(type) \(body.count) "
    return Array(head.utf8) + body
  }
}

extension NoteSigner {
  /// The Ed25519 signature over a document of that type.
  package func signature(over body: [UInt8], type: String) -> [UInt8] {
    signature(over: PreAuthentication.encode(type: type, body: body)).signature
  }
}

extension VerifierKey {
  /// Whether `signature` is this key's over a document of that type.
  package func isValid(_ signature: [UInt8], over body: [UInt8], type: String) -> Bool {
    publicKey.isValid(signature, for: PreAuthentication.encode(type: type, body: body))
  }
}
