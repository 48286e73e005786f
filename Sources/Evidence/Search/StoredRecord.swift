package import CanonicalJSON
package import Signing

/// A record as it stands in the log.
package struct StoredRecord: Sendable {
  package let logIndex: Int
  /// The leaf hash of its bytes (RFC 6962).
  package let leaf: Digest
  /// The canonical bytes: what is hashed.
  package let bytes: [UInt8]
  /// The record's fields.
  package let json: JSON
}

/// Some records, the newest first.
package struct EvidencePage: Sendable {
  package let records: [StoredRecord]
  /// What gives the next page, nil where this is the last.
  package let nextCursor: String?
}
