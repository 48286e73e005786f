import Model

extension Pack {
  /// The path patterns, as the pack writes them, that nobody may read wherever the file lies: of every rule that blocks
  /// reading and has neither exceptions nor zones. In the rules' order, each once.
  ///
  /// For clients that take a list of forbidden paths of their own, as a second line behind the hook. A rule over every
  /// path (one without patterns) is no list and left out.
  package var unconditionalReadBlocks: [String] {
    var seen: Set<[UInt8]> = []
    return rules.flatMap { rule -> [String] in
      guard rule.outcome == .block, case .file(let matcher) = rule.matcher, matcher.operation == .read else {
        return []
      }
      guard matcher.exceptions.isEmpty, matcher.zones.isEmpty else { return [] }
      return matcher.patterns.map(\.text).filter { seen.insert(Array($0.utf8)).inserted }
    }
  }
}
