/// Why a text is not a command line of bash, or why this module will not look at it.
///
/// Two errors are equal where their codes are, which is what callers and tests decide on.
package struct ShellSyntaxError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault.
  package struct Code: Sendable, Hashable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// A token stands where the grammar has no place for it.
    package static let unexpected = Code("unexpected")
    /// The text ends inside a quote, a substitution or a compound command.
    package static let unterminated = Code("unterminated")
    /// The text has a NUL byte, which bash would drop or cut at.
    package static let nul = Code("nul")
    /// The text is longer than the limit.
    package static let tooLarge = Code("tooLarge")
    /// The nesting is deeper than the limit.
    package static let tooDeep = Code("tooDeep")
    /// The tree has more nodes than the limit.
    package static let tooManyNodes = Code("tooManyNodes")
    /// Bash accepts this, but only by a rule that is too odd to follow here.
    package static let unsupported = Code("unsupported")
  }

  package let code: Code
  /// Where the fault is, in bytes from the start of the text.
  package let offset: Int
  private let reason: String

  package var description: String { "\(reason) at byte \(offset)" }

  static func unexpected(_ token: String, at offset: Int) -> ShellSyntaxError {
    ShellSyntaxError(code: .unexpected, offset: offset, reason: "unexpected \(token)")
  }

  /// `offset` is where the unfinished thing began.
  static func unterminated(_ thing: String, at offset: Int) -> ShellSyntaxError {
    ShellSyntaxError(code: .unterminated, offset: offset, reason: "unfinished \(thing)")
  }

  static func nul(at offset: Int) -> ShellSyntaxError {
    ShellSyntaxError(code: .nul, offset: offset, reason: "nul byte in the command")
  }

  static func tooLarge(_ count: Int, limit: Int) -> ShellSyntaxError {
    ShellSyntaxError(
      code: .tooLarge,
      offset: 0,
      reason: "command of \(count) bytes is over the limit of \(limit), split it"
    )
  }

  static func tooDeep(limit: Int, at offset: Int) -> ShellSyntaxError {
    ShellSyntaxError(code: .tooDeep, offset: offset, reason: "nesting is deeper than \(limit) levels")
  }

  static func tooManyNodes(limit: Int, at offset: Int) -> ShellSyntaxError {
    ShellSyntaxError(code: .tooManyNodes, offset: offset, reason: "command has more than \(limit) parts, split it")
  }

  static func unsupported(_ thing: String, at offset: Int) -> ShellSyntaxError {
    ShellSyntaxError(code: .unsupported, offset: offset, reason: "\(thing), write it in another way")
  }
}

extension ShellSyntaxError: Equatable {
  package static func == (left: ShellSyntaxError, right: ShellSyntaxError) -> Bool { left.code == right.code }
}
