/// A 256-bit digest, kept in place so that trees of them cost no allocations.
package struct Digest: Sendable, Hashable {
  /// How many bytes a digest has.
  package static let length = 32

  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Takes exactly 32 bytes, nil for any other count.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// Lets `fill` write the 32 bytes.
  init(filling fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    withUnsafeMutableBytes(of: &words) { buffer in
      if let base = buffer.bindMemory(to: UInt8.self).baseAddress { fill(base) }
    }
  }

  /// Reads 64 lower-case hexadecimal digits, nil for anything else.
  package init?(hex: String) {
    guard let bytes = try? Hex.decode(hex) else { return nil }
    self.init(bytes)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// The digest as 64 lower-case hexadecimal digits.
  package var hex: String { Hex.encode(bytes) }

  /// Lends the 32 bytes.
  package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Swift.withUnsafeBytes(of: words, body)
  }

  package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}
