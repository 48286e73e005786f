import CanonicalJSON

/// Finds the `id` member of a JSON object in bytes that are damaged, too deep, or cut off.
///
/// Best effort, for answering what cannot be parsed and for echoing an escaped id: it steps over the top-level members
/// without recursion and without checking what it steps over. An id that stands there twice is no id.
enum IDScanner {
  /// The id of the top-level object, nil where none can be told.
  static func findID(in bytes: [UInt8]) -> RequestID? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = Scanner(bytes: buffer)
      guard let range = scanner.idRange() else { return nil }
      let token = Array(buffer[range])
      guard let json = try? JSON.parse(token) else { return nil }
      return RequestID(json, token: token)
    }
  }

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Where the value of the only top-level `id` stands; stops at the first fault or the end.
    mutating func idRange() -> Range<Int>? {
      var found: Range<Int>?
      skipWhitespace()
      guard take(UInt8(ascii: "{")) else { return nil }
      while true {
        skipWhitespace()
        guard let name = string() else { return found }
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { return found }
        skipWhitespace()
        let start = offset
        guard skipValue() else { return found }
        let value = start..<offset
        skipWhitespace()
        if bytes[name].elementsEqual("\"id\"".utf8) {
          guard found == nil, current == UInt8(ascii: ",") || current == UInt8(ascii: "}") else { return nil }
          found = value
        }
        guard take(UInt8(ascii: ",")) else { return found }
      }
    }

    /// Steps over a string and returns where it stands, quotes included.
    private mutating func string() -> Range<Int>? {
      let start = offset
      guard take(UInt8(ascii: "\"")) else { return nil }
      while let byte = current {
        offset += byte == UInt8(ascii: "\\") ? 2 : 1
        if byte == UInt8(ascii: "\"") { return start..<offset }
      }
      return nil
    }

    /// Steps over one value by counting brackets; false where it does not end.
    private mutating func skipValue() -> Bool {
      var depth = 0
      while let byte = current {
        switch byte {
        case UInt8(ascii: "\""):
          guard string() != nil else { return false }
          if depth == 0 { return true }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          offset += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return true }
          depth -= 1
          offset += 1
          if depth == 0 { return true }
        case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
          if depth == 0 { return true }
          offset += 1
        default: offset += 1
        }
      }
      return false
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
}
