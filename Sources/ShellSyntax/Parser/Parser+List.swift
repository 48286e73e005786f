extension Parser {
  /// The whole text with its here-documents.
  mutating func parseProgram() -> ParseResult {
    let (list, error) = parseLines()
    // A document without a body here belongs to a line that was not completed; nothing points to it.
    let documents = budget.hereDocuments.map { $0 ?? HereDocument.missing }
    return ParseResult(list: list, error: error, hereDocuments: documents, work: budget.work)
  }

  /// One complete line after the other, until the end or the first error.
  mutating func parseLines() -> (CommandList, ShellSyntaxError?) {
    let start = position
    let depth = budget.depth
    var items: [ListItem] = []
    var failure: ShellSyntaxError?
    do {
      while let line = try parseNextLine() { items += line }
    } catch {
      failure = error
      budget.depth = depth
    }
    return (CommandList(items: items, range: offset(start)..<max(offset(start), offset(end))), failure)
  }

  /// The next complete line; nil at the end.
  mutating func parseNextLine() throws(ShellSyntaxError) -> [ListItem]? {
    try skipNewlines()
    if peek() != nil { return try parseCompleteLine() }
    try finishHereDocuments()
    return nil
  }

  /// What bash reads before it runs anything: and-or lists up to a newline.
  private mutating func parseCompleteLine() throws(ShellSyntaxError) -> [ListItem] {
    var items: [ListItem] = []
    while true {
      let (item, isSeparated) = try parseItem()
      items.append(item)
      skipBlanks()
      guard let byte = peek() else { return items }
      if byte == Byte.newline {
        noteExtendedPatterns(in: items)
        try takeNewline()
        return items
      }
      guard isSeparated else { throw unexpected() }
    }
  }

  /// The commands between the words of a compound command: at least one, unless `mayBeEmpty`, up to what no command can
  /// begin with. The caller takes that.
  mutating func parseCompoundList(mayBeEmpty: Bool = false) throws(ShellSyntaxError) -> CommandList {
    try skipNewlines()
    let start = position
    var items: [ListItem] = []
    while !isAtListEnd() {
      let (item, isSeparated) = try parseItem()
      items.append(item)
      skipBlanks()
      if peek() == Byte.newline {
        try skipNewlines()
      } else if !isSeparated, !isAtListEnd() || !mayEndUnseparated() {
        throw unexpected()
      }
    }
    if items.isEmpty, !mayBeEmpty { throw unexpected() }
    return CommandList(items: items, range: range(from: start))
  }

  /// Whether the position is where a list inside a compound command ends.
  private mutating func isAtListEnd() -> Bool {
    switch peek() {
    case nil, Byte.closeParenthesis: return true
    case Byte.semicolon: return atCaseOperator() != nil
    default: break
    }
    switch reservedWordAhead() {
    case .then, .else, .elif, .fi, .esac, .do, .done, .closeBrace: return true
    default: return false
    }
  }

  /// Whether a list may end here although its last command has no separator: operators end any command, reserved words
  /// only a compound one, since elsewhere they would be arguments.
  private mutating func mayEndUnseparated() -> Bool {
    switch peek() {
    case nil, Byte.closeParenthesis, Byte.semicolon: true
    default: reservedWordMayFollow
    }
  }

  /// One and-or list with its `;` or `&`.
  private mutating func parseItem() throws(ShellSyntaxError) -> (ListItem, isSeparated: Bool) {
    let start = position
    try countNode()
    let first = try parsePipeline()
    var rest: [ListItem.Link] = []
    var background = false
    var isSeparated = false
    loop: while true {
      skipBlanks()
      switch (peek(), peekSecond()) {
      case (Byte.ampersand, Byte.ampersand), (Byte.bar, Byte.bar):
        let condition: ListItem.Link.Condition = peek() == Byte.ampersand ? .and : .or
        takeTwo()
        try skipNewlines()
        rest.append(ListItem.Link(condition: condition, pipeline: try parsePipeline()))
      case (Byte.ampersand, _):
        background = true
        isSeparated = true
        advance()
        break loop
      case (Byte.semicolon, let second):
        if second != Byte.semicolon, second != Byte.ampersand {
          // Bash writes a substitution anew before it runs it, and forgets a semicolon behind a here-document: what stands
          // on both sides becomes one command.
          if hasDocumentInSubstitution {
            throw .unsupported("a `;` behind a here-document in a substitution", at: offset(position))
          }
          isSeparated = true
          advance()
        }
        break loop
      default:
        break loop
      }
    }
    let item = ListItem(first: first, rest: rest, background: background, range: range(from: start))
    return (item, isSeparated)
  }

  /// Steps over an operator of two bytes that `peek` and `peekSecond` have seen.
  mutating func takeTwo() {
    advance()
    _ = peek()
    advance()
  }
}

// MARK: extglob

extension Parser {
  /// Follows `shopt -s extglob` and `-u`: it changes how the *next* line is read.
  private mutating func noteExtendedPatterns(in items: [ListItem]) {
    for item in items {
      for pipeline in [item.first] + item.rest.map(\.pipeline) where pipeline.commands.count == 1 {
        guard case .simple(let command)? = pipeline.commands.first else { continue }
        let words = command.words.map { $0.bareText }
        guard words.first == "shopt", words.contains("extglob") else { continue }
        if words.contains("-s") { extendedPatterns = true }
        if words.contains("-u") { extendedPatterns = false }
      }
    }
  }
}
