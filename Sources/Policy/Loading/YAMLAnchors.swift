/// Finds what may be an anchor before a YAML library sees the text.
///
/// A library puts the anchor's value in the place of each alias and hashes keys whole, so that a few lines become 2^40 values
/// and the process hangs (the "billion laughs" attack). A pack comes from a repository that may be hostile, so the text is
/// refused by its bytes alone, wherever the sign stands: telling quotes and block scalars apart would be a second parser,
/// and two parsers can be made to disagree.
enum YAMLAnchors {
  /// Where the first `&name` at the beginning of a token is; nil where there is none.
  static func first(in bytes: [UInt8], file: String) -> SourcePlace? {
    var line = 1
    var lineStart = 0
    var previous = UInt8(ascii: "\n")
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "&"), beginsToken(after: previous), index + 1 < bytes.count, isName(bytes[index + 1]) {
        return SourcePlace(file: file, line: line, column: index - lineStart + 1)
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if byte == UInt8(ascii: "\n") { line += 1 }
        lineStart = index + 1
      }
      previous = byte
    }
    return nil
  }

  private static func beginsToken(after byte: UInt8) -> Bool {
    // A byte beyond ASCII may end a line break or a byte order mark of Unicode.
    byte <= UInt8(ascii: " ") || byte >= 0x80 || ",[]{}:?-!\"'".utf8.contains(byte)
  }

  /// The library takes letters, digits, `_` and `-` for names.
  private static func isName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ASCII.lower(byte))
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }
}
