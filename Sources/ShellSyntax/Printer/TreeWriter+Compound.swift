extension TreeWriter {
  /// - Parameter place: where it stands in the source, without its redirections.
  mutating func write(_ compound: CompoundCommand, over place: Range<Int>) {
    switch compound {
    case .subshell(let list): writeParenthesized(list)
    case .group(let list):
      write("{ ")
      writeTerminated(list)
      write("}")
    case .conditional(let branches, let otherwise): writeConditional(branches, otherwise)
    case .loop(let condition, let body, let inverted):
      write(inverted ? "until " : "while ")
      writeTerminated(condition)
      writeDo(body)
    case .each(let variable, let words, let body, let isSelect):
      write(isSelect ? "select " : "for ")
      write(variable)
      if let words {
        write(" in")
        for word in words {
          write(Byte.space)
          write(word)
        }
      }
      write("; ")
      writeDo(body)
    case .count(let header, let body):
      write("for ")
      writeArithmetic(header, over: place.lowerBound..<max(place.lowerBound, body.range.lowerBound))
      write("; ")
      writeDo(body)
    case .select(let subject, let clauses): writeCase(subject, clauses)
    case .arithmetic(let parts): writeArithmetic(parts, over: place)
    case .test(let expression):
      write("[[ ")
      if let expression {
        write(expression)
        write(Byte.space)
      }
      write("]]")
    }
  }

  /// `( list )`, with a blank where the text would begin arithmetic.
  private mutating func writeParenthesized(_ list: CommandList) {
    write(Byte.openParenthesis)
    if list.beginsWithParenthesis { write(Byte.space) }
    writeEnclosed(list)
    // A lone `!` or `time` needs something that ends it.
    if list.endsBare { write(Byte.semicolon) }
    write(Byte.closeParenthesis)
  }

  private mutating func writeConditional(_ branches: [CompoundCommand.Branch], _ otherwise: CommandList?) {
    for (index, branch) in branches.enumerated() {
      write(index == 0 ? "if " : "elif ")
      writeTerminated(branch.condition)
      write("then ")
      writeTerminated(branch.body)
    }
    if let otherwise {
      write("else ")
      writeTerminated(otherwise)
    }
    write("fi")
  }

  private mutating func writeDo(_ body: CommandList) {
    write("do ")
    writeTerminated(body)
    write("done")
  }

  private mutating func writeCase(_ subject: Word, _ clauses: [CompoundCommand.CaseClause]) {
    write("case ")
    write(subject)
    write(" in ")
    for clause in clauses {
      if clause.patterns.first?.bareText == "esac" { write(Byte.openParenthesis) }
      for (index, pattern) in clause.patterns.enumerated() {
        if index > 0 { write(" | ") }
        write(pattern)
      }
      write(") ")
      writeEnclosed(clause.body)
      if clause.body.items.last?.background == true || clause.body.endsBare { write(Byte.space) }
      switch clause.end {
      case .stop: write(";; ")
      case .fallThrough: write(";& ")
      case .testNext: write(";;& ")
      }
    }
    write("esac")
  }
}

// MARK: Tests

extension TreeWriter {
  private mutating func write(_ test: TestExpression) {
    switch test {
    case .word(let word): write(word)
    case .unary(let sign, let word):
      write("\(sign) ")
      write(word)
    case .binary(let left, let sign, let right):
      write(left)
      write(" \(sign) ")
      write(right)
    case .not(let inner):
      write("! ")
      write(inner)
    case .group(let inner):
      write("( ")
      write(inner)
      write(" )")
    case .and(let left, let right):
      write(left)
      write(" && ")
      write(right)
    case .or(let left, let right):
      write(left)
      write(" || ")
      write(right)
    }
  }
}

extension CommandList {
  /// Whether it ends with a lone `!` or `time`.
  var endsBare: Bool {
    guard let last = items.last, !last.background else { return false }
    return last.lastPipeline.commands.isEmpty
  }

  /// Whether its text begins with a parenthesis, which behind another would begin arithmetic.
  var beginsWithParenthesis: Bool {
    guard let first = items.first?.first, !first.timed, !first.negated,
      case .compound(let compound, _, _)? = first.commands.first
    else { return false }
    switch compound {
    case .subshell, .arithmetic: return true
    default: return false
    }
  }
}

extension ListItem {
  var lastPipeline: Pipeline { rest.last?.pipeline ?? first }
}
