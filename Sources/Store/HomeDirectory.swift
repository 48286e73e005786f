import Glibc

/// The directory that holds CAVRA's state: ours, and writable by nobody else.
package struct HomeDirectory: Sendable {
  /// An absolute path.
  package let path: String

  /// Makes the directory where it is missing, and its missing parents, each 0700, and checks it.
  ///
  /// - Throws: `StoreError.unsafeFile` where it is a link, belongs to another user or can be written by others;
  ///   `.system`.
  package init(path: String) throws(StoreError) {
    guard path.hasPrefix("/") else { throw .system("opening", path, "the path is not absolute") }
    self.path = path
    try Self.makeDirectories(path)
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .system("inspection", path, SystemMessage.last) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .unsafeFile(path, "is not a directory itself", fix: "give the directory that it stands for")
    }
    try Self.checkOwner(status, path)
  }

  /// Makes an empty file (0600) where it is missing, and checks an existing one: no link, ours, writable by nobody
  /// else.
  func prepareFile(_ name: String) throws(StoreError) -> String {
    let file = "\(path)/\(name)"
    close(try Self.openOwn(file))
    return file
  }

  /// Refuses a file that is there and is a link, or not ours.
  func checkFile(_ name: String) throws(StoreError) {
    let file = "\(path)/\(name)"
    var status = stat()
    guard lstat(file, &status) == 0 else {
      if errno == ENOENT { return }
      throw .system("inspection", file, SystemMessage.last)
    }
    try Self.checkRegular(status, file)
  }

  /// Opens a file of the home for reading and writing, makes it where it is missing, checks it.
  static func openOwn(_ file: String) throws(StoreError) -> CInt {
    let descriptor = open(file, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw .unsafeFile(file, "is a symbolic link", fix: "remove it") }
      throw .system("opening", file, SystemMessage.last)
    }
    do throws(StoreError) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw .system("inspection", file, SystemMessage.last) }
      try checkRegular(status, file)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func checkRegular(_ status: stat, _ path: String) throws(StoreError) {
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unsafeFile(path, "is not a regular file", fix: "remove it")
    }
    try checkOwner(status, path)
  }

  private static func checkOwner(_ status: stat, _ path: String) throws(StoreError) {
    guard status.st_uid == geteuid() else {
      throw .unsafeFile(
        path,
        "belongs to the user \(status.st_uid)",
        fix: "set `CAVRA_HOME` to a directory of your own"
      )
    }
    guard status.st_mode & 0o022 == 0 else {
      throw .unsafeFile(path, "can be written by other users", fix: "check it and `chmod go-w` it")
    }
  }

  private static func makeDirectories(_ path: String) throws(StoreError) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
        // A parent that is there but not ours to list may answer otherwise than EEXIST; it counts where it can be
        // entered.
        if access(made, X_OK) == 0 { continue }
        throw .system("creation", made, SystemMessage.last)
      }
    }
  }
}

/// The words of the operating system for its last error.
enum SystemMessage {
  static var last: String {
    let code = errno
    return strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
