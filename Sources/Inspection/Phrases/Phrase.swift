/// Something that is said in many wordings, and what it means where it is found.
///
/// The pattern is a list of slots. A slot is one of several words, `ignore|disregard`, or a named list of them, `@ignore`;
/// `~3` lets up to three other words stand before the next slot, and `?` before a slot makes it optional.
struct Phrase: Sendable {
  let kind: TextFindingKind
  let severity: TextSeverity
  let pattern: String

  init(_ kind: TextFindingKind, _ severity: TextSeverity, _ pattern: String) {
    self.kind = kind
    self.severity = severity
    self.pattern = pattern
  }
}

/// A phrase ready to be matched.
struct CompiledPhrase: Sendable {
  struct Slot: Sendable {
    /// Which words of the vocabulary fit, a bit each.
    var words: [UInt64]
    /// How many other words may stand before it.
    var gap: Int
    var isOptional: Bool

    @inline(__always)
    func contains(_ number: UInt16) -> Bool { words[Int(number >> 6)] >> UInt64(number & 63) & 1 == 1 }
  }

  let kind: TextFindingKind
  let severity: TextSeverity
  let slots: [Slot]

  /// The words within which a phrase must end; a bit each in the set of places.
  private static let window = 48

  /// Where the phrase that begins at `start` ends, given each word's number; nil where it is not there.
  ///
  /// All ways of filling the gaps are followed at once, as a set of places, so nothing is tried twice.
  @inline(__always)
  func end(from start: Int, count: Int, number: (Int) -> UInt16) -> Int? {
    let available = min(Self.window, count - start)
    var places: UInt64 = 1
    for slot in slots {
      var candidates = places
      for _ in 0..<slot.gap { candidates |= candidates << 1 }
      var reached: UInt64 = slot.isOptional ? places : 0
      while candidates != 0 {
        let place = candidates.trailingZeroBitCount
        candidates &= candidates - 1
        guard place < available else { break }
        if slot.contains(number(start + place)) { reached |= 1 << UInt64(place + 1) }
      }
      guard reached != 0 else { return nil }
      places = reached
    }
    return start + places.trailingZeroBitCount
  }
}
