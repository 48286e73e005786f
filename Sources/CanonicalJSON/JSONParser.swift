/// A strict recursive-descent parser over bytes (RFC 8259, I-JSON's restrictions of RFC 7493).
///
/// One pass, no backtracking, bounded by `JSONLimits`; the depth bound also bounds the recursion.
struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: JSONLimits
  private(set) var offset = 0
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The byte at the present place, nil at the end.
  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Parses the whole text: one value with white space around it and nothing else.
  mutating func document() throws(JSONError) -> JSON {
    guard bytes.count <= limits.maximumBytes else { throw .tooLarge(bytes.count, limit: limits.maximumBytes) }
    skipWhitespace()
    let value = try value()
    skipWhitespace()
    guard offset == bytes.count else { throw .syntax("unexpected text after the value", at: offset) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSON {
    guard let byte = current else { throw .syntax("the text ends where a value is due", at: offset) }
    switch byte {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw .syntax("unexpected byte where a value is due", at: offset)
    }
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    try enter()
    var members: [JSONObject.Member] = []
    // Few names are compared one by one; many go through a set, so that a hostile object stays linear.
    var seen: Set<ByteKey> = []
    skipWhitespace()
    if take(UInt8(ascii: "}")) {
      depth -= 1
      return JSONObject()
    }
    while true {
      guard current == UInt8(ascii: "\"") else { throw .syntax("a member name is due", at: offset) }
      let place = offset
      let name = try string()
      let isNew: Bool
      if members.count < 16 {
        isNew = !members.contains { $0.name.sameBytes(as: name) }
      } else {
        if seen.isEmpty { seen = Set(members.map { ByteKey($0.name) }) }
        isNew = seen.insert(ByteKey(name)).inserted
      }
      guard isNew else { throw .duplicateName(name, at: place) }
      skipWhitespace()
      guard take(UInt8(ascii: ":")) else { throw .syntax("`:` is due after a member name", at: offset) }
      skipWhitespace()
      members.append(.init(name: name, value: try value()))
      skipWhitespace()
      if take(UInt8(ascii: ",")) {
        skipWhitespace()
        continue
      }
      guard take(UInt8(ascii: "}")) else { throw .syntax("`,` or `}` is due in an object", at: offset) }
      depth -= 1
      return JSONObject(uniqueMembers: members)
    }
  }

  private mutating func array() throws(JSONError) -> [JSON] {
    try enter()
    var elements: [JSON] = []
    skipWhitespace()
    if take(UInt8(ascii: "]")) {
      depth -= 1
      return elements
    }
    while true {
      elements.append(try value())
      skipWhitespace()
      if take(UInt8(ascii: ",")) {
        skipWhitespace()
        continue
      }
      guard take(UInt8(ascii: "]")) else { throw .syntax("`,` or `]` is due in an array", at: offset) }
      depth -= 1
      return elements
    }
  }

  private mutating func string() throws(JSONError) -> String {
    let scanned = try JSONStringScanner.scan(bytes, from: offset)
    offset = scanned.end
    return scanned.text
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return JSONNumber(checkedLexeme: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = offset
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    guard offset > start else { throw .syntax("a digit is due in a number", at: offset) }
  }

  private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let start = offset
    for index in 0..<word.utf8CodeUnitCount {
      guard take(word.utf8Start[index]) else { throw .syntax("unknown literal", at: start) }
    }
    return value
  }

  /// Steps over the opening bracket and counts one level more.
  private mutating func enter() throws(JSONError) {
    guard depth < limits.maximumDepth else { throw .tooDeep(limit: limits.maximumDepth, at: offset) }
    depth += 1
    offset += 1
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipWhitespace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }
}

extension JSON {
  /// Parses one JSON text.
  ///
  /// - Throws: `JSONError` with the code and the byte offset of the first fault.
  package static func parse(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) -> JSON {
    try parse(bytes[...], limits: limits)
  }

  /// Parses one JSON text that is a slice of a larger buffer; offsets in errors count from the slice's start.
  package static func parse(_ bytes: ArraySlice<UInt8>, limits: JSONLimits = .standard) throws(JSONError) -> JSON {
    let result: Result<JSON, JSONError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer, limits: limits)
      do throws(JSONError) { return .success(try parser.document()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Parses one JSON text given as a string.
  package static func parse(_ text: String, limits: JSONLimits = .standard) throws(JSONError) -> JSON {
    try parse(Array(text.utf8), limits: limits)
  }
}
