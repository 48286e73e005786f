import CanonicalJSON

/// Where a value stands in its text, with everything in it.
struct JSONNode: Sendable {
  /// One element, or one member with its name: what commas separate.
  struct Item: Sendable {
    /// Where the item begins: at the member's name or at the element itself.
    let start: Int
    /// Where the member's name ends, its closing quote included; nil for an element.
    let nameEnd: Int?
    let value: JSONNode

    /// From the item's first byte to its value's last.
    var range: Range<Int> { start..<value.range.upperBound }
  }

  /// The value's bytes, brackets and quotes included.
  let range: Range<Int>
  /// The items of an array or object in their order; none for a scalar.
  let items: [Item]

  /// What stands between the brackets of an array or object.
  var interior: Range<Int> { range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1) }
}

/// Finds the places of all values in a text that the strict parser has taken already.
///
/// Walks text and parsed value side by side, so that nothing is decided twice: the parser says what is there, the scanner
/// only where. A disagreement of the two is nil, never a guess.
struct JSONSpanScanner {
  private let bytes: [UInt8]
  private var offset = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The places of a whole document.
  static func scan(_ bytes: [UInt8], _ value: JSON) -> JSONNode? {
    var scanner = JSONSpanScanner(bytes)
    scanner.skipWhitespace()
    guard let node = scanner.node(value) else { return nil }
    scanner.skipWhitespace()
    return scanner.offset == bytes.count ? node : nil
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// - Note: as deep as the parser lets values nest.
  private mutating func node(_ value: JSON) -> JSONNode? {
    let start = offset
    switch value {
    case .object(let object):
      return container(close: UInt8(ascii: "}"), object.members.map(\.value), named: true)
    case .array(let elements):
      return container(close: UInt8(ascii: "]"), elements, named: false)
    case .string:
      guard skipString() else { return nil }
    case .null, .bool, .number:
      while let byte = current, !Self.endsScalar(byte) { offset += 1 }
      guard offset > start else { return nil }
    }
    return JSONNode(range: start..<offset, items: [])
  }

  private mutating func container(close: UInt8, _ values: [JSON], named: Bool) -> JSONNode? {
    let start = offset
    offset += 1
    var items: [JSONNode.Item] = []
    for value in values {
      skipWhitespace()
      if !items.isEmpty {
        guard take(UInt8(ascii: ",")) else { return nil }
        skipWhitespace()
      }
      let itemStart = offset
      var nameEnd: Int?
      if named {
        guard skipString() else { return nil }
        nameEnd = offset
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { return nil }
        skipWhitespace()
      }
      guard let node = node(value) else { return nil }
      items.append(JSONNode.Item(start: itemStart, nameEnd: nameEnd, value: node))
    }
    skipWhitespace()
    guard take(close) else { return nil }
    return JSONNode(range: start..<offset, items: items)
  }

  private mutating func skipString() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while let byte = current {
      offset += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\") { offset += 1 }
    }
    return false
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipWhitespace() {
    while let byte = current, JSONLayout.isWhitespace(byte) { offset += 1 }
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    JSONLayout.isWhitespace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
