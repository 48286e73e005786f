extension SignedNote {
  /// The longest note that is read.
  private static let maximumBytes = 1 << 20
  /// The most signature lines that are read.
  private static let maximumSignatures = 100

  /// Reads a note.
  ///
  /// - Throws: `SigningError.malformed` where the bytes do not follow C2SP signed-note, `.badEncoding` for a signature
  ///   that is not base64.
  package init(parsing bytes: [UInt8]) throws(SigningError) {
    guard bytes.count <= Self.maximumBytes else { throw .malformed("note is longer than \(Self.maximumBytes) bytes") }
    try Self.check(bytes)
    // The signatures follow the last empty line.
    let lineBreak = UInt8(ascii: "\n")
    guard
      let split = bytes.indices.dropLast().last(where: { bytes[$0] == lineBreak && bytes[$0 + 1] == lineBreak }),
      split + 2 < bytes.count
    else { throw .malformed("note has no signatures") }
    let lines = bytes[(split + 2)...].dropLast().split(separator: lineBreak, omittingEmptySubsequences: false)
    guard lines.count <= Self.maximumSignatures else {
      throw .malformed("note has more than \(Self.maximumSignatures) signatures")
    }
    var signatures: [NoteSignature] = []
    for line in lines { signatures.append(try Self.signature(String(decoding: line, as: UTF8.self))) }
    self.init(text: Array(bytes[...split]), signatures: signatures)
  }

  private static func signature(_ line: String) throws(SigningError) -> NoteSignature {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.elementsEqual("—".utf8), VerifierKey.isValidName(String(parts[1])) else {
      throw .malformed("signature line `\(line.prefix(64))` is not of the form `— name base64`")
    }
    let content = try Base64.decode(parts[2])
    guard content.count > 4 else { throw .malformed("signature of `\(parts[1])` is too short") }
    return NoteSignature(
      name: String(parts[1]),
      keyID: Array(content.prefix(4)),
      signature: Array(content.dropFirst(4))
    )
  }
}
