/// One `%…` of a format of `printf`.
struct PrintDirective {
  private var flags: Set<UInt8> = []
  private var width = 0
  private var precision: Int?
  let conversion: UInt8

  /// Reads what stands behind the percent sign; nil where it is none that is followed here.
  init?(_ format: [UInt8], _ place: inout Int) {
    while place < format.count, "-0+ #".utf8.contains(format[place]) {
      flags.insert(format[place])
      place += 1
    }
    func number() -> Int? {
      var value = 0
      while place < format.count, format[place] >= 0x30, format[place] <= 0x39 {
        value = value * 10 + Int(format[place] - 0x30)
        guard value < 4_096 else { return nil }
        place += 1
      }
      return value
    }
    guard let width = number() else { return nil }
    self.width = width
    if place < format.count, format[place] == UInt8(ascii: ".") {
      place += 1
      guard let precision = number() else { return nil }
      self.precision = precision
    }
    guard place < format.count, "%sbcdiuxXo".utf8.contains(format[place]) else { return nil }
    conversion = format[place]
    place += 1
  }

  /// Text cut and filled up; nil where that would count characters of more than a byte.
  func padded(_ text: [UInt8]) -> [UInt8]? {
    if width == 0, precision == nil { return text }
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    let cut = precision.map { Array(text.prefix($0)) } ?? text
    return filled(cut)
  }

  private func filled(_ text: [UInt8]) -> [UInt8] {
    let blanks = [UInt8](repeating: 0x20, count: max(0, width - text.count))
    return flags.contains(UInt8(ascii: "-")) ? text + blanks : blanks + text
  }

  /// A number as it is printed; nil where that is not followed.
  func digits(_ value: Int64) -> [UInt8]? {
    var text: String
    var sign = ""
    switch conversion {
    case UInt8(ascii: "d"), UInt8(ascii: "i"):
      text = String(value.magnitude)
      sign = value < 0 ? "-" : flags.contains(UInt8(ascii: "+")) ? "+" : flags.contains(0x20) ? " " : ""
    case UInt8(ascii: "u"): text = String(UInt64(bitPattern: value))
    case UInt8(ascii: "o"): text = String(UInt64(bitPattern: value), radix: 8)
    case UInt8(ascii: "x"): text = String(UInt64(bitPattern: value), radix: 16)
    case UInt8(ascii: "X"): text = String(UInt64(bitPattern: value), radix: 16, uppercase: true)
    default: return nil
    }
    if flags.contains(UInt8(ascii: "#")) { return nil }
    if let precision {
      if precision == 0, value == 0 { text = "" }
      text = String(repeating: "0", count: max(0, precision - text.utf8.count)) + text
    } else if flags.contains(UInt8(ascii: "0")), !flags.contains(UInt8(ascii: "-")) {
      text = String(repeating: "0", count: max(0, width - text.utf8.count - sign.utf8.count)) + text
    }
    return filled(Array((sign + text).utf8))
  }

  /// An argument as a number, as C's `strtoimax` reads it, or `'c` for a character; nil where it is none.
  static func number(_ word: String) -> Int64? {
    let bytes = Array(word.utf8)
    guard let first = bytes.first else { return 0 }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      return word.unicodeScalars.dropFirst().first.map { Int64($0.value) } ?? 0
    }
    let isNegative = first == UInt8(ascii: "-")
    let digits = isNegative || first == UInt8(ascii: "+") ? String(decoding: bytes.dropFirst(), as: UTF8.self) : word
    guard let head = digits.utf8.first, head >= 0x30, head <= 0x39 else { return nil }
    let value: Int64? =
      if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
        Int64(digits.dropFirst(2), radix: 16)
      } else {
        Int64(digits, radix: digits.utf8.count > 1 && head == 0x30 ? 8 : 10)
      }
    return value.map { isNegative ? -$0 : $0 }
  }
}
