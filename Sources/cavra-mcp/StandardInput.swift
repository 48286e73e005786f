import Glibc

/// Standard input as a whole.
enum StandardInput {
  /// All bytes up to the end.
  ///
  /// - Throws: `InputError` where reading fails or there are more than `limit` bytes.
  static func all(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(number: errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw InputError(number: EFBIG) }
    }
  }
}
