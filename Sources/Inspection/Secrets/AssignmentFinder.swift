/// Finds values that are given to a secret's name: `password=…`, `"api_key": "…"`, `--token …`, `AccountKey=…;`.
enum AssignmentFinder {
  static func find(in text: ScannedText, _ found: inout [SecretFinding]) {
    var index = 0
    var run = 0..<0
    while index < text.count {
      let byte = text.bytes[index]
      guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: " "),
        let (name, nameStart) = secretName(in: text, before: index),
        let value = value(in: text, after: index, nameStart: nameStart, run: &run)
      else {
        index += 1
        continue
      }
      if SecretValue.isSecret(text.bytes[value.range], named: name, style: value.style) {
        found.append(SecretFinding(kind: name == .password ? .password : .secretValue, range: value.range))
        index = value.range.upperBound
      } else {
        index += 1
      }
    }
  }

  private static let longestName = 64

  /// The secret's name that ends before a separator, its quote and its blanks stepped over.
  private static func secretName(in text: ScannedText, before separator: Int) -> (SecretName, start: Int)? {
    var end = separator
    let takesBlanks = text[separator] != UInt8(ascii: " ")
    while takesBlanks, separator - end < 4, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if takesBlanks, let quote = text[end - 1], quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { end -= 1 }
    // In JSON text inside a string the quote is written `\"`.
    if takesBlanks, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    if takesBlanks, text[end - 1] == UInt8(ascii: "]") { end -= 1 }
    var start = end
    while let byte = text[start - 1], ByteClass.name.contains(byte), end - start < longestName { start -= 1 }
    guard start < end else { return nil }
    // The kind in a placeholder names no secret: `"[redacted:password]": …`.
    if text.has("[redacted:", at: start - 10) { return nil }
    // A part of an ARN says what is named, not what it is: `arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3`.
    if text.has(":secret:", at: start - 1), text[start - 2]?.isASCIIDigit ?? false { return nil }
    // A blank separates only an option from its value: `--password hunter2`.
    if !takesBlanks, text[start] != UInt8(ascii: "-") { return nil }
    return SecretName(text.bytes[start..<end]).map { ($0, start) }
  }

  /// The value after the separator at `index`: to its closing quote, else to the next delimiter.
  ///
  /// - Parameter run: the last value without quotes. In `token:token:token:` each is the rest of the one before, and must not
  ///   be measured again.
  private static func value(
    in text: ScannedText,
    after index: Int,
    nameStart: Int,
    run: inout Range<Int>
  ) -> (range: Range<Int>, style: SecretValue.Style)? {
    var start = index + 1
    // `:=`, `=>`, `==` and the like.
    if text[index] != UInt8(ascii: " "), let next = text[start], next == UInt8(ascii: "=") || next == UInt8(ascii: ">")
    {
      start += 1
    }
    let blanks = text.endOfRun(of: blank, from: start, limit: 8)
    // An option is followed by its value at once; `PASSWORD=` alone in a line has none.
    let isTight = blanks == start
    start = blanks
    if text[start] == UInt8(ascii: "\\"), let next = text[start + 1], next == UInt8(ascii: "\"") { start += 1 }
    guard let first = text[start] else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`") {
      var end = start + 1
      while let byte = text[end], byte != first, byte != 0x0A { end += 1 }
      if end > start + 1, text[end - 1] == UInt8(ascii: "\\"), text[end] == first { end -= 1 }
      return end > start + 1 ? (start + 1..<end, .quoted) : nil
    }
    if !run.contains(start) { run = start..<text.endOfRun(of: .bareValue, from: start) }
    let end = run.upperBound
    guard end > start else { return nil }
    let isOption = text[nameStart] == UInt8(ascii: "-")
    if text[index] == UInt8(ascii: " "), first == UInt8(ascii: "-") { return nil }
    // In prose a word and a colon are often followed by a word: only the end of a line makes that a value.
    let isShell = isOption || (isTight && text[index] == UInt8(ascii: "="))
    if !isShell, let after = text[end], after != 0x0A, after != 0x0D, after != UInt8(ascii: ","),
      after != UInt8(ascii: ";"), !text.bytes[start..<end].prefix(512).contains(where: \.isASCIIDigit)
    {
      return nil
    }
    return (start..<end, isShell ? .shell : .bare)
  }

  private static let blank = ByteClass(" \t")
}
