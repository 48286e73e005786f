import CanonicalJSON
import Model
import Policy
import Testing

struct ModeTests {
  private static func settle(_ outcome: Outcome, _ mode: Mode, layer: String = "user") -> Outcome {
    let match = RuleMatch(
      ruleID: "r",
      packID: "p",
      layer: layer,
      outcome: outcome,
      severity: .high,
      reason: "x",
      effect: 0
    )
    return PolicySet(layers: [], mode: mode).settle(Verdict(leading: match, matches: [match]))
  }

  /// The reference's table for the modes that exist here; break-glass is a signed waiver, not a mode.
  @Test func settlesAsTheReferenceDoes() throws {
    let table = try JSON.parse(try PolicyFixtures.fixture("reference.json"))["modes"]?.arrayValue ?? []
    var checked = 0
    for row in table {
      guard let name = row["mode"]?.stringValue, let mode = Mode(name: name),
        let base = row["base"]?.stringValue.flatMap(Outcome.init)
      else { continue }
      #expect(Self.settle(base, mode).rawValue == row["effective"]?.stringValue)
      checked += 1
    }
    #expect(checked == 12)
  }

  @Test(arguments: Mode.allCases)
  func noModeSoftensBuiltInRules(_ mode: Mode) {
    #expect(Self.settle(.block, mode, layer: RuleMatch.builtInLayer) == .block)
  }

  @Test func aBuiltInBlockHoldsBesideAPacksOwn() throws {
    let layers = [try BuiltInRules.layer(PolicyFixtures.places), Layer(.user, try PolicyFixtures.baseline())]
    let policy = PolicySet(layers: layers, mode: .auditOnly)
    let verdict = policy.judge([.write(".claude/settings.json"), .read(".env")], in: PolicyFixtures.surroundings)
    #expect(verdict.leading.isBuiltIn)
    #expect(policy.settle(verdict) == .block)
    #expect(policy.settle(policy.judge([.read(".env")], in: PolicyFixtures.surroundings)) == .auditOnly)
  }

  @Test func strictReadsItsLongName() { #expect(Mode(name: "strict_regulated") == .strict) }

  @Test(
    arguments: [
      (nil, nil, nil, [], .enforce), (nil, nil, nil, [.auditOnly], .enforce), (nil, nil, nil, [.strict], .strict),
      (.auditOnly, nil, nil, [], .auditOnly), (nil, .auditOnly, .strict, [], .auditOnly),
      (.auditOnly, .enforce, nil, [], .enforce), (.strict, .auditOnly, nil, [.auditOnly], .strict),
      (.auditOnly, nil, nil, [.strict], .strict),
    ] as [(Mode?, Mode?, Mode?, [Mode], Mode)]
  )
  func choosesTheStrictest(_ row: (Mode?, Mode?, Mode?, [Mode], Mode)) {
    #expect(ModeChoice.choose(enterprise: row.0, user: row.1, userPack: row.2, repositories: row.3) == row.4)
  }
}
