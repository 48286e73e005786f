package import Model

extension Pack {
  /// Checks the examples of every rule: what `match` lists must be matched, what `not_match` lists must not.
  ///
  /// - Parameter expand: the effects of an example: a command line, a path for rules on files, `server/tool` for rules on MCP,
  ///   `client/tool` for rules on tools of a client.
  /// - Throws: `PolicyError` with the code `example`, naming the rule's place.
  package func checkExamples(
    in surroundings: Surroundings,
    using expand: (_ kind: EffectKind, _ example: String) -> [Effect]
  ) throws(PolicyError) {
    for rule in rules where !rule.examples.isEmpty {
      guard let kind = rule.matcher.effectNames.first.flatMap(EffectKind.init) else { continue }
      for example in rule.examples.match {
        guard expand(kind, example).contains(where: { rule.matches($0, in: surroundings) }) else {
          throw PolicyError(.example, at: rule.place, "rule `\(rule.id)` does not match its example `\(example)`")
        }
      }
      for example in rule.examples.notMatch {
        guard !expand(kind, example).contains(where: { rule.matches($0, in: surroundings) }) else {
          throw PolicyError(.example, at: rule.place, "rule `\(rule.id)` matches `\(example)`, which it must not")
        }
      }
    }
  }
}
