/// Makes text from outside safe to show: what a terminal or a reader would not see, or would act on, stands as its code.
///
/// Used wherever untrusted text is shown to a person or a model: a command in an approval prompt must look like what would
/// run. ANSI escapes (ECMA-48), C0 and C1 controls, bidirectional overrides (UAX #9), zero-width and tag characters,
/// variation selectors and spaces other than U+0020 become `\u{202E}` and the like.
package enum VisibleText {
  /// The text with every invisible or controlling character written out.
  ///
  /// A backslash stays as it is: text that already spells an escape looks no safer than it is.
  ///
  /// - Parameter keepingLineBreaks: whether line feeds and tabs stay, for text of several lines. In one line of a report
  ///   they must not, because a target with a line feed could forge the next line.
  package static func escape(_ text: String, keepingLineBreaks: Bool = false) -> String {
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
    // Bytes: adding a sequence to a view of scalars copies all that is there each time.
    var shown: [UInt8] = []
    shown.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let isKept = keepingLineBreaks && (scalar == "\n" || scalar == "\t")
      if !isKept, isHidden(scalar) { shown += name(of: scalar).utf8 } else { shown += UTF8.encode(scalar) ?? .init() }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  /// The text in at most `limit` bytes of UTF-8, and behind what was cut how long it was.
  ///
  /// Cut between scalars, not characters: one character may carry any number of combining marks.
  package static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let note = "… (\(text.utf8.count) bytes)"
    var size = note.utf8.count
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      size += UTF8.width(scalar)
      guard size <= limit else { break }
      kept.append(scalar)
    }
    return String(kept) + note
  }

  /// Whether the text has a character that `escape` would write out.
  package static func hidesSomething(_ text: String) -> Bool { text.unicodeScalars.contains(where: isHidden) }

  /// Whether the scalar is invisible, moves or colours what stands around it, or looks like a plain space.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return true
    default:
      // Fillers, variation selectors and the blank Braille pattern are letters, marks or symbols by category.
      return scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": #"\n"#
    case "\r": #"\r"#
    case "\t": #"\t"#
    default: #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}
