import Glibc

/// Where a command's words go: results to standard output, everything else to standard error. Nothing is buffered, so that a
/// reader at the other end of a pipe sees each line at once.
enum Output {
  /// Writes one line of a result.
  static func line(_ text: String) {
    // Nobody reads on: what was decided is in the log, there is nothing left to say it to.
    if !write(Array(text.utf8) + [UInt8(ascii: "\n")], to: STDOUT_FILENO) { exit(1) }
  }

  /// Writes bytes of a result as they are; false where nobody reads them.
  static func bytes(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

  /// Writes one line for the person at the terminal; where that fails there is nobody to tell.
  static func note(_ text: String) {
    _ = write(Array("cavra-mcp: \(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Writes all bytes; false where that fails.
  static func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
