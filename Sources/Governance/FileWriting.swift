import Glibc
import Signing

/// Writing files that are there whole or not at all.
enum FileWriting {
  /// Puts a file (0600) in the place of what is there; when this returns it is on disk. Makes the directory (0700) where it is
  /// missing.
  ///
  /// - Throws: `GovernanceError.system`.
  static func replace(_ path: String, in directory: String, with bytes: [UInt8]) throws(GovernanceError) {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw GovernanceError(.system, "`\(directory)` cannot be made: \(SystemMessage.last)")
    }
    let draft = "\(path).\(getpid()).\(Hex.encode(Random.bytes(8)))"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw GovernanceError(.system, "`\(draft)` cannot be made: \(SystemMessage.last)") }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWhole = rest.isEmpty && fsync(file) == 0
    close(file)
    guard isWhole, rename(draft, path) == 0 else {
      let reason = SystemMessage.last
      unlink(draft)
      throw GovernanceError(.system, "`\(path)` cannot be written: \(reason)")
    }
  }
}
