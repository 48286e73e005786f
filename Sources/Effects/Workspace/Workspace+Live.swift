import Glibc

extension Workspace {
  /// The file system of this machine.
  ///
  /// - Parameter home: the requester's home directory, for `~` and `$HOME`; nil where it is not known.
  package static func live(home: String?) -> Workspace {
    var workspace = Workspace(
      kind: { path throws(EffectsError) in try LiveFiles.kind(path) },
      linkTarget: { path throws(EffectsError) in try LiveFiles.linkTarget(path) },
      names: { path, limit throws(EffectsError) in try LiveFiles.names(path, limit) },
      contents: { path, limit throws(EffectsError) in try LiveFiles.contents(path, limit) },
      home: { user in
        if user.isEmpty { return home }
        // A requester that the file does not list, as on machines with a directory of accounts, is known by the home.
        return LiveFiles.home(of: user) ?? home.flatMap { PathText.baseName($0).sameText(as: user) ? $0 : nil }
      }
    )
    workspace.stamp = LiveFiles.stamp
    return workspace
  }
}

private enum LiveFiles {
  static func kind(_ path: String) throws(EffectsError) -> Workspace.EntryKind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // ENOTDIR: something on the way is a file, so nothing can be below it.
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(path, String(cString: strerror(errno)))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    case S_IFLNK: return .symbolicLink
    default: return .other
    }
  }

  /// The time of the last change of a file (`st_ctim`), which no program can set, moves in ticks of some milliseconds: a file
  /// that changed just now could change again within the tick. Its stamp says nothing yet.
  @Sendable static func stamp(_ path: String) -> FileStamp? {
    var status = stat()
    var now = timespec()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, clock_gettime(CLOCK_REALTIME, &now) == 0,
      status.st_ctim.tv_sec < now.tv_sec - settledAfter
    else { return nil }
    return FileStamp(
      device: UInt64(status.st_dev),
      inode: UInt64(status.st_ino),
      size: Int64(status.st_size),
      modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
      changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    )
  }

  /// In seconds, far above any file system's tick.
  private static let settledAfter = 2

  static func linkTarget(_ path: String) throws(EffectsError) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    guard length >= 0 else { throw .unreadable(path, String(cString: strerror(errno))) }
    guard length < buffer.count else { throw .unreadable(path, "the link is too long") }
    let bytes = buffer[..<length].map { UInt8(bitPattern: $0) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadable(path, "the link is not UTF-8") }
    return text
  }

  static func names(_ path: String, _ limit: Int) throws(EffectsError) -> [String]? {
    guard let directory = opendir(path) else { throw .unreadable(path, String(cString: strerror(errno))) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      names.append(name)
      if names.count > limit { return nil }
    }
    return names
  }

  static func contents(_ path: String, _ limit: Int) throws(EffectsError) -> [UInt8]? {
    // Non-blocking, so that a FIFO in the place of the file cannot hold us up.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path, String(cString: strerror(errno))) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path, "no regular file")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= limit {
      let count = read(file, &chunk, chunk.count)
      guard count >= 0 else { throw .unreadable(path, String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    return nil
  }

  /// Another user's home directory, from `/etc/passwd`: glibc's own look-up does not work in a static executable.
  static func home(of user: String) -> String? {
    guard let bytes = try? contents("/etc/passwd", 1_048_576) else { return nil }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count >= 7, fields[0].elementsEqual(user.utf8) else { continue }
      return String(decoding: fields[5], as: UTF8.self)
    }
    return nil
  }
}
