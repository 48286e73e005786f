/// `$name`, `${…}`.
package struct ParameterExpansion: Sendable, Equatable {
  /// The parameter: a name, digits, or one of `* @ # ? - $ !`. Empty where `isBad`.
  package let name: String
  /// What stands in brackets behind the name.
  package let index: [WordPart]?
  package let prefix: Prefix
  /// The operator behind the parameter: `:-`, `%%`, `//`, `@` and so on, nil without one.
  package let operation: String?
  /// What follows the operator.
  package let operand: [WordPart]
  /// Whether bash would call it a bad substitution when it comes to it.
  package let isBad: Bool
  /// Whether it is written with braces: `${name}`.
  package let isBraced: Bool

  package enum Prefix: Sendable {
    case none
    /// `${#name}`
    case length
    /// `${!name}`: the value names the parameter; with operation `*` or `@`, the names that begin so.
    case indirect
  }
}

/// `$(…)` or a pair of backticks.
package struct CommandSubstitution: Sendable, Equatable {
  package let list: CommandList
  /// What is wrong in backticks: bash parses them only when it runs them. Always nil for `$(…)`.
  package let error: ShellSyntaxError?
  /// Where there is an error, all that stands between the backticks, without the backslashes that they demand; else empty.
  package let unreadable: [UInt8]
}

/// `<(…)` or `>(…)`.
package struct ProcessSubstitution: Sendable, Equatable {
  package enum Direction: Sendable { case input, output }
  package let direction: Direction
  package let list: CommandList
}
