import ShellSyntax

/// Where in the action a piece of shell text stands.
struct Place: Sendable {
  /// The bytes of the text, for showing words that cannot be told.
  var source: [UInt8]
  /// The bodies of its here-documents.
  var documents: [HereDocument]
  /// How the text was reached, outermost first.
  var via: [String]
  /// The place of the whole text in the action's command line, where it is not that command line itself: positions in code
  /// inside a quoted word cannot be told apart, so the word's place stands for them.
  var outerRange: Range<Int>?
  /// What the commands read from.
  var input: Input = .inherited
  /// The variable whose secret value stands in that text; nil where none does.
  var secretInput: String?
  /// Whether what is read has no end.
  var isInputEndless = false
  /// Whether a time limit ends what runs here.
  var isTimed = false
  /// Whether a shell reads the text line by line, as it does with its input.
  var readsByLine = false
  /// Which aliases the text was read with.
  var aliasVersion = 0
  /// Whether the exit code counts as a condition, and so on: how deep code stands in code.
  var depth = 0

  enum Input: Sendable {
    /// Whatever the session has: a terminal or nothing.
    case inherited
    /// Another command's output.
    case pipe
    /// A file or device, by its name where that is known.
    case file(String?)
    /// This text, from a here-document or here-string, or printed by a command of which it can be told.
    case text(String)
    /// Text of a harmless form, for which this stands.
    case sample(String)
    /// Names of files, one a line.
    case names(FileNames)
  }

  func range(_ range: Range<Int>) -> Range<Int> { outerRange ?? range }

  /// The place of what is reached through `step`.
  func through(_ step: String) -> Place {
    var place = self
    place.via.append(step)
    place.depth += 1
    return place
  }

  func text(_ range: Range<Int>) -> String {
    let lower = min(max(0, range.lowerBound), source.count)
    return String(decoding: source[lower..<min(max(lower, range.upperBound), source.count)], as: UTF8.self)
  }
}

/// A word after expansion.
struct Argument: Sendable {
  /// What the program gets; the source text where that cannot be told.
  let text: String
  /// Why it cannot be told, nil where it can.
  let unknown: String?
  /// Its place in the action's command line.
  let range: Range<Int>
  /// Whether the word had patterns that matched files.
  var isMatch = false
  /// Which files it may name, where that is all that can be told.
  var names: FileNames?
  /// Whether a sample stands in it for what cannot be told: it names nothing, and as code it is another text.
  var isSample = false
  /// The variable whose secret value stands in it; nil where none does.
  var secret: String?

  var isKnown: Bool { unknown == nil }
}
