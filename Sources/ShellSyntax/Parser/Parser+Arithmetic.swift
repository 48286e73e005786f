extension Parser {
  /// `((…))` from the first parenthesis where both close together; else nil, with nothing taken: then they are two, as in
  /// `$((a); (b))`.
  ///
  /// Bash tries arithmetic first and reads again as commands when that fails. The outcome is remembered for each place,
  /// so that each level of nesting costs one reading more and not twice as many.
  mutating func parseDoubleParentheses() throws(ShellSyntaxError) -> [WordPart]? {
    let start = position
    let key = offset(start)
    if budget.arithmeticAt[key] == false { return nil }
    let (nodes, depth, outerPending) = (budget.nodes, budget.depth, pending)
    takeTwo()
    let parts = try parseText(.arithmetic, opener: start)
    if take(Byte.closeParenthesis) {
      budget.arithmeticAt[key] = true
      return parts
    }
    if isAtEnd { throw .unterminated("arithmetic", at: key) }
    budget.arithmeticAt[key] = false
    (budget.nodes, budget.depth, pending) = (nodes, depth, outerPending)
    position = start
    return nil
  }
}
