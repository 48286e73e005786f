/// Cuts text that is too long.
enum TextCutter {
  /// How far back the beginning of a character is looked for. One character may carry any number of marks; then it is cut
  /// between two of them.
  private static let farthest = 128

  /// The text in at most `limit` bytes of UTF-8, cut before a character that does not fit, a note at the end included.
  static func cut(_ text: String, to limit: Int) -> String {
    let length = text.utf8.count
    guard length > limit else { return text }
    let note = ResultNotes.cut(from: length)
    let room = max(limit - note.utf8.count, 0)
    return prefix(of: text, bytes: room) + note
  }

  /// The longest beginning of the text that ends between two characters and has at most so many bytes.
  static func prefix(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    let place = text.utf8.index(text.startIndex, offsetBy: bytes)
    var scalar = place
    while scalar > text.startIndex, scalar.samePosition(in: text.unicodeScalars) == nil {
      scalar = text.utf8.index(before: scalar)
    }
    let from = text.utf8.index(scalar, offsetBy: -farthest, limitedBy: text.startIndex) ?? text.startIndex
    var character = scalar
    while character > from, character.samePosition(in: text) == nil {
      character = text.unicodeScalars.index(before: character)
    }
    let end = character > from || from == text.startIndex ? character : scalar
    return String(text.unicodeScalars[..<end])
  }
}
