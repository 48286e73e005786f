/// A string that is compared and hashed by its UTF-8 bytes.
///
/// Swift compares strings by Unicode canonical equivalence, under which U+037E equals `;` and U+212A equals `K`. A member
/// name or a path that is judged must not be mistaken for another one, so dictionaries over outside text use this key.
package struct ByteKey: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ByteKey, right: ByteKey) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
    hasher.combine(0xFF as UInt8)
  }
}

extension String {
  /// Whether both strings are the same UTF-8 bytes.
  package func sameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
