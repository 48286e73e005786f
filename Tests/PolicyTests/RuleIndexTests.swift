import CanonicalJSON
import Model
import TestSupport
import Testing

@testable import Policy

/// The index finds every rule that matches: what it leaves out would be a rule that does not hold.
@Suite struct RuleIndexTests {
  /// The shipped pack, the built-in rules, and forms of patterns that the index treats in ways of their own.
  private static func rules() throws -> [Rule] {
    let further = try PolicyFixtures.pack(
      """
      rules:
        - {id: p1, on: run, match: {program: 'g*'}, outcome: warn, reason: r}
        - {id: p2, on: run, match: {program: 'mkfs.*'}, outcome: warn, reason: r}
        - {id: p3, on: run, match: {program: '*.sh'}, outcome: warn, reason: r}
        - {id: r1, on: read, match: {path: '**'}, outcome: warn, reason: r}
        - {id: r2, on: read, match: {path: '**/*.c'}, outcome: warn, reason: r}
        - {id: r3, on: read, match: {path: '~/**'}, outcome: warn, reason: r}
        - {id: r4, on: read, match: {path: '**/.s?h/**'}, outcome: warn, reason: r}
        - {id: r5, on: read, match: {path: 'src/**'}, outcome: warn, reason: r}
        - {id: d1, on: delete, match: {path: '/srv/app/src/main.c'}, outcome: warn, reason: r}
        - {id: d2, on: delete, match: {path: 'build/**'}, outcome: warn, reason: r}
        - {id: c1, on: connect, match: {host: '*.example.com'}, outcome: warn, reason: r}
        - {id: c2, on: connect, match: {host: 'evil*'}, outcome: warn, reason: r}
      """
    )
    return try PolicyFixtures.baseline().rules + BuiltInRules.layer(PolicyFixtures.places).pack.rules + further.rules
  }

  private static func effects() throws -> [Effect] {
    let judge = try CommandJudge()
    var effects = try (Corpus.commands("commands.dev") + Corpus.commands("argv.dev")).flatMap {
      judge.effects(CommandJudge.placed($0))
    }
    for line in try Corpus.lines("paths.dev") {
      guard let path = try JSON.parse(line)["path"]?.stringValue, !path.utf8.contains(0) else { continue }
      for recursive in [false, true] {
        let file = FileTarget.test(path, recursive: recursive)
        effects += [Effect(.read(file)), Effect(.write(file)), Effect(.delete(file))]
      }
    }
    return effects
  }

  @Test func everyMatchIsFound() throws {
    let rules = try Self.rules()
    let index = RuleIndex(rules)
    var count = 0
    for effect in try Self.effects() {
      let matching = rules.filter { $0.matches(effect, in: PolicyFixtures.surroundings) }.map(\.id)
      let found = index.candidates(for: effect, in: PolicyFixtures.surroundings)
      #expect(found.filter { $0.matches(effect, in: PolicyFixtures.surroundings) }.map(\.id) == matching)
      count += matching.count
    }
    #expect(count > 5_000)
  }
}
