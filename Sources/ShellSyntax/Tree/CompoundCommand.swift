/// A command that holds others.
package indirect enum CompoundCommand: Sendable, Equatable {
  /// `( … )`: runs in a shell of its own.
  case subshell(CommandList)
  /// `{ …; }`
  case group(CommandList)
  /// `if` and every `elif`; then `else`.
  case conditional(branches: [Branch], otherwise: CommandList?)
  /// `while`, or `until` where `inverted`.
  case loop(condition: CommandList, body: CommandList, inverted: Bool)
  /// `for` and `select`. Without `in` the words are nil and the positional parameters are meant.
  case each(variable: Word, words: [Word]?, body: CommandList, isSelect: Bool)
  /// `for ((…; …; …))`: what stands between the double parentheses, as one.
  case count(header: [WordPart], body: CommandList)
  /// `case`
  case select(subject: Word, clauses: [CaseClause])
  /// `((…))`
  case arithmetic([WordPart])
  /// `[[ … ]]`
  case test(TestExpression?)

  /// A condition with what runs where it holds.
  package struct Branch: Sendable, Equatable {
    package let condition: CommandList
    package let body: CommandList
  }

  /// One `pattern) …` of a `case`.
  package struct CaseClause: Sendable, Equatable {
    package enum End: Sendable { case stop, fallThrough, testNext }
    package let patterns: [Word]
    package let body: CommandList
    package let end: End
  }
}

/// What stands in `[[ … ]]`.
package indirect enum TestExpression: Sendable, Equatable {
  case word(Word)
  /// `-f file`
  case unary(operator: String, Word)
  /// `left == right`
  case binary(Word, operator: String, Word)
  case not(TestExpression)
  /// `( … )`
  case group(TestExpression)
  case and(TestExpression, TestExpression)
  case or(TestExpression, TestExpression)
}
