import CanonicalJSON
import Signing

/// A record that lacks only its place in the log.
///
/// The canonical bytes are worked out before the lock is taken. Where the two fields go that only the log knows
/// (`log_index`, `previous_hash`), they are cut, so that under the lock nothing is sorted or escaped any more.
package struct PreparedRecord: Sendable {
  /// The name and version of the record's form.
  package static let schemaVersion = "cavra.evidence.record.v1"
  /// What stands as the first record's previous hash.
  static let noHash = String(repeating: "0", count: Digest.length * 2)

  private static let indexName = "log_index"
  private static let previousName = "previous_hash"

  let columns: RecordColumns
  private let beforeIndex: [UInt8]
  private let beforePrevious: [UInt8]
  private let afterPrevious: [UInt8]

  /// - Parameter fields: the record's fields in any order, each name once, names in ASCII.
  /// - Throws: `EvidenceError.unrecordable` where a value has no canonical form or a required field is missing.
  init(_ fields: [RecordField]) throws(EvidenceError) {
    guard let columns = RecordColumns(fields) else {
      throw EvidenceError(.unrecordable, "the record lacks required fields")
    }
    self.columns = columns
    // Names in ASCII: the order of bytes is the order of UTF-16 code units that RFC 8785 wants.
    let sorted = fields.sorted { $0.name < $1.name }
    let first = sorted.prefix { $0.name < Self.indexName }
    let rest = sorted.dropFirst(first.count)
    let second = rest.prefix { $0.name < Self.previousName }
    beforeIndex = Array("{".utf8) + (try Self.members(first)) + Array("\"\(Self.indexName)\":".utf8)
    beforePrevious = Array(",".utf8) + (try Self.members(second)) + Array("\"\(Self.previousName)\":\"".utf8)
    var end = Array("\",".utf8) + (try Self.members(rest.dropFirst(second.count)))
    end.removeLast()
    afterPrevious = end + Array("}".utf8)
  }

  /// The canonical bytes at a place in the log.
  func bytes(index: Int, previous: Digest?) -> [UInt8] {
    let number = String(index)
    let hash = previous?.hex ?? Self.noHash
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    bytes += beforeIndex
    bytes += number.utf8
    bytes += beforePrevious
    bytes += hash.utf8
    bytes += afterPrevious
    return bytes
  }

  /// The most bytes that the record can have.
  var size: Int { beforeIndex.count + beforePrevious.count + afterPrevious.count + Digest.length * 2 + 20 }

  /// The canonical members, each with a comma behind it.
  private static func members(_ fields: ArraySlice<RecordField>) throws(EvidenceError) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      bytes += "\"\(field.name)\":".utf8
      do throws(JSONError) {
        bytes += try field.value.canonicalized()
      } catch {
        throw EvidenceError(.unrecordable, "field `\(field.name)` has no canonical form: \(error)")
      }
      bytes.append(UInt8(ascii: ","))
    }
    return bytes
  }
}

/// One field of a record: a name of ours and its value.
struct RecordField: Sendable {
  let name: String
  let value: JSON

  /// The members of an object as fields.
  static func all(of object: JSONObject) -> [RecordField] {
    object.members.map { RecordField(name: $0.name, value: $0.value) }
  }
}
