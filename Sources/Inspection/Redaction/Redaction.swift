/// One secret that was taken out.
package struct Redaction: Sendable, Equatable {
  package let kind: SecretKind
  /// Where the placeholder stands in the redacted text, in UTF-8 bytes.
  package let placeholder: Range<Int>
  /// Where in a JSON value that text is, as a JSON Pointer (RFC 6901) into the redacted value; empty for plain text.
  package let pointer: String
  /// The bytes that stood there. They are secret: hash them with a key, never write them down.
  package let original: [UInt8]

  /// What stands in the secret's place: `[redacted:github-token]`.
  package static func placeholder(for kind: SecretKind) -> String { "[redacted:\(kind.rawValue)]" }
}
