import ShellSyntax

/// Goes through a syntax tree and shows every command, word, part and redirection in it.
struct SyntaxVisitor {
  enum Node {
    case command(Command)
    case assignment(Assignment)
    case word(Word, WordPlace)
    case redirection(Redirection)
    /// A list that runs beside what follows.
    case beside(ListItem)
  }

  /// Where a word stands, as far as it changes what is looked at.
  enum WordPlace { case command, argument, value, pattern, target }

  private let visit: (Node) -> Void

  init(_ visit: @escaping (Node) -> Void) { self.visit = visit }

  func go(_ list: CommandList) {
    for item in list.items {
      if item.background { visit(.beside(item)) }
      go(item.first)
      for link in item.rest { go(link.pipeline) }
    }
  }

  private func go(_ pipeline: Pipeline) { for command in pipeline.commands { go(command) } }

  func go(_ command: Command) {
    visit(.command(command))
    switch command {
    case .simple(let simple):
      for assignment in simple.assignments {
        visit(.assignment(assignment))
        go(assignment.value, .value)
        go(assignment.index ?? [])
      }
      for (index, word) in simple.words.enumerated() { go(word, index == 0 ? .command : .argument) }
      simple.redirections.forEach(go)
    case .compound(let compound, let redirections, _):
      go(compound)
      redirections.forEach(go)
    case .function(let definition): go(definition.body)
    case .coprocess(_, let body, _): go(body)
    }
  }

  private func go(_ redirection: Redirection) {
    visit(.redirection(redirection))
    if case .word(let word) = redirection.target { go(word, .target) }
  }

  private func go(_ compound: CompoundCommand) {
    switch compound {
    case .subshell(let list), .group(let list): go(list)
    case .conditional(let branches, let otherwise):
      for branch in branches {
        go(branch.condition)
        go(branch.body)
      }
      if let otherwise { go(otherwise) }
    case .loop(let condition, let body, _):
      go(condition)
      go(body)
    case .each(_, let words, let body, _):
      for word in words ?? [] { go(word, .argument) }
      go(body)
    case .count(let header, let body):
      go(header)
      go(body)
    case .select(let subject, let clauses):
      go(subject, .pattern)
      for clause in clauses {
        for pattern in clause.patterns { go(pattern, .pattern) }
        go(clause.body)
      }
    case .arithmetic(let parts): go(parts)
    case .test(let test): if let test { go(test) }
    }
  }

  private func go(_ test: TestExpression) {
    switch test {
    case .word(let word), .unary(_, let word): go(word, .pattern)
    case .binary(let left, _, let right):
      go(left, .pattern)
      go(right, .pattern)
    case .not(let inner), .group(let inner): go(inner)
    case .and(let left, let right), .or(let left, let right):
      go(left)
      go(right)
    }
  }

  func go(_ word: Word, _ place: WordPlace) {
    visit(.word(word, place))
    go(word.parts)
  }

  private func go(_ parts: [WordPart]) {
    for part in parts {
      switch part.kind {
      case .literal: break
      case .parameter(let expansion):
        go(expansion.index ?? [])
        go(Word(parts: expansion.operand, range: part.range), .pattern)
      case .command(let substitution): go(substitution.list)
      case .process(let substitution): go(substitution.list)
      case .arithmetic(let parts), .index(let parts): go(parts)
      case .array(let words): for word in words { go(word, .argument) }
      }
    }
  }
}
