/// The bytes that are searched, with the look-ups that every finder shares. No look-up goes beyond the ends.
struct ScannedText {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  /// The byte there, nil beyond the ends.
  subscript(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  /// Where the run of bytes of that class that begins at `start` ends.
  func endOfRun(of set: ByteClass, from start: Int, limit: Int = .max) -> Int {
    var end = start
    while end < bytes.count, end - start < limit, set.contains(bytes[end]) { end += 1 }
    return end
  }

  /// Whether these bytes stand there.
  func has(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// Whether these bytes, given in lower case, stand there in any case.
  func hasFolded(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, index + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[index + offset].asciiLowercased != text.utf8Start[offset] { return false }
    return true
  }

  /// Where these bytes begin at or after `start` and before `end`; nil where they do not.
  func find(_ text: StaticString, from start: Int, before end: Int) -> Int? {
    let first = text.utf8Start[0]
    var index = start
    while index < end {
      if bytes[index] == first, has(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether a word can begin here: what stands before is no letter and no digit.
  func isWordStart(_ index: Int) -> Bool {
    guard let before = self[index - 1] else { return true }
    return !ByteClass.alphanumeric.contains(before)
  }
}
