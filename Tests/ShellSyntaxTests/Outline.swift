import ShellSyntax

/// A tree in one line, for tests to compare: `(and (cmd a b) (cmd c))`.
enum Outline {
  static func of(_ text: String) -> String { of(ShellParser.parse(text).list) }

  static func of(_ list: CommandList) -> String { list.items.map(of).joined(separator: " ") }

  private static func of(_ item: ListItem) -> String {
    var text = of(item.first)
    for link in item.rest { text = "(\(link.condition) \(text) \(of(link.pipeline)))" }
    return item.background ? "(bg \(text))" : text
  }

  private static func of(_ pipeline: Pipeline) -> String {
    var text = pipeline.commands.map(of).joined(separator: " ")
    if pipeline.commands.count > 1 { text = "(pipe \(text))" }
    if pipeline.timed { text = "(time \(text))" }
    return pipeline.negated ? "(not \(text))" : text
  }

  private static func of(_ command: Command) -> String {
    switch command {
    case .simple(let simple):
      let assignments = simple.assignments.map {
        "\($0.name)\($0.index.map { "[" + of($0) + "]" } ?? "")\($0.appends ? "+=" : "=")\(of($0.value))"
      }
      let redirections = simple.redirections.map(of)
      return "(" + (assignments + simple.words.map(of) + redirections).joined(separator: " ") + ")"
    case .compound(let compound, let redirections, _):
      return (["<" + of(compound) + ">"] + redirections.map(of)).joined(separator: " ")
    case .function(let definition): return "fn \(of(definition.name)) \(of(definition.body))"
    case .coprocess(let name, let body, _): return "coproc \(name.map(of) ?? "-") \(of(body))"
    }
  }

  private static func of(_ compound: CompoundCommand) -> String {
    switch compound {
    case .subshell(let list): return "sub \(of(list))"
    case .group(let list): return "group \(of(list))"
    case .conditional(let branches, let otherwise):
      let text = branches.map { "if \(of($0.condition)) then \(of($0.body))" }.joined(separator: " ")
      return text + (otherwise.map { " else \(of($0))" } ?? "")
    case .loop(let condition, let body, let inverted):
      return "\(inverted ? "until" : "while") \(of(condition)) do \(of(body))"
    case .each(let variable, let words, let body, let isSelect):
      return
        "\(isSelect ? "select" : "for") \(of(variable)) \(words.map { $0.map(of).joined(separator: ",") } ?? "@") do \(of(body))"
    case .count(let header, let body): return "count \(of(header)) do \(of(body))"
    case .select(let subject, let clauses):
      return "case \(of(subject))"
        + clauses.map { " \($0.patterns.map(of).joined(separator: "|"))) \(of($0.body)) \($0.end)" }.joined()
    case .arithmetic(let parts): return "arith \(of(parts))"
    case .test(let expression): return "test \(expression.map(of) ?? "")"
    }
  }

  private static func of(_ test: TestExpression) -> String {
    switch test {
    case .word(let word): of(word)
    case .unary(let sign, let word): "\(sign) \(of(word))"
    case .binary(let left, let sign, let right): "\(of(left)) \(sign) \(of(right))"
    case .not(let inner): "!\(of(inner))"
    case .group(let inner): "[\(of(inner))]"
    case .and(let left, let right): "(\(of(left)) && \(of(right)))"
    case .or(let left, let right): "(\(of(left)) || \(of(right)))"
    }
  }

  private static func of(_ redirection: Redirection) -> String {
    let descriptor =
      switch redirection.descriptor {
      case .standard: ""
      case .number(let number): String(number)
      case .variable(let name): "{\(name)}"
      }
    return switch redirection.target {
    case .word(let word): descriptor + redirection.operation.rawValue + of(word)
    case .hereDocument(let index): descriptor + redirection.operation.rawValue + "#\(index)"
    }
  }

  static func of(_ word: Word) -> String { of(word.parts) }

  static func of(_ parts: [WordPart]) -> String { parts.map(of).joined() }

  private static func of(_ part: WordPart) -> String {
    let text =
      switch part.kind {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .parameter(let expansion): of(expansion)
      case .command(let substitution): "$(\(of(substitution.list)))" + (substitution.error == nil ? "" : "!")
      case .arithmetic(let parts): "$((\(of(parts))))"
      case .process(let substitution): "\(substitution.direction == .input ? "<" : ">")(\(of(substitution.list)))"
      case .array(let words): "{" + words.map(of).joined(separator: ",") + "}"
      case .index(let parts): "[\(of(parts))]"
      }
    return part.quoting.isQuoted ? "«\(text)»" : text
  }

  private static func of(_ expansion: ParameterExpansion) -> String {
    let sign =
      switch expansion.prefix {
      case .none: ""
      case .length: "#"
      case .indirect: "!"
      }
    let index = expansion.index.map { "[\(of($0))]" } ?? ""
    return
      "${\(sign)\(expansion.name)\(index)\(expansion.operation ?? "")\(of(expansion.operand))\(expansion.isBad ? " bad" : "")}"
  }
}
