/// A shell pattern: `*`, `?`, `[…]` (Bash Reference Manual, Pattern Matching), without the extended forms.
struct Pattern: Sendable {
  private enum Element: Sendable {
    case byte(UInt8)
    case any
    case anyRun
    case set([ClosedRange<UInt8>], negated: Bool)
  }

  private let elements: [Element]
  /// Whether there is anything in it but plain bytes.
  let isPattern: Bool
  /// Whether it begins with a literal dot, without which names that begin with one are not matched.
  let beginsWithDot: Bool
  private let ignoresCase: Bool

  /// - Parameter bytes: each with whether it is quoted, and so stands for itself.
  init(_ bytes: [(byte: UInt8, quoted: Bool)], ignoresCase: Bool = false) {
    self.ignoresCase = ignoresCase
    var elements: [Element] = []
    var isPattern = false
    var place = 0
    while place < bytes.count {
      let (byte, quoted) = bytes[place]
      switch byte {
      case UInt8(ascii: "*") where !quoted:
        isPattern = true
        elements.append(.anyRun)
      case UInt8(ascii: "?") where !quoted:
        isPattern = true
        elements.append(.any)
      case UInt8(ascii: "[") where !quoted:
        if let (set, next) = Self.set(bytes, place) {
          isPattern = true
          elements.append(set)
          place = next
          continue
        }
        elements.append(.byte(byte))
      default: elements.append(.byte(byte))
      }
      place += 1
    }
    self.elements = elements
    self.isPattern = isPattern
    beginsWithDot = bytes.first?.byte == UInt8(ascii: ".")
  }

  /// `[…]` from `start`; nil where it is not closed.
  private static func set(_ bytes: [(byte: UInt8, quoted: Bool)], _ start: Int) -> (Element, next: Int)? {
    var place = start + 1
    var negated = false
    if place < bytes.count, bytes[place].byte == UInt8(ascii: "!") || bytes[place].byte == UInt8(ascii: "^") {
      negated = true
      place += 1
    }
    var ranges: [ClosedRange<UInt8>] = []
    var isFirst = true
    while place < bytes.count {
      let (byte, quoted) = bytes[place]
      if byte == UInt8(ascii: "]"), !quoted, !isFirst { return (.set(ranges, negated: negated), place + 1) }
      isFirst = false
      if byte == UInt8(ascii: "["), place + 1 < bytes.count, bytes[place + 1].byte == UInt8(ascii: ":"),
        let end = bytes[(place + 2)...].firstIndex(where: { $0.byte == UInt8(ascii: ":") }), end + 1 < bytes.count,
        bytes[end + 1].byte == UInt8(ascii: "]")
      {
        ranges += classRanges(String(decoding: bytes[(place + 2)..<end].map(\.byte), as: UTF8.self))
        place = end + 2
        continue
      }
      if place + 2 < bytes.count, bytes[place + 1].byte == UInt8(ascii: "-"), bytes[place + 2].byte != UInt8(ascii: "]")
      {
        let upper = bytes[place + 2].byte
        if byte <= upper { ranges.append(byte...upper) }
        place += 3
      } else {
        ranges.append(byte...byte)
        place += 1
      }
    }
    return nil
  }

  private static func classRanges(_ name: String) -> [ClosedRange<UInt8>] {
    switch name {
    case "digit": [0x30...0x39]
    case "lower": [0x61...0x7A]
    case "upper": [0x41...0x5A]
    case "alpha": [0x41...0x5A, 0x61...0x7A]
    case "alnum", "word": [0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F...0x5F]
    case "space": [0x09...0x0D, 0x20...0x20]
    case "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    // An unknown class: take everything, so that nothing is overlooked.
    default: [0x01...0xFF]
    }
  }

  /// Whether the whole text matches. Linear in text times pattern: a star falls back only to the last one.
  func matches(_ text: some Collection<UInt8>) -> Bool {
    let text = Array(text)
    var place = 0
    var element = 0
    var retry: (element: Int, place: Int)?
    while place < text.count {
      if element < elements.count {
        switch elements[element] {
        case .anyRun:
          retry = (element, place)
          element += 1
          continue
        case .any:
          // One character: a whole UTF-8 sequence.
          place += Self.length(text, place)
          element += 1
          continue
        case .byte(let byte) where byte == text[place] || (ignoresCase && Self.turned(byte) == text[place]):
          place += 1
          element += 1
          continue
        case .set(let ranges, let negated) where isIn(ranges, text[place]) != negated:
          place += negated ? Self.length(text, place) : 1
          element += 1
          continue
        default: break
        }
      }
      guard let back = retry else { return false }
      retry = (back.element, back.place + 1)
      element = back.element + 1
      place = back.place + 1
    }
    return elements[element...].allSatisfy { if case .anyRun = $0 { true } else { false } }
  }

  private func isIn(_ ranges: [ClosedRange<UInt8>], _ byte: UInt8) -> Bool {
    ranges.contains { $0.contains(byte) || (ignoresCase && $0.contains(Self.turned(byte))) }
  }

  /// An ASCII letter in the other case.
  private static func turned(_ byte: UInt8) -> UInt8 {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) ? byte ^ 0x20 : byte
  }

  private static func length(_ text: [UInt8], _ place: Int) -> Int {
    var end = place + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end - place
  }
}
