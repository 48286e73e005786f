/// FNV-1a over folded characters: the words of a text are known by it, and never kept.
///
/// Somebody who makes two words of one hash can only raise a finding against his own text.
struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ character: UInt32) { value = (value ^ UInt64(character)) &* 0x100_0000_01B3 }

  /// The hash of a word that is written folded already.
  static func of(_ characters: some Sequence<UInt32>) -> UInt64 {
    var hash = WordHash()
    for character in characters { hash.add(character) }
    return hash.value
  }
}
