import Inspection

/// Outside text in Markdown.
enum Markdown {
  /// The longest text of a cell, in Unicode scalars.
  private static let limit = 300

  /// The text as one cell of a table: nothing in it is markup, a link, HTML, or invisible.
  static func cell(_ text: String) -> String {
    var output = ""
    let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    for character in VisibleText.escape(shown).unicodeScalars {
      switch character {
      case "\n", "\r", "\t": output += " "
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      // As numbers: a backslash before `|` or `@` is not understood everywhere.
      case "|", "`", "*", "_", "[", "]", "(", ")", "#", "!", "~", "@", "\\", ":":
        output += "&#\(character.value);"
      default: output.unicodeScalars.append(character)
      }
    }
    return text.unicodeScalars.count > limit ? output + "…" : output
  }
}
