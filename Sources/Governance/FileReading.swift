import Glibc
import Signing

/// Reading files of which nothing is believed.
enum FileReading {
  /// Opens a regular file; nil for everything else, and where it cannot be opened. Never waits for the other end of a pipe.
  static func open(_ path: String) -> CInt? {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    return file
  }

  /// All bytes; nil where there are more than `limit` or reading fails.
  static func all(of file: CInt, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isWhole = pieces(of: file) { piece in
      bytes += piece
      return bytes.count <= limit
    }
    return isWhole ? bytes : nil
  }

  /// All bytes of the file of that name; nil where it is none, has more than `limit`, or cannot be read.
  static func all(of path: String, limit: Int) -> [UInt8]? {
    guard let file = open(path) else { return nil }
    defer { close(file) }
    return all(of: file, limit: limit)
  }

  /// The SHA-256 of the file of that name, however long it is.
  static func digest(of path: String) -> Digest? {
    guard let file = open(path) else { return nil }
    defer { close(file) }
    var hash = SHA256()
    let isWhole = pieces(of: file) { piece in
      piece.withUnsafeBytes { hash.update($0) }
      return true
    }
    return isWhole ? hash.finalize() : nil
  }

  /// The path without links; nil where there is nothing.
  static func real(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(validatingCString: pointer)
  }

  private static func pieces(of file: CInt, _ take: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 }
      guard take(buffer[..<count]) else { return false }
    }
  }
}
