extension Parser {
  /// `((…))` from the first parenthesis where both close together; else nil, with nothing taken: then they are two, as in
  /// `$((a); (b))`.
  ///
  /// Bash tries arithmetic first and reads again as commands when that fails. The outcome is remembered for each place,
  /// so that each level of nesting costs one reading more and not twice as many.
  ///
  /// - Parameter isCommand: whether it is a command, so that no dollar stands before it.
  mutating func parseDoubleParentheses(isCommand: Bool) throws(ShellSyntaxError) -> [WordPart]? {
    let start = position
    let key = offset(start)
    if budget.arithmeticAt[key] == false { return nil }
    let before = Mark(self)
    takeTwo()
    let parts = try parseText(.arithmetic, opener: start)
    // Of a command both stand together, without a line continuation between them.
    if !isCommand || raw == Byte.closeParenthesis, take(Byte.closeParenthesis) {
      budget.arithmeticAt[key] = true
      return parts
    }
    if isAtEnd { throw .unterminated("arithmetic", at: key) }
    // Bash loses its place where a line ends here.
    if isCommand, raw == Byte.newline || peek() == Byte.closeParenthesis { throw unexpected() }
    // Bash looks for the other parenthesis of `$((` by the rules of arithmetic, and reads what is between them later.
    if !isCommand {
      _ = try parseText(.arithmetic, opener: start)
      budget.pairedEnds[key] = end - position
    }
    budget.arithmeticAt[key] = false
    takeBack(to: before)
    return nil
  }

  /// Notes where bash takes the list of `<((…)` to end: as in `$((`, it pairs parentheses up and reads nothing.
  mutating func pairParentheses() throws(ShellSyntaxError) {
    let start = position
    let key = offset(start)
    guard budget.pairedEnds[key] == nil else { return }
    let before = Mark(self)
    advance()
    _ = try parseText(.arithmetic, opener: start)
    budget.pairedEnds[key] = end - position
    takeBack(to: before)
  }

  /// Where reading may begin again.
  private struct Mark {
    let position: Int
    let pending: [PendingHereDocument]
    let nodes: Int
    let depth: Int
    let hereDocuments: Int

    init(_ parser: Parser) {
      position = parser.position
      pending = parser.pending
      nodes = parser.budget.nodes
      depth = parser.budget.depth
      hereDocuments = parser.budget.hereDocuments.count
    }
  }

  private mutating func takeBack(to mark: Mark) {
    position = mark.position
    pending = mark.pending
    budget.nodes = mark.nodes
    budget.depth = mark.depth
    budget.hereDocuments.removeLast(max(0, budget.hereDocuments.count - mark.hereDocuments))
  }
}
