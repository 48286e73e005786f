/// A secret found in a text.
package struct SecretFinding: Sendable, Equatable {
  package let kind: SecretKind
  /// Where it stands, in UTF-8 bytes from the start of the text; both ends are between characters.
  package let range: Range<Int>

  package init(kind: SecretKind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
