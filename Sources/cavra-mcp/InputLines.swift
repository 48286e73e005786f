import Glibc
import MCPTransport

/// The lines of standard input, one at a time and as soon as each is complete.
struct InputLines {
  /// The longest line that is taken, in bytes.
  static let longest = 4 << 20

  private var splitter = LineSplitter(maximumFrame: longest)
  private var ready: [Line] = []
  private var isAtEnd = false

  /// The next line that is not blank; nil at the end of the input.
  ///
  /// - Throws: `InputError` where reading fails.
  mutating func next() throws -> Line? {
    while ready.isEmpty, !isAtEnd { try readMore() }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private mutating func readMore() throws {
    var lines: [Line] = []
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
      let count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      if count > 0 { splitter.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { lines.append($0) } }
      return count
    }
    if count < 0, errno != EINTR { throw InputError(number: errno) }
    if count == 0 {
      isAtEnd = true
      splitter.finish { lines.append($0) }
    }
    // Handed out from the front; a chunk holds few enough lines for that.
    ready = lines
  }
}

/// Standard input could not be read.
struct InputError: Error, CustomStringConvertible {
  let number: CInt

  var description: String { "cannot read standard input: \(String(cString: strerror(number)).lowercased())" }
}
