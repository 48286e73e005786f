import ShellSyntax

/// What bash accepts and we refuse, by class (docs/PARSER.md); never the other way round.
enum Difference: Hashable {
  /// What is refused on purpose, and says so.
  case unsupported
  /// The end of a test as its first operand.
  case endOfTestAsOperand
  /// An array as an argument of `coproc`.
  case coprocess
  /// Quotes behind the colon of a quoted `${x:…}`.
  case quotesBehindColon
  /// What looked like arithmetic and is not: `bash -n` leaves the commands in it unread, bash itself does not.
  case commandsInArithmetic

  init?(_ line: [UInt8], _ error: ShellSyntaxError) {
    let text = String(decoding: line, as: UTF8.self)
    let words = error.description
    if error.code == .unsupported {
      self = .unsupported
    } else if text.contains("[[ ]]") {
      self = .endOfTestAsOperand
    } else if text.contains("coproc"), words.hasPrefix("unexpected") {
      self = .coprocess
    } else if words.hasPrefix("unfinished"), text.contains(":"), text.contains("${") {
      self = .quotesBehindColon
    } else if text.contains("((") {
      self = .commandsInArithmetic
    } else {
      return nil
    }
  }

  static func followsOptions(_ line: [UInt8]) -> Bool { String(decoding: line, as: UTF8.self).contains("shopt") }

  static let examples: [(Difference, String)] = [(.unsupported, "cat <<$x\n$x\n")]
}
