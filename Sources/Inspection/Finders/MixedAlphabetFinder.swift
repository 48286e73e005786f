/// Finds words in which Cyrillic or Greek letters stand among Latin ones and look like them: `pаypal`.
///
/// One finding for a text, at the first such word. Units and formulas (`μm`, `Δt`) have no look-alike among their letters.
enum MixedAlphabetFinder {
  static func find(in bytes: UnsafeBufferPointer<UInt8>, _ found: inout FindingList) {
    var index = 0
    var start = 0
    var latin = 0
    var imitated = 0
    var foreign = 0
    var words = 0
    var first = 0..<0
    func finish(_ end: Int) {
      // Words of a language that uses the alphabet have letters of it that look like nothing else.
      if latin >= 2, imitated > 0, foreign == 0 {
        if words == 0 { first = start..<end }
        words += 1
      }
      latin = 0
      imitated = 0
      foreign = 0
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte.isASCIILetter {
          if latin + imitated + foreign == 0 { start = index }
          latin += 1
        } else {
          finish(index)
        }
        index += 1
        continue
      }
      let (value, width) = ScalarReader.read(bytes, at: index)
      if (0x370...0x52F).contains(value) {
        if latin + imitated + foreign == 0 { start = index }
        if LetterFold.fold(value) < 0x80, value != 0x3BC { imitated += 1 } else { foreign += 1 }
      } else if CharacterRole.of(value) != .nothing {
        finish(index)
      }
      index += width
    }
    finish(index)
    guard words > 0 else { return }
    let reason = "\(words) words that mix letters of several alphabets which look alike"
    found.append(FoundText(kind: .mixedAlphabets, severity: .medium, range: first, reason: reason))
  }
}
