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

  let columns: RecordColumns
  private let beforeIndex: [UInt8]
  private let beforePrevious: [UInt8]
  private let afterPrevious: [UInt8]

  /// - Throws: `EvidenceError.unrecordable` where the value has no canonical form or lacks a required field.
  init(_ record: JSONObject) throws(EvidenceError) {
    var first = JSONObject()
    var second = JSONObject()
    var third = JSONObject()
    // All names at the top are ASCII, where the order of bytes is the order of UTF-16 code units that RFC 8785 wants.
    for member in record.members {
      if member.name < "log_index" {
        first[member.name] = member.value
      } else if member.name < "previous_hash" {
        second[member.name] = member.value
      } else {
        third[member.name] = member.value
      }
    }
    guard let columns = RecordColumns(.object(record)), !first.isEmpty, !second.isEmpty, !third.isEmpty else {
      throw EvidenceError(.unrecordable, "the record lacks required fields")
    }
    self.columns = columns
    beforeIndex = Array("{".utf8) + (try Self.members(first)) + Array(#","log_index":"#.utf8)
    beforePrevious = Array(",".utf8) + (try Self.members(second)) + Array(#","previous_hash":""#.utf8)
    afterPrevious = Array(#"","#.utf8) + (try Self.members(third)) + Array("}".utf8)
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

  /// The canonical members without the braces.
  private static func members(_ object: JSONObject) throws(EvidenceError) -> ArraySlice<UInt8> {
    do throws(JSONError) {
      return try JSON.object(object).canonicalized().dropFirst().dropLast()
    } catch {
      throw EvidenceError(.unrecordable, "the record has no canonical form: \(error)")
    }
  }
}
