/// Filters whose output can be told from their input: decoders and small changes of text, as in `echo … | base64 -d | sh`.
enum TextFilter {
  /// Nil where the output cannot be told.
  static func apply(_ name: String, _ words: [String], to text: String) -> String? {
    switch name {
    case "cat": return words.isEmpty || words == ["-"] ? text : nil
    case "tee": return text
    case "base64", "gbase64":
      return words.count == 1 && ["-d", "-D", "--decode", "-di"].contains(words[0]) ? decoded(base64: text) : nil
    case "xxd":
      return ["-r -p", "-p -r", "-r -ps", "-rp", "-ps -r"].contains(words.joined(separator: " "))
        ? decoded(hex: text) : nil
    case "rev":
      guard words.isEmpty else { return nil }
      return lines(text).map { String($0.unicodeScalars.reversed().map(Character.init)) }.joined(separator: "\n")
        + (text.hasSuffix("\n") ? "\n" : "")
    case "tac": return words.isEmpty ? lines(text).reversed().map { $0 + "\n" }.joined() : nil
    case "tr": return translated(words, text)
    default: return nil
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if text.hasSuffix("\n") { lines.removeLast() }
    return lines
  }

  /// RFC 4648, section 4; line breaks are passed over as by coreutils.
  private static func decoded(base64 text: String) -> String? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where byte != 0x0A {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="): continue
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func decoded(hex text: String) -> String? {
    let digits = text.utf8.filter { $0 != 0x0A && $0 != 0x20 }
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    var rest = digits[...]
    while let high = rest.popFirst(), let low = rest.popFirst() {
      guard let byte = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// `tr SET1 SET2` and `tr -d SET` with characters and ranges of ASCII; classes and escapes are not followed.
  private static func translated(_ words: [String], _ text: String) -> String? {
    if words.count == 2, words[0] == "-d", let set = set(words[1]) {
      return String(validating: text.utf8.filter { !set.contains($0) }, as: UTF8.self)
    }
    guard words.count == 2, !words[0].hasPrefix("-"), let from = set(words[0]), var to = set(words[1]), !to.isEmpty
    else {
      return nil
    }
    while to.count < from.count, let last = to.last { to.append(last) }
    var map: [UInt8: UInt8] = [:]
    for (old, new) in zip(from, to) { map[old] = new }
    return String(validating: text.utf8.map { map[$0] ?? $0 }, as: UTF8.self)
  }

  private static func set(_ text: String) -> [UInt8]? {
    var bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 2 {
      // Brackets stand for themselves: on both sides they change nothing.
      bytes = [bytes[0]] + bytes[1..<(bytes.count - 1)] + [bytes[bytes.count - 1]]
    }
    guard bytes.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") }), !text.contains("[:") else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"), bytes[index] <= bytes[index + 2] {
        result += bytes[index]...bytes[index + 2]
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
