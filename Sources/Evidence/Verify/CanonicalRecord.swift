import CanonicalJSON
import Glibc

/// A record's bytes, known to be their own canonical form, and where its fields are.
struct CanonicalRecord {
  /// One member of the record: the places of its name without quotes and of its value's text.
  struct Field {
    let name: Range<Int>
    let value: Range<Int>
  }

  private let bytes: [UInt8]
  private let fields: [Field]

  /// Takes bytes that are the RFC 8785 form of an object; nil for any others.
  init?(_ bytes: [UInt8]) {
    guard let fields = Self.scanned(bytes) ?? Self.parsed(bytes) else { return nil }
    self.bytes = bytes
    self.fields = fields
  }

  /// The text of a field that is a string, else nil.
  func string(_ name: StaticString) -> String? {
    guard let value = value(name), value.first == UInt8(ascii: "\"") else { return nil }
    if value.contains(UInt8(ascii: "\\")) { return (try? JSON.parse(value))?.stringValue }
    return String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
  }

  /// The number of a field that is a whole one, else nil.
  func integer(_ name: StaticString) -> Int? { value(name).flatMap { (try? JSON.parse($0))?.intValue } }

  /// Whether the field is the string with these bytes; for nil, whether there is no such string.
  func hasString(_ name: StaticString, _ text: UnsafeRawBufferPointer?) -> Bool {
    guard let value = value(name), value.first == UInt8(ascii: "\"") else { return text == nil }
    guard let text else { return false }
    let content = value.dropFirst().dropLast()
    if content.contains(UInt8(ascii: "\\")) {
      // The database's texts end at a NUL (SQLite binds them as C strings); the record itself has all of it.
      return string(name).map { $0.utf8.prefix { $0 != 0 }.elementsEqual(text) } ?? false
    }
    return content.count == text.count
      && content.withUnsafeBytes { left in
        guard let left = left.baseAddress, let right = text.baseAddress else { return true }
        return memcmp(left, right, text.count) == 0
      }
  }

  private func value(_ name: StaticString) -> ArraySlice<UInt8>? {
    let length = name.utf8CodeUnitCount
    let found = bytes.withUnsafeBytes { bytes in
      fields.first { field in
        guard field.name.count == length, let base = bytes.baseAddress else { return false }
        return memcmp(base + field.name.lowerBound, name.utf8Start, length) == 0
      }
    }
    return found.map { bytes[$0.value] }
  }

  /// The quick way; nil where it does not know.
  private static func scanned(_ bytes: [UInt8]) -> [Field]? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CanonicalScanner(buffer)
      guard scanner.isCanonicalObject() else { return nil }
      if scanner.hasNonASCII, String(validating: buffer, as: UTF8.self) == nil { return nil }
      return scanner.fields
    }
  }

  /// The definition: what is parsed and written again must be the same bytes.
  private static func parsed(_ bytes: [UInt8]) -> [Field]? {
    guard let record = try? JSON.parse(bytes), let object = record.objectValue,
      let canonical = try? record.canonicalized(), canonical == bytes
    else { return nil }
    // The members stand in this order without anything between them, so their lengths give their places.
    var fields: [Field] = []
    var offset = 1
    for member in object.members {
      let name = JSON.string(member.name).serialized().count
      let value = member.value.serialized().count
      fields.append(
        Field(name: (offset + 1)..<(offset + name - 1), value: (offset + name + 1)..<(offset + name + 1 + value))
      )
      offset += name + value + 2
    }
    return fields
  }
}
