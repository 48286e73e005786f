import Glibc

/// A directory (0700, ours) of files with secrets (0600, ours).
///
/// A file is written whole under another name and then linked to its own, so that it is either there with all its bytes
/// or not at all, and an existing one is never replaced. What others could have read or put there is refused.
package struct SecretDirectory: Sendable {
  /// The longest secret file that is read, in bytes.
  private static let maximumBytes = 16 << 10

  /// An absolute path.
  package let path: String

  /// Makes the directory where it is missing (not its parents) and checks it.
  ///
  /// - Throws: `SigningError.unsafePermissions` where it is a link, not ours, or open to others; `.system`.
  package init(path: String) throws(SigningError) {
    self.path = path
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw .system("creation", path, SystemMessage.last) }
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .system("inspection", path, SystemMessage.last) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .unsafePermissions(path, "is not a directory", fix: "move it away")
    }
    try Self.check(status, path)
  }

  /// Writes a new file, durably.
  ///
  /// - Throws: `SigningError.exists` where the name is taken; `.system`.
  package func create(_ name: String, _ secret: SecretBytes) throws(SigningError) {
    let target = "\(path)/\(name)"
    let draft = "\(path)/.\(name).\(Hex.encode(Random.bytes(8)))"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system("creation", draft, SystemMessage.last) }
    defer { unlink(draft) }
    let isWritten = secret.withUnsafeBytes { write(file, $0.baseAddress, $0.count) == $0.count } && fsync(file) == 0
    let message = SystemMessage.last
    close(file)
    guard isWritten else { throw .system("writing", draft, message) }
    guard link(draft, target) == 0 else {
      throw errno == EEXIST ? .exists(target) : .system("creation", target, SystemMessage.last)
    }
    try synchronize()
  }

  /// Reads a file.
  ///
  /// - Throws: `SigningError.missing`; `.unsafePermissions` where it is a link, not ours, or open to others; `.system`.
  package func read(_ name: String) throws(SigningError) -> SecretBytes {
    let target = "\(path)/\(name)"
    let file = open(target, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      switch errno {
      case ENOENT: throw .missing(target)
      case ELOOP: throw .unsafePermissions(target, "is a symbolic link", fix: "put the file itself there")
      default: throw .system("opening", target, SystemMessage.last)
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .system("inspection", target, SystemMessage.last) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.maximumBytes else {
      throw .unsafePermissions(target, "is not a key file", fix: "move it away")
    }
    try Self.check(status, target)
    let size = Int(status.st_size)
    return try SecretBytes(count: size) { buffer throws(SigningError) in
      guard Glibc.read(file, buffer.baseAddress, size) == size else {
        throw .system("reading", target, SystemMessage.last)
      }
    }
  }

  /// Ours, and nobody else may read or write it.
  private static func check(_ status: stat, _ path: String) throws(SigningError) {
    guard status.st_uid == geteuid() else {
      throw .unsafePermissions(path, "belongs to the user \(status.st_uid)", fix: "run as that user or move it away")
    }
    guard status.st_mode & 0o077 == 0 else {
      let mode = status.st_mode & S_IFMT == S_IFDIR ? "700" : "600"
      throw .unsafePermissions(path, "can be reached by other users", fix: "replace the keys and `chmod \(mode)` it")
    }
  }

  /// Makes the directory's entries durable.
  func synchronize() throws(SigningError) {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .system("opening", path, SystemMessage.last) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw .system("synchronization", path, SystemMessage.last) }
  }
}

/// The words of the operating system for its last error.
package enum SystemMessage {
  package static var last: String {
    let code = errno
    return strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
