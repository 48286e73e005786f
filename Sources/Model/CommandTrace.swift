/// How a command line was walked through: every simple command in the order in which it was met, and what each would do.
package struct CommandTrace: Sendable {
  /// Numbered by their place in this array.
  package let steps: [CommandStep]
  /// Every effect. One that several commands have stands here once for each of them.
  package let effects: [Effect]
  /// For each effect the number of the step that has it; nil for what belongs to the line as a whole.
  package let stepOfEffect: [Int?]

  package init(steps: [CommandStep], effects: [Effect], stepOfEffect: [Int?]) {
    self.steps = steps
    self.effects = effects
    self.stepOfEffect = stepOfEffect
  }
}

/// One simple command (POSIX Shell Command Language, 2.9.1), or a command that another one runs.
package struct CommandStep: Sendable, Equatable {
  /// The program and its arguments after expansion; a word that cannot be told stands as it is written. Empty for a command
  /// of assignments or redirections alone.
  package var words: [String]
  /// The words as a shell would read them again, quoted where they must be.
  package var line: String
  /// As it is written, empty for one that is written nowhere: what `xargs` puts together, say.
  package let source: String
  /// Its place in the action's command line as UTF-8 byte offsets; for code inside a word the place of that word.
  package let range: Range<Int>
  /// How it was reached, outermost first: `sudo`, `bash -c`, `function deploy`.
  package let via: [String]
  /// The step that runs it: the wrapper, the shell, the call of the function.
  package let parent: Int?

  package init(words: [String], line: String, source: String, range: Range<Int>, via: [String], parent: Int?) {
    self.words = words
    self.line = line
    self.source = source
    self.range = range
    self.via = via
    self.parent = parent
  }
}
