import Glibc
import Signing

/// The files of a bundle as a verifier opens them: plain files of known names, directly in the directory, never through
/// a link.
struct BundleDirectory {
  /// The longest file that is read at once, in bytes; records are read line by line.
  static let maximumBytes = 16 << 20

  private let path: String
  /// The names of all that is in it, sorted.
  let names: [String]

  /// - Throws: `EvidenceError.notFound` where there is no such directory.
  init(path: String) throws(EvidenceError) {
    guard let directory = opendir(path) else {
      throw EvidenceError(.notFound, "the bundle `\(path)` cannot be opened: \(SystemMessage.last)")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    self.path = path
    self.names = names.sorted()
  }

  /// The bytes of a small file, nil where it is missing, no plain file, or too long.
  func contents(_ name: String) -> [UInt8]? {
    var bytes: [UInt8]? = []
    let isRead = read(name) { piece in
      if let count = bytes?.count, count + piece.count <= Self.maximumBytes { bytes? += piece } else { bytes = nil }
    }
    return isRead ? bytes : nil
  }

  /// Hands over the bytes of a file piece by piece; false where it is missing or no plain file.
  func read(_ name: String, _ body: (ArraySlice<UInt8>) -> Void) -> Bool {
    guard !name.contains("/") else { return false }
    let file = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      if count == 0 { return true }
      body(buffer[..<count])
    }
  }

  /// Hands over the lines of a file without their line breaks, and hashes it on the way.
  ///
  /// - Returns: the file's hash and size, nil where it cannot be read.
  func lines(_ name: String, limit: Int, _ body: ([UInt8]) -> Void) -> (hash: Digest, size: Int, endsWhole: Bool)? {
    var hash = SHA256()
    var size = 0
    var line: [UInt8] = []
    let isRead = read(name) { piece in
      piece.withUnsafeBytes { hash.update($0) }
      size += piece.count
      var rest = piece
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        // A line longer than any record is cut: what is left of it is no record either.
        line += rest[..<end].prefix(max(0, limit - line.count))
        body(line)
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest.prefix(max(0, limit - line.count))
    }
    guard isRead else { return nil }
    let endsWhole = line.isEmpty
    if !endsWhole { body(line) }
    return (hash.finalize(), size, endsWhole)
  }
}
