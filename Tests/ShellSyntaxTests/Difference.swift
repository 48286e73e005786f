import ShellSyntax

/// What bash accepts and we refuse, by class (docs/PARSER.md); never the other way round.
enum Difference: Hashable {
  /// What is refused on purpose, and says so.
  case unsupported
  /// The end of a test as its first operand.
  case endOfTestAsOperand
  /// What looks like an element of an array among the arguments of `export` and its like, and is none.
  case indexInArgument
  /// An array as an argument of `coproc`.
  case coprocess
  /// Quotes in a quoted `${x…}` that bash pairs up otherwise than it reads them, as behind a colon or within another one.
  case quotesInExpansion
  /// An array behind `time` in a substitution, which bash takes only among the arguments of `declare` and its like.
  case arrayBehindTime
  /// Quotes and expansions without an end in `$[…]`, which bash leaves unread before it runs it.
  case oldArithmetic
  /// What looked like arithmetic and is not: `bash -n` leaves the commands in it unread, bash itself does not.
  case commandsInArithmetic

  init?(_ line: [UInt8], _ error: ShellSyntaxError) {
    let text = String(decoding: line, as: UTF8.self)
    let words = error.description
    if error.code == .unsupported {
      self = .unsupported
    } else if Self.onOneLine(text).contains(/(\[\[|&&|\|\||!|\() ?\]\]/) {
      self = .endOfTestAsOperand
    } else if words.hasPrefix("unfinished `[`"), text.contains(/\b(export|declare|typeset|local|readonly)\b/) {
      self = .indexInArgument
    } else if text.contains("coproc"), words.hasPrefix("unexpected") {
      self = .coprocess
    } else if words.hasPrefix("unfinished"), text.contains(/\$\{[^}]*(:|\$\{|['"]|[<>]{2}\()/) {
      self = .quotesInExpansion
    } else if words.hasPrefix("unexpected `(`"), text.contains(/\b(declare|export|typeset|local|readonly|eval)\b/),
      text.contains(/\btime\b/)
    {
      self = .arrayBehindTime
    } else if words.hasPrefix("unfinished"), text.contains("$[") {
      self = .oldArithmetic
    } else if text.contains("((") {
      self = .commandsInArithmetic
    } else {
      return nil
    }
  }

  /// Without line continuations, with one blank where there are several.
  private static func onOneLine(_ text: String) -> String {
    text.replacing("\\\n", with: " ").split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  }

  static func followsOptions(_ line: [UInt8]) -> Bool { String(decoding: line, as: UTF8.self).contains("shopt") }

  static let examples: [(Difference, String)] = [
    (.unsupported, "cat <<$x\n$x\n"), (.endOfTestAsOperand, "[[ a &&]]"), (.endOfTestAsOperand, "[[ ]] == x ]]"),
    (.indexInArgument, "export a[[ b=c d"), (.arrayBehindTime, "declare $(time a=(z) c)"),
    (.oldArithmetic, "$[x*2${] a"),
    (.commandsInArithmetic, "echo $((a); (b) b; (c))"),
  ]
}
