import Synchronization

/// The end of what a child wrote to standard error, made harmless for a terminal, and the cutting into lines.
final class ErrorTail: Sendable {
  private struct State {
    var tail: [UInt8] = []
    var line: [UInt8] = []
  }

  private let state = Mutex(State())
  private let limit: Int
  private let lineLimit: Int
  private let onLine: @Sendable (String) -> Void

  init(limit: Int, lineLimit: Int, onLine: @escaping @Sendable (String) -> Void) {
    self.limit = max(limit, 0)
    self.lineLimit = max(lineLimit, 1)
    self.onLine = onLine
  }

  /// What is kept, line breaks as they are.
  var text: String { Self.visible(state.withLock { $0.tail }) }

  /// Takes what was read and hands on the lines that it completes.
  func take(_ bytes: some Sequence<UInt8>) {
    let lines = state.withLock { state -> [[UInt8]] in
      var lines: [[UInt8]] = []
      for byte in bytes {
        state.tail.append(byte)
        if byte != 0x0A { state.line.append(byte) }
        guard byte == 0x0A || state.line.count >= lineLimit else { continue }
        lines.append(state.line)
        state.line = []
      }
      if state.tail.count > limit { state.tail.removeFirst(state.tail.count - limit) }
      return lines
    }
    for line in lines { onLine(Self.visible(line)) }
  }

  /// Hands on the last line, which no line break ended.
  func finish() {
    let last = state.withLock { state -> [UInt8] in
      defer { state.line = [] }
      return state.line
    }
    if !last.isEmpty { onLine(Self.visible(last)) }
  }

  /// The text with control, format and unassigned characters written as `\u{…}`: a terminal obeys some of them, a reader
  /// sees none of them.
  static func visible(_ bytes: [UInt8]) -> String {
    var result = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\n" || scalar == "\t": result.unicodeScalars.append(scalar)
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
