/// One command of a pipeline.
package indirect enum Command: Sendable, Equatable {
  case simple(SimpleCommand)
  /// A compound command with the redirections behind it.
  case compound(CompoundCommand, redirections: [Redirection], range: Range<Int>)
  case function(FunctionDefinition)
  /// `coproc`, with the name where one is given.
  case coprocess(name: Word?, body: Command, range: Range<Int>)

  package var range: Range<Int> {
    switch self {
    case .simple(let command): command.range
    case .compound(_, _, let range), .coprocess(_, _, let range): range
    case .function(let definition): definition.range
    }
  }
}

/// Assignments, words and redirections in their order within each kind.
package struct SimpleCommand: Sendable, Equatable {
  package let assignments: [Assignment]
  /// The command word and its arguments, before any expansion; empty where only assignments or redirections are given.
  package let words: [Word]
  package let redirections: [Redirection]
  /// The aliases whose text it was made of, outermost first.
  package let aliases: [String]
  package let range: Range<Int>
}

/// `name=value`, `name+=value` or `name[index]=value` before a command word.
package struct Assignment: Sendable, Equatable {
  package let name: String
  /// What stands between the brackets, nil without them.
  package let index: [WordPart]?
  package let appends: Bool
  /// The value; an array stands as one part of kind `array`.
  package let value: Word
  package let range: Range<Int>
}

/// `name() body` or `function name body`.
package struct FunctionDefinition: Sendable, Equatable {
  package let name: Word
  /// The body: always a compound command.
  package let body: Command
  package let range: Range<Int>
}
