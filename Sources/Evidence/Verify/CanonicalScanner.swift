import Glibc

/// Recognizes canonical JSON (RFC 8785) in one pass over the bytes, without building a value.
///
/// It knows only the plain cases: member names in ASCII without escapes, whole numbers of at most fifteen digits. What
/// it does not know it does not accept; the caller then parses and compares, which is the definition. So it can only be
/// slow, not wrong. Verifying a log spends its time here.
struct CanonicalScanner {
  private static let maximumDepth = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var depth = 0
  /// Where the names and values of the outermost object are.
  private(set) var fields: [CanonicalRecord.Field] = []
  /// Whether there is anything but ASCII, whose UTF-8 is then to be checked.
  private(set) var hasNonASCII = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    fields.reserveCapacity(48)
  }

  /// Whether the whole text is one object, surely in canonical form.
  mutating func isCanonicalObject() -> Bool {
    current == UInt8(ascii: "{") && object() && offset == bytes.count
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value() -> Bool {
    switch current {
    case UInt8(ascii: "\""): string() != nil
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "t"): literal("true")
    case UInt8(ascii: "f"): literal("false")
    case UInt8(ascii: "n"): literal("null")
    default: integer()
    }
  }

  private mutating func object() -> Bool {
    guard depth < Self.maximumDepth, take(UInt8(ascii: "{")) else { return false }
    depth += 1
    defer { depth -= 1 }
    if take(UInt8(ascii: "}")) { return true }
    var last: Range<Int>?
    while true {
      let start = offset + 1
      guard let isPlain = string(), isPlain, take(UInt8(ascii: ":")) else { return false }
      let name = start..<(offset - 2)
      // ASCII only, so the order of bytes is that of UTF-16 code units; the same name twice is out of order too.
      if let last, !precedes(last, name) { return false }
      last = name
      let valueStart = offset
      guard value() else { return false }
      if depth == 1 { fields.append(.init(name: name, value: valueStart..<offset)) }
      if take(UInt8(ascii: ",")) { continue }
      return take(UInt8(ascii: "}"))
    }
  }

  private mutating func array() -> Bool {
    guard depth < Self.maximumDepth, take(UInt8(ascii: "[")) else { return false }
    depth += 1
    defer { depth -= 1 }
    if take(UInt8(ascii: "]")) { return true }
    while true {
      guard value() else { return false }
      if take(UInt8(ascii: ",")) { continue }
      return take(UInt8(ascii: "]"))
    }
  }

  /// Steps over a string; nil where it is not surely canonical, else whether it is ASCII without escapes.
  private mutating func string() -> Bool? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var isPlain = true
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\"") { return isPlain }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        guard escape() else { return nil }
      } else if byte >= 0x80 {
        isPlain = false
        hasNonASCII = true
      } else if byte < 0x20 {
        return nil
      }
    }
    return nil
  }

  /// Steps over what follows a backslash, where it is the one form that RFC 8785 section 3.2.2.2 has for its character.
  private mutating func escape() -> Bool {
    guard let byte = current else { return false }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      return true
    case UInt8(ascii: "u"):
      // Control characters have this form only; those with a letter of their own are left to the caller.
      guard offset + 4 <= bytes.count, bytes[offset] == UInt8(ascii: "0"), bytes[offset + 1] == UInt8(ascii: "0") else {
        return false
      }
      let high = bytes[offset + 2]
      let low = bytes[offset + 3]
      offset += 4
      switch (high, low) {
      case (UInt8(ascii: "0"), UInt8(ascii: "0")...UInt8(ascii: "7")): return true
      case (UInt8(ascii: "0"), UInt8(ascii: "b")), (UInt8(ascii: "0"), UInt8(ascii: "e")...UInt8(ascii: "f")):
        return true
      case (UInt8(ascii: "1"), UInt8(ascii: "0")...UInt8(ascii: "9")): return true
      case (UInt8(ascii: "1"), UInt8(ascii: "a")...UInt8(ascii: "f")): return true
      default: return false
      }
    default: return false
    }
  }

  private mutating func integer() -> Bool {
    let isNegative = take(UInt8(ascii: "-"))
    let start = offset
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    let count = offset - start
    guard (1...15).contains(count) else { return false }
    if bytes[start] == UInt8(ascii: "0"), count > 1 || isNegative { return false }
    return current != UInt8(ascii: ".") && current.map { $0 | 0x20 } != UInt8(ascii: "e")
  }

  private mutating func literal(_ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount where !take(word.utf8Start[index]) { return false }
    return true
  }

  private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let order = memcmp(base + left.lowerBound, base + right.lowerBound, min(left.count, right.count))
    return order == 0 ? left.count < right.count : order < 0
  }
}
