package import CanonicalJSON
import Foundation
import Glibc
package import Signing
import Synchronization

/// What servers say of themselves, by digest: one file a definition, named by the SHA-256 of its canonical form.
///
/// The log holds the digests. A file that was changed, or is gone, is as if it had never been there: what it pinned is
/// pending until the server says it again.
package final class ContentStore: Sendable {
  /// The longest definition, in bytes of its canonical form.
  package static let longest = 256 << 10

  /// The directory, absolute; made with the first definition.
  package let directory: String
  private let known = Mutex<[Digest: JSON]>([:])

  package init(directory: String) { self.directory = directory }

  /// The definition of that digest; nil where there is none, or not the one.
  package func definition(_ digest: Digest) -> JSON? {
    if let json = known.withLock({ $0[digest] }) { return json }
    guard let bytes = Self.bytes(of: path(digest)), SHA256.hash(bytes) == digest, let json = try? JSON.parse(bytes)
    else { return nil }
    known.withLock { $0[digest] = json }
    return json
  }

  /// Keeps a definition; when this returns it is on disk.
  ///
  /// - Returns: its digest.
  /// - Throws: `GovernanceError.badContent` where it has no canonical form or is too long; `.system`.
  @discardableResult
  package func keep(_ definition: JSON) throws(GovernanceError) -> Digest {
    let bytes = try definition.governed()
    guard bytes.count <= Self.longest else {
      throw GovernanceError(.badContent, "it has \(bytes.count) bytes where \(Self.longest) are the most")
    }
    let digest = SHA256.hash(bytes)
    guard self.definition(digest) == nil else { return digest }
    try FileWriting.replace(path(digest), in: directory, with: bytes)
    return digest
  }

  /// How far the log was read, as the last process left it (`GovernanceMark`).
  var mark: [UInt8]? { FileReading.all(of: markPath, limit: Self.longestMark) }

  /// - Throws: `GovernanceError.system`.
  func keep(mark: [UInt8]) throws(GovernanceError) { try FileWriting.replace(markPath, in: directory, with: mark) }

  private static let longestMark = 16 << 20
  private var markPath: String { "\(directory)/mark" }

  private func path(_ digest: Digest) -> String { "\(directory)/\(digest.hex).json" }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = FileReading.open(path) else { return nil }
    defer { close(file) }
    return FileReading.all(of: file, limit: longest)
  }
}
