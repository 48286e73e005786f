extension StringProtocol {
  /// Whether the bytes of `part` stand anywhere in the text.
  ///
  /// Takes the place of the standard library's function of this name, which compares characters under canonical equivalence:
  /// it would miss a sign with a combining mark behind it, which is the same sign to every shell and tool, and it takes
  /// microseconds for each look.
  func contains(_ part: String) -> Bool {
    let part = Array(part.utf8)
    return utf8.withContiguousStorageIfAvailable { Self.isFound(part, in: $0) }
      ?? Array(utf8).withUnsafeBufferPointer { Self.isFound(part, in: $0) }
  }

  private static func isFound(_ part: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    var start = 0
    while start + part.count <= text.count {
      if text[start] == first, text[start...].starts(with: part) { return true }
      start += 1
    }
    return false
  }
}
