import Glibc
import Signing

/// Makes a bundle's directory: under another name until it is whole, every byte on disk before it gets its own.
struct BundleWriter {
  /// One file that is done.
  struct Entry {
    let name: String
    let hash: Digest
    let size: Int
  }

  private let target: String
  private let draft: String

  /// - Throws: `EvidenceError.exists` where the target is there; `.system`.
  init(target: String) throws(EvidenceError) {
    self.target = target
    draft = "\(target).draft-\(Hex.encode(Random.bytes(6)))"
    var status = stat()
    guard lstat(target, &status) != 0 else {
      throw EvidenceError(.exists, "`\(target)` exists already, give the name of a new directory")
    }
    guard mkdir(draft, 0o700) == 0 else {
      throw EvidenceError(.system, "`\(draft)` cannot be made: \(SystemMessage.last)")
    }
  }

  /// Writes one file, durably. `body` hands its bytes over piece by piece.
  func write(
    _ name: String,
    _ body: (_ write: ([UInt8]) throws(EvidenceError) -> Void) throws(EvidenceError) -> Void
  ) throws(EvidenceError) -> Entry {
    let path = "\(draft)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw EvidenceError(.system, "`\(path)` cannot be made: \(SystemMessage.last)") }
    defer { close(file) }
    var hash = SHA256()
    var size = 0
    var buffer: [UInt8] = []
    try body { (bytes) throws(EvidenceError) in
      buffer += bytes
      guard buffer.count >= 1 << 16 else { return }
      hash.update(buffer)
      size += buffer.count
      try Self.writeAll(file, buffer, path)
      buffer.removeAll(keepingCapacity: true)
    }
    hash.update(buffer)
    size += buffer.count
    try Self.writeAll(file, buffer, path)
    guard fsync(file) == 0 else { throw EvidenceError(.system, "`\(path)` cannot be written: \(SystemMessage.last)") }
    return Entry(name: name, hash: hash.finalize(), size: size)
  }

  /// Gives the whole bundle its name. An existing directory with anything in it is never replaced.
  func finish() throws(EvidenceError) {
    try Self.synchronize(draft)
    guard rename(draft, target) == 0 else {
      let isTaken = errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR
      throw EvidenceError(isTaken ? .exists : .system, "`\(target)` cannot be made: \(SystemMessage.last)")
    }
    let parent = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try Self.synchronize(parent.isEmpty ? (target.hasPrefix("/") ? "/" : ".") : parent)
  }

  /// Removes what was made so far.
  func discard() {
    for name in BundleLayout.listed + [BundleLayout.manifest, BundleLayout.signature] { unlink("\(draft)/\(name)") }
    rmdir(draft)
  }

  private static func writeAll(_ file: CInt, _ bytes: [UInt8], _ path: String) throws(EvidenceError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw EvidenceError(errno == ENOSPC ? .full : .system, "`\(path)` cannot be written: \(SystemMessage.last)")
      }
      done += count
    }
  }

  private static func synchronize(_ path: String) throws(EvidenceError) {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw EvidenceError(.system, "`\(path)` cannot be opened: \(SystemMessage.last)") }
    defer { close(directory) }
    guard fsync(directory) == 0 else {
      throw EvidenceError(.system, "`\(path)` cannot be synced: \(SystemMessage.last)")
    }
  }
}
