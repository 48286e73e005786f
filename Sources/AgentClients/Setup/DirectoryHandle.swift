import Effects
import Glibc

/// An open directory. Everything in it is reached through the descriptor, so that nobody can put a link in the place of a
/// folder between a check and its use.
final class DirectoryHandle: Sendable {
  /// Longer files are not taken for configuration.
  static let longestFile = 16 << 20

  let path: String
  private let descriptor: CInt

  private init(path: String, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Opens a directory by its path, links on the way followed.
  static func open(_ path: String) throws(AgentClientsError) -> DirectoryHandle {
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("opening the directory", path, SystemMessage.last) }
    return DirectoryHandle(path: path, descriptor: descriptor)
  }

  /// Opens a folder in it; nil where there is none.
  ///
  /// - Throws: `AgentClientsError.unsafeFile` for a link, with its target, and for what is no directory.
  func folder(_ name: String) throws(AgentClientsError) -> DirectoryHandle? {
    let found = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    let code = errno
    guard found < 0 else { return DirectoryHandle(path: path(of: name), descriptor: found) }
    if code == ENOENT { return nil }
    try refuseLink(name)
    if code == ENOTDIR { throw .unsafeFile(path(of: name), "is no directory", fix: "move it away") }
    throw .system("opening the directory", path(of: name), SystemMessage.text(code))
  }

  /// Makes a folder; one that is there already is taken.
  ///
  /// - Returns: the folder, and whether it was made now.
  func makeFolder(_ name: String, mode: UInt32) throws(AgentClientsError) -> (DirectoryHandle, isNew: Bool) {
    if let folder = try folder(name) { return (folder, false) }
    guard mkdirat(descriptor, name, mode) == 0 else {
      throw .system("making the directory", path(of: name), SystemMessage.last)
    }
    guard let folder = try folder(name) else { throw .changed(path(of: name)) }
    try synchronize()
    return (folder, true)
  }

  /// Removes a folder if it is empty.
  @discardableResult
  func removeFolder(_ name: String) -> Bool { unlinkat(descriptor, name, AT_REMOVEDIR) == 0 }

  /// Reads a file; nil where there is none.
  ///
  /// - Throws: `AgentClientsError.unsafeFile` for links, files with several names, other users' files and what is no file.
  func read(_ name: String) throws(AgentClientsError) -> FileSnapshot? {
    // Non-blocking, so that a FIFO in the place of the file cannot hold us up.
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    let code = errno
    guard file >= 0 else {
      if code == ENOENT { return nil }
      try refuseLink(name)
      throw .system("reading", path(of: name), SystemMessage.text(code))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .system("reading", path(of: name), SystemMessage.last) }
    try check(status, name)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("reading", path(of: name), SystemMessage.last) }
      if count == 0 { break }
      bytes += chunk[..<count]
      guard bytes.count <= Self.longestFile else { throw tooLong(name) }
    }
    return FileSnapshot(
      bytes: bytes,
      mode: status.st_mode & 0o7777,
      owner: status.st_uid,
      group: status.st_gid
    )
  }

  private func check(_ status: stat, _ name: String) throws(AgentClientsError) {
    let file = path(of: name)
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unsafeFile(file, "is no regular file", fix: "move it away") }
    guard status.st_nlink == 1 else {
      throw .unsafeFile(
        file,
        "has \(status.st_nlink) names (hard links), which writing it anew would part",
        fix: "put a copy of its own there"
      )
    }
    guard status.st_uid == geteuid() || geteuid() == 0 else {
      throw .unsafeFile(file, "belongs to the user \(status.st_uid)", fix: "run the command as that user")
    }
    guard status.st_size <= Self.longestFile else { throw tooLong(name) }
  }

  private func tooLong(_ name: String) -> AgentClientsError {
    .unsafeFile(path(of: name), "is longer than \(Self.longestFile) bytes", fix: "shorten it")
  }

  /// Puts new bytes in a file's place in one step, durably.
  ///
  /// - Parameters:
  ///   - old: what stands there, whose owner and mode stay; nil for a new file.
  ///   - mode: of a new file, before the umask.
  ///   - token: makes the temporary name one that nobody can foresee.
  func replace(
    _ name: String,
    with bytes: [UInt8],
    like old: FileSnapshot?,
    mode: UInt32,
    token: String
  ) throws(AgentClientsError) {
    let draft = ".\(name).cavra-\(token)"
    let file = openat(
      descriptor,
      draft,
      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
      old == nil ? mode : 0o600
    )
    guard file >= 0 else { throw .system("writing", path(of: draft), SystemMessage.last) }
    var isWritten = Self.write(bytes, to: file)
    if isWritten, let old {
      var status = stat()
      isWritten = fstat(file, &status) == 0
      if isWritten, status.st_uid != old.owner || status.st_gid != old.group {
        isWritten = fchown(file, old.owner, old.group) == 0
      }
      isWritten = isWritten && fchmod(file, old.mode) == 0
    }
    isWritten = isWritten && fsync(file) == 0
    let code = errno
    close(file)
    guard isWritten else {
      unlinkat(descriptor, draft, 0)
      throw .system("writing", path(of: name), SystemMessage.text(code))
    }
    guard renameat(descriptor, draft, descriptor, name) == 0 else {
      let code = errno
      unlinkat(descriptor, draft, 0)
      throw .system("replacing", path(of: name), SystemMessage.text(code))
    }
    try synchronize()
  }

  /// Removes a file, durably.
  func remove(_ name: String) throws(AgentClientsError) {
    guard unlinkat(descriptor, name, 0) == 0 else { throw .system("removing", path(of: name), SystemMessage.last) }
    try synchronize()
  }

  /// Whether files can be made in it.
  func checkWritable() throws(AgentClientsError) {
    guard faccessat(descriptor, ".", W_OK | X_OK, AT_EACCESS) == 0 else {
      throw .system("writing into", path, SystemMessage.last)
    }
  }

  private func refuseLink(_ name: String) throws(AgentClientsError) {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlinkat(descriptor, name, &buffer, buffer.count)
    guard count >= 0 else { return }
    let target = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    throw .unsafeFile(
      path(of: name),
      "is a symbolic link to `\(target)`",
      fix: "put the file or folder itself there, or change what it points to by hand"
    )
  }

  private func path(of name: String) -> String { PathText.join(path, name) }

  private func synchronize() throws(AgentClientsError) {
    // Some file systems cannot do that for directories and say so; the rename itself is done.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .system("writing into", path, SystemMessage.last) }
  }

  private static func write(_ bytes: [UInt8], to file: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// The words of the operating system for its errors.
enum SystemMessage {
  static var last: String { text(errno) }

  static func text(_ code: CInt) -> String {
    strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
  }
}
