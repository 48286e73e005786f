/// How a JSON text is laid out, so that what is added looks like what is there.
struct JSONLayout: Sendable, Equatable {
  /// The line ending: `\n` or `\r\n`.
  let newline: String
  /// One level of indentation.
  let unit: String
  /// What stands between a name's colon and its value in one line.
  let afterColon: String

  /// How one container's items are laid out.
  enum Arrangement: Equatable {
    /// Each item on a line of its own, with this indentation.
    case lines(indentation: String)
    /// One after the other, with this between a comma and the next item.
    case inline(gap: String)
  }

  /// Reads the layout off a text.
  static func detect(_ bytes: [UInt8], _ root: JSONNode) -> JSONLayout {
    let feed = bytes.firstIndex(of: UInt8(ascii: "\n"))
    let newline = feed.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
    var afterColon: String?
    if let name = root.items.first, let nameEnd = name.nameEnd {
      // The colon itself is not white space, so what follows it runs from there to the value.
      let gap = bytes[nameEnd..<name.value.range.lowerBound].drop { $0 != UInt8(ascii: ":") }.dropFirst()
      if !gap.contains(UInt8(ascii: "\n")) { afterColon = String(decoding: gap, as: UTF8.self) }
    }
    return JSONLayout(newline: newline, unit: unit(bytes, root) ?? "  ", afterColon: afterColon ?? " ")
  }

  /// By how much the first item that stands on a line of its own is indented against its container's line.
  private static func unit(_ bytes: [UInt8], _ node: JSONNode) -> String? {
    var pending = [node]
    while let node = pending.popLast() {
      if let first = node.items.first, let own = indentation(bytes, before: first.start) {
        let outer = lineIndentation(bytes, at: node.range.lowerBound)
        if own.utf8.count > outer.utf8.count, own.utf8.starts(with: outer.utf8) {
          return String(decoding: own.utf8.dropFirst(outer.utf8.count), as: UTF8.self)
        }
      }
      pending += node.items.reversed().map(\.value)
    }
    return nil
  }

  /// The white space between the last line break and a place; nil where something else stands in that line before it.
  static func indentation(_ bytes: [UInt8], before place: Int) -> String? {
    var start = place
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start > 0, bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// The white space with which the line of a place begins.
  static func lineIndentation(_ bytes: [UInt8], at place: Int) -> String {
    var start = place
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return String(decoding: bytes[start..<place].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
