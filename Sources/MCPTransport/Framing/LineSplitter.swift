import Glibc

/// One line of input without its line break.
package enum Line: Sendable, Equatable {
  /// A line that is not blank.
  case frame([UInt8])
  /// A line over the limit: its first bytes and how long it was altogether. The rest was dropped as it came in.
  case oversized(prefix: [UInt8], byteCount: Int)
}

/// Cuts a stream of bytes into lines (MCP stdio transport: one JSON-RPC message per line, delimiter `\n`).
///
/// Each byte is looked at once however the stream is cut into chunks. One `\r` before the delimiter is stripped, blank
/// lines are skipped. Never holds more than the limit: a longer line is discarded up to its end, keeping only a prefix in
/// which the request's id may be found.
package struct LineSplitter: Sendable {
  /// How much of an oversized line is kept.
  package static let prefixSize = 4096

  private let maximumFrame: Int
  /// The present line as far as it is kept.
  private var partial: [UInt8] = []
  /// How long the present line is so far, kept or not.
  private var length = 0
  private var isDiscarding = false

  /// - Parameter maximumFrame: the longest line in bytes that is delivered, not counting the line break.
  package init(maximumFrame: Int) {
    self.maximumFrame = maximumFrame
  }

  /// Takes the next bytes and delivers the lines that they complete, in order.
  package mutating func append(_ chunk: UnsafeRawBufferPointer, deliver: (Line) -> Void) {
    var start = 0
    while start < chunk.count {
      let rest = UnsafeRawBufferPointer(rebasing: chunk[start...])
      guard let newline = Self.newline(in: rest) else {
        hold(rest)
        return
      }
      let head = UnsafeRawBufferPointer(rebasing: rest[..<newline])
      if length == 0 && head.count <= maximumFrame {
        emit(Array(head), deliver)
      } else {
        hold(head)
        endLine(deliver)
      }
      start += newline + 1
    }
  }

  /// Delivers a last line that the end of the input closed instead of a line break.
  package mutating func finish(deliver: (Line) -> Void) {
    if length > 0 { endLine(deliver) }
  }

  private static func newline(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base, 0x0A, bytes.count) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  private mutating func hold(_ bytes: UnsafeRawBufferPointer) {
    length += bytes.count
    // One byte over is held, because it may be the `\r` of a line that just fits.
    if !isDiscarding && length <= maximumFrame + 1 {
      partial.append(contentsOf: bytes)
      return
    }
    if !isDiscarding {
      isDiscarding = true
      partial = Array(partial.prefix(Self.prefixSize))
    }
    partial.append(contentsOf: bytes.prefix(Self.prefixSize - partial.count))
  }

  private mutating func endLine(_ deliver: (Line) -> Void) {
    let (line, byteCount, isOversized) = (partial, length, isDiscarding)
    partial = []
    length = 0
    isDiscarding = false
    if isOversized {
      deliver(.oversized(prefix: line, byteCount: byteCount))
    } else {
      emit(line, deliver)
    }
  }

  private func emit(_ bytes: [UInt8], _ deliver: (Line) -> Void) {
    var line = bytes
    if line.last == 0x0D { line.removeLast() }
    if line.count > maximumFrame {
      deliver(.oversized(prefix: Array(line.prefix(Self.prefixSize)), byteCount: line.count))
    } else if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
      deliver(.frame(line))
    }
  }
}
