/// The words of a prompt that begin with `@`, one after the other.
struct MentionTokens {
  struct Token: Equatable {
    /// Without the `@`, quotes, and the punctuation behind it.
    let text: String
    let isQuoted: Bool
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ prompt: String) { scalars = Array(prompt.unicodeScalars) }

  mutating func next() -> Token? {
    while place < scalars.count {
      guard scalars[place] == "@", place == 0 || Self.opens(scalars[place - 1]) else {
        place += 1
        continue
      }
      place += 1
      let token = place < scalars.count && scalars[place] == "\"" ? quoted() : plain()
      if let token { return token }
    }
    return nil
  }

  /// `"…"`; nil where the quote does not end in its line, and then it is no mention.
  private mutating func quoted() -> Token? {
    let start = place + 1
    var end = start
    while end < scalars.count, scalars[end] != "\"", scalars[end] != "\n" { end += 1 }
    guard end < scalars.count, scalars[end] == "\"", end > start else { return nil }
    place = end + 1
    return Token(text: Self.text(scalars[start..<end]), isQuoted: true)
  }

  private mutating func plain() -> Token? {
    let start = place
    while place < scalars.count, !Self.isBlank(scalars[place]) { place += 1 }
    var word = scalars[start..<place]
    while let last = word.last, Self.closes(last) { word = word.dropLast() }
    return word.isEmpty ? nil : Token(text: Self.text(word), isQuoted: false)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// White space as JavaScript's `\s` has it, with which the client splits.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    isBlank(scalar) || "([{<\"'`,;:=".unicodeScalars.contains(scalar)
  }

  private static func closes(_ scalar: Unicode.Scalar) -> Bool { ".,;:!?)]}>\"'`".unicodeScalars.contains(scalar) }
}
