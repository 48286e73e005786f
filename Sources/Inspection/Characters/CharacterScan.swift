/// One place in a text that should not reach a model or a terminal as it is.
struct Irregularity {
  enum Kind {
    case terminalSequence, control, invisible, bidirectional, tag, variationSelector
    /// A blank that is no space (U+2800), or another sign for the end of a line: written plainly, nothing to report.
    case blank
  }

  let kind: Kind
  /// In UTF-8 bytes.
  let range: Range<Int>
  /// What stands there instead, if anything.
  let replacement: UInt8?
}

/// Walks through a text from one irregularity to the next.
///
/// Whether an invisible character belongs to the writing depends on the last character *kept* before it, and on the one that
/// follows, which is always kept where it counts. So what was cleaned once is clean.
struct CharacterScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Where the last irregularity ended, and the last character kept before it.
  private var resumed = 0
  private var keptBefore: UInt32 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Irregularity? {
    while index < bytes.count {
      let first = bytes[index]
      if (0x20..<0x7F).contains(first) || first == UInt8(ascii: "\n") || first == UInt8(ascii: "\t") {
        index += 1
        continue
      }
      let (value, length) = ScalarReader.read(bytes, at: index)
      guard Self.isSuspect(value) else {
        index += length
        continue
      }
      if let found = irregularity(value, length) {
        keptBefore = found.replacement.map(UInt32.init) ?? previous(before: found.range.lowerBound)
        index = found.range.upperBound
        resumed = index
        return found
      }
    }
    return nil
  }

  private static func isSuspect(_ value: UInt32) -> Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x2029).contains(value) || value == 0x2800
      || InvisibleScalars.contains(value)
  }

  /// What is wrong with the suspect at `index`; nil, and `index` beyond it, where it belongs to the writing.
  private mutating func irregularity(_ value: UInt32, _ length: Int) -> Irregularity? {
    let range = index..<index + length
    switch value {
    case 0x0D:
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { return keep(range) }
      return Irregularity(kind: .blank, range: range, replacement: UInt8(ascii: "\n"))
    case 0x85, 0x2028, 0x2029: return Irregularity(kind: .blank, range: range, replacement: UInt8(ascii: "\n"))
    case 0x2800: return Irregularity(kind: .blank, range: range, replacement: UInt8(ascii: " "))
    case 0x08: return backspace(range)
    case 0x1B, 0x80...0x9F:
      let end = TerminalSequence.end(in: bytes, from: index)
      return Irregularity(kind: .terminalSequence, range: index..<end, replacement: nil)
    case 0..<0x20, 0x7F: return Irregularity(kind: .control, range: range, replacement: nil)
    default: break
    }
    if let kept = writingLength(value, length) { return keep(index..<index + kept) }
    let kind: Irregularity.Kind =
      if InvisibleScalars.isTag(value) {
        .tag
      } else if InvisibleScalars.isVariationSelector(value) {
        .variationSelector
      } else if InvisibleScalars.turnsDirection(value) {
        .bidirectional
      } else {
        .invisible
      }
    return Irregularity(kind: kind, range: range, replacement: nil)
  }

  private mutating func keep(_ range: Range<Int>) -> Irregularity? {
    index = range.upperBound
    return nil
  }

  /// Printers write bold as `N`, back, `N`, and underlining as `_`, back, `N`: one character is meant.
  private func backspace(_ range: Range<Int>) -> Irregularity {
    guard range.lowerBound > resumed, range.upperBound < bytes.count else {
      return Irregularity(kind: .control, range: range, replacement: nil)
    }
    let start = ScalarReader.boundary(in: bytes, atOrBefore: range.lowerBound - 1)
    let before = ScalarReader.read(bytes, at: start).value
    let after = ScalarReader.read(bytes, at: range.upperBound).value
    let isOverstrike = start >= resumed && (before == after || before == 0x5F) && !Self.isSuspect(after)
    return Irregularity(
      kind: .control,
      range: isOverstrike ? start..<range.upperBound : range,
      replacement: nil
    )
  }

  /// The last character kept before that place; 0 where there is none.
  private func previous(before place: Int) -> UInt32 {
    guard place > resumed else { return keptBefore }
    return ScalarReader.read(bytes, at: ScalarReader.boundary(in: bytes, atOrBefore: place - 1)).value
  }

  /// How many bytes from `index` on belong to the writing; nil where the character is there unseen for no reason.
  private func writingLength(_ value: UInt32, _ length: Int) -> Int? {
    let before = previous(before: index)
    let after = index + length < bytes.count ? ScalarReader.read(bytes, at: index + length).value : 0
    switch value {
    case 0x200D:
      return (Joining.mayJoinEmoji(before) && Joining.isEmoji(after)) || Joining.usesJoiners(before) ? length : nil
    case 0x200C: return Joining.usesJoiners(before) ? length : nil
    case 0xFE0E, 0xFE0F:
      return Joining.isEmoji(before) || (Joining.isKeycapBase(before) && after == 0x20E3) ? length : nil
    case 0xE0100...0xE010F: return Joining.isIdeograph(before) ? length : nil
    case 0x180B...0x180F: return Joining.isMongolian(before) ? length : nil
    case 0x61C, 0x200E, 0x200F:
      guard !InvisibleScalars.isDirectionMark(before) else { return nil }
      return Joining.isRightToLeft(before) || Joining.isRightToLeft(after) ? length : nil
    case 0xE0067: return before == 0x1F3F4 ? flagLength : nil
    default: return nil
    }
  }

  /// The flags of England, Scotland and Wales: a black flag, then these tags (UTS #51 annex C).
  private var flagLength: Int? {
    let flags: [StaticString] = ["gbeng", "gbsct", "gbwls"]
    return flags.lazy.compactMap { flag -> Int? in
      var place = index
      for offset in 0...flag.utf8CodeUnitCount {
        guard place < bytes.count else { return nil }
        let wanted = offset < flag.utf8CodeUnitCount ? 0xE0000 + UInt32(flag.utf8Start[offset]) : 0xE007F
        let (value, length) = ScalarReader.read(bytes, at: place)
        guard value == wanted else { return nil }
        place += length
      }
      return place - index
    }.first
  }
}
