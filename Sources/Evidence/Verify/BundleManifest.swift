import CanonicalJSON
import Signing

/// What a bundle says of itself. Nothing of it is believed before its signature is.
struct BundleManifest {
  struct Entry {
    let hash: Digest
    let size: Int
  }

  let origin: String
  let verifierKey: VerifierKey
  let isComplete: Bool
  let records: Int
  /// How many records the log has.
  let size: Int
  /// What it lists, by name: exactly the files of `BundleLayout.listed`, so no path leads out of the directory.
  let files: [String: Entry]

  /// - Throws: `EvidenceError.malformed` with the first fault.
  init(parsing bytes: [UInt8]) throws(EvidenceError) {
    guard let json = try? JSON.parse(bytes), (try? json.canonicalized()).map({ $0 + [UInt8(ascii: "\n")] }) == bytes
    else {
      throw .malformed("the manifest is no canonical json")
    }
    guard json["schema_version"]?.stringValue == BundleLayout.manifestVersion else {
      throw .malformed("the manifest is of no version that this binary knows, use a newer one")
    }
    guard let origin = json["origin"]?.stringValue, let complete = json["complete"]?.boolValue,
      let records = json["records"]?.intValue, let size = json["size"]?.intValue,
      let text = json["verifier_key"]?.stringValue, let key = try? VerifierKey(parsing: text)
    else { throw .malformed("the manifest lacks origin, complete, records, size or verifier key") }
    var files: [String: Entry] = [:]
    for file in json["files"]?.arrayValue ?? [] {
      guard let path = file["path"]?.stringValue, BundleLayout.listed.contains(path), files[path] == nil,
        let hash = file["sha256"]?.stringValue.flatMap(Digest.init(hex:)), let size = file["bytes"]?.intValue
      else { throw .malformed("the manifest lists a file twice, or one that no bundle has") }
      files[path] = Entry(hash: hash, size: size)
    }
    self.origin = origin
    verifierKey = key
    isComplete = complete
    self.records = records
    self.size = size
    self.files = files
  }
}
