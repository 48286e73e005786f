import Model
import Policy
import Testing

struct LayerTests {
  private static func rule(_ outcome: String, id: String = "r", match: String = "{program: tool}") -> String {
    "rules: [{id: \(id), on: run, match: \(match), outcome: \(outcome), reason: because}]\n"
  }

  private static func judge(_ layers: [Layer], _ effects: [Effect]) -> Verdict {
    PolicySet(layers: layers).judge(effects, in: PolicyFixtures.surroundings)
  }

  @Test func theStrictestLayerWinsWhateverItsOrder() throws {
    let loose = try PolicyFixtures.pack(Self.rule("allow"))
    let strict = try PolicyFixtures.pack(Self.rule("require_approval"))
    for kinds in [(Layer.Kind.enterprise, Layer.Kind.repository), (.repository, .enterprise)] {
      let verdict = Self.judge([Layer(kinds.0, loose), Layer(kinds.1, strict)], [.run("tool")])
      #expect(verdict.outcome == .requireApproval)
      #expect(verdict.leading.layer == kinds.1.rawValue)
    }
  }

  @Test func aLayerWithoutASectionHasNoOpinion() throws {
    let baseline = try PolicyFixtures.baseline()
    let repository = try PolicyFixtures.pack("filesystem: {block_write: [docs/**]}")
    let layers = [Layer(.user, baseline), Layer(.repository, repository)]
    #expect(Self.judge(layers, [.run("ls")]).outcome == .allow)
    #expect(Self.judge(layers, [.write("docs/a.md")]).outcome == .block)
    #expect(Self.judge(layers, [.write("src/a.c")]).outcome == .allow)
  }

  @Test func silenceOfAllLayersBlocks() throws {
    let verdict = Self.judge([Layer(.user, try PolicyFixtures.pack("filesystem: {}"))], [.run("ls")])
    #expect(verdict.outcome == .block)
    #expect(verdict.leading.ruleID == "cavra.policy.silent")
    #expect(Self.judge([], [.run("ls")]).outcome == .block)
    #expect(Self.judge([], []).outcome == .block)
  }

  @Test func theStrictestEffectWins() throws {
    let pack = try PolicyFixtures.baseline()
    let verdict = Self.judge([Layer(.user, pack)], [.run("cat", ".env"), .read(".env"), .run("ls")])
    #expect(verdict.outcome == .block)
    #expect(verdict.leading.effect == 1)
    #expect(Set(verdict.matches.compactMap(\.effect)) == [0, 1, 2])
  }

  @Test func forbidBeatsPermitInOneLayer() throws {
    let outcomes = ["allow", "allow_with_attestation", "warn", "require_approval", "block"]
    let rules = outcomes.reversed().enumerated().map { index, outcome in
      "{id: r\(index), on: run, match: {program: tool}, outcome: \(outcome), reason: x}"
    }
    for count in 1...outcomes.count {
      let pack = try PolicyFixtures.pack("rules: [\(rules.suffix(count).joined(separator: ", "))]")
      #expect(PolicyFixtures.verdict(pack, [.run("tool")]).outcome.rawValue == outcomes[count - 1])
    }
  }

  @Test func theDigestNamesLayersAndPacks() throws {
    let one = try PolicyFixtures.pack(Self.rule("allow"))
    let other = try PolicyFixtures.pack(Self.rule("warn"))
    let sets = [
      PolicySet(layers: [Layer(.user, one)]), PolicySet(layers: [Layer(.enterprise, one)]),
      PolicySet(layers: [Layer(.user, other)]), PolicySet(layers: [Layer(.user, one), Layer(.repository, other)]),
    ]
    #expect(Set(sets.map(\.digest)).count == sets.count)
    #expect(PolicySet(layers: [Layer(.user, one)]).digest == sets[0].digest)
    let spaced = try PolicyFixtures.pack("\n# a comment changes nothing\n" + Self.rule("allow"))
    #expect(spaced.digest == one.digest)
  }
}
