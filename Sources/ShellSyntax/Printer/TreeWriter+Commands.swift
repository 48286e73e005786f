extension TreeWriter {
  /// - Parameter behindTime: whether `time` stands directly before it, of which a first word `-p` would be the option.
  mutating func write(_ command: Command, behindTime: Bool = false) {
    switch command {
    case .simple(let simple):
      let isOption = behindTime && simple.assignments.isEmpty && simple.words.first?.constant?.first == Byte.minus
      write(simple, leadsAnyway: isOption)
    case .compound(let compound, let redirections, let range):
      let end = redirections.first?.range.lowerBound ?? range.upperBound
      write(compound, over: range.lowerBound..<max(range.lowerBound, end))
      for redirection in redirections {
        write(Byte.space)
        write(redirection)
      }
    case .function(let definition):
      // What begins like an element of an array would be read as one.
      let isElement = definition.name.constant?.contains(Byte.openBracket) ?? false
      if definition.name.isReserved || Assignment(definition.name) != nil || isElement { write("function ") }
      write(definition.name)
      write("() ")
      write(definition.body)
    case .coprocess(let name, let body, _):
      write("coproc ")
      if let name {
        write(name)
        write(Byte.space)
      }
      // The first word may be a name, so that the second too stands where reserved words count.
      guard case .simple(let simple) = body else { return write(body) }
      write(simple, countsSecond: true)
    }
  }

  private mutating func write(_ command: SimpleCommand, countsSecond: Bool = false, leadsAnyway: Bool = false) {
    var isFirst = true
    // A first word that looks like a reserved one was none behind a redirection, and must not become one.
    let counted = max(0, (countsSecond ? 2 : 1) - command.assignments.count)
    let leads = leadsAnyway || command.words.prefix(counted).contains(where: \.isReserved)
    let redirectionsFirst = leads ? command.redirections.prefix(1) : []
    for redirection in redirectionsFirst {
      separate(&isFirst)
      write(redirection)
    }
    for assignment in command.assignments {
      separate(&isFirst)
      write(assignment)
    }
    for word in command.words {
      separate(&isFirst)
      write(word)
    }
    for redirection in command.redirections.dropFirst(redirectionsFirst.count) {
      separate(&isFirst)
      write(redirection)
    }
  }

  private mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { write(Byte.space) }
    isFirst = false
  }

  private mutating func write(_ assignment: Assignment) {
    if let spelt = spelt(assignment.range, assignment.value.parts + (assignment.index ?? [])) { return write(spelt) }
    write(assignment.name)
    if let index = assignment.index { write(index, between: Byte.openBracket, Byte.closeBracket) }
    write(assignment.appends ? "+=" : "=")
    write(assignment.value.parts, in: .word)
  }

  private mutating func write(_ redirection: Redirection) {
    switch redirection.descriptor {
    case .standard: break
    case .number(let number): write(String(number))
    case .variable(let name): write("{\(name)}")
    }
    write(redirection.operation.rawValue)
    switch redirection.target {
    case .word(let word):
      let text = apart { $0.write(word) }.bytes
      if let first = text.first, first == Byte.less || first == Byte.greater { write(Byte.space) }
      write(text)
    case .hereDocument(let index):
      guard hereDocuments.indices.contains(index) else { return }
      let document = hereDocuments[index]
      if document.isQuoted {
        writeQuoted(document.delimiter)
      } else {
        if document.delimiter.first == Byte.minus { write(Byte.space) }
        write(document.delimiter)
      }
      due.append((index, redirection.operation == .hereDocumentWithoutTabs))
    }
  }

  /// The bytes in single quotes, or with backslashes where they have such a quote.
  private mutating func writeQuoted(_ text: [UInt8]) {
    guard text.contains(Byte.singleQuote) else {
      write(Byte.singleQuote)
      write(text)
      return write(Byte.singleQuote)
    }
    write(Byte.doubleQuote)
    write(escaped: text, Self.specialInDoubleQuotes)
    write(Byte.doubleQuote)
  }
}

extension Word {
  /// Whether it would be a reserved word where a command may begin.
  var isReserved: Bool { bareText.flatMap(ReservedWord.init(rawValue:)) != nil }
}

extension ListItem {
  /// Whether it is a `shopt` that changes how the lines behind it are read.
  var setsExtendedPatterns: Bool {
    guard rest.isEmpty, case .simple(let command)? = first.commands.first, first.commands.count == 1 else {
      return false
    }
    return command.words.first?.bareText == "shopt" && command.words.contains { $0.bareText == "extglob" }
  }
}
