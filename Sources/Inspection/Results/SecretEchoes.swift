import CanonicalJSON

/// Finds secrets of a result again where nothing but their bytes gives them away: the password that one member is named for
/// stands in a sentence of the text as well.
struct SecretEchoes {
  private struct Pattern {
    let bytes: [UInt8]
    let kind: SecretKind
  }

  /// By the first eight bytes.
  private var patterns: [UInt64: [Pattern]] = [:]
  private var count = 0
  /// Most places of a text begin no pattern: 2¹⁶ bits say so at once.
  private var filter = [UInt64](repeating: 0, count: 1024)

  private static let shortest = 8
  private static let longest = 512
  /// Bounds on what one place of a text can cost.
  private static let most = 256
  private static let mostOfOneBeginning = 4

  var isEmpty: Bool { patterns.isEmpty }

  /// Takes in what was taken out. A short word without a digit is left alone: it may be any word.
  mutating func learn(_ redactions: some Sequence<Redaction>) {
    for redaction in redactions where Self.isDistinct(redaction.original) {
      add(redaction.original, redaction.kind)
      // As it stands in a JSON text.
      let written = JSON.string(String(decoding: redaction.original, as: UTF8.self)).serialized().dropFirst().dropLast()
      if written.count != redaction.original.count { add(Array(written), redaction.kind) }
    }
  }

  private static func isDistinct(_ bytes: [UInt8]) -> Bool {
    guard (shortest...longest).contains(bytes.count) else { return false }
    guard bytes.count < 16 else { return true }
    return bytes.contains(where: \.isASCIIDigit) && bytes.contains(where: \.isASCIILetter)
  }

  private mutating func add(_ bytes: [UInt8], _ kind: SecretKind) {
    let key = Self.key(bytes[...])
    let known = patterns[key, default: []]
    guard count < Self.most, known.count < Self.mostOfOneBeginning, !known.contains(where: { $0.bytes == bytes }) else {
      return
    }
    // The longest first: a secret may begin with another one.
    patterns[key] = (known + [Pattern(bytes: bytes, kind: kind)]).sorted { $0.bytes.count > $1.bytes.count }
    count += 1
    let hash = Self.hash(key)
    filter[Int(hash >> 6)] |= 1 << (hash & 63)
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  private static func hash(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> 48 }

  /// Where they stand, in order and apart from each other.
  func findings(in bytes: [UInt8]) -> [SecretFinding] {
    guard bytes.count >= Self.shortest else { return [] }
    var found: [SecretFinding] = []
    var key = Self.key(bytes.prefix(7))
    var free = 0
    for index in 7..<bytes.count {
      key = key << 8 | UInt64(bytes[index])
      let hash = Self.hash(key)
      guard filter[Int(hash >> 6)] >> (hash & 63) & 1 == 1, let candidates = patterns[key] else { continue }
      let start = index - 7
      guard start >= free, let pattern = candidates.first(where: { bytes[start...].starts(with: $0.bytes) }) else {
        continue
      }
      free = start + pattern.bytes.count
      found.append(SecretFinding(kind: pattern.kind, range: start..<free))
    }
    return found
  }
}
