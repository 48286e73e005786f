import Model
import Testing

@testable import Policy

/// What the trust registry says stands in place of the defaults for MCP servers and beside all rules.
@Suite struct TrustStandingTests {
  private static func set(_ pack: String) throws -> PolicySet {
    PolicySet(layers: [Layer(.user, try PolicyFixtures.pack(pack))])
  }

  private static let blocksUnknown = "mcp:\n  block_unknown_servers: true\n"
  private static let blocksNotes = "mcp:\n  blocked_servers: [notes]\n"

  private static func standing(_ outcome: Outcome) -> TrustStanding {
    TrustStanding(ruleID: "mcp.registry.test", outcome: outcome, severity: .high, reason: "the registry says so")
  }

  private static func judge(_ pack: String, _ trust: TrustStanding?) throws -> Verdict {
    try set(pack).judge(
      [Effect(.mcp(server: "notes", tool: "read"))],
      in: PolicyFixtures.surroundings,
      trust: trust
    )
  }

  @Test func approvedServersNeedNoEntryInThePack() throws {
    #expect(try Self.judge(Self.blocksUnknown, nil).outcome == .block)
    let verdict = try Self.judge(Self.blocksUnknown, Self.standing(.allow))
    #expect(verdict.outcome == .allow)
    #expect(verdict.leading.ruleID == "mcp.registry.test" && verdict.leading.layer == TrustStanding.layer)
  }

  @Test(arguments: [Outcome.block, .requireApproval]) func refusalsHold(outcome: Outcome) throws {
    #expect(try Self.judge("mcp:\n  allowed_servers: [notes]\n", Self.standing(outcome)).outcome == outcome)
  }

  @Test func aRuleOfAPackIsStricterThanAnApproval() throws {
    #expect(try Self.judge(Self.blocksNotes, Self.standing(.allow)).outcome == .block)
  }

  @Test func otherEffectsKeepTheirDefaults() throws {
    let verdict = try Self.set(Self.blocksUnknown).judge(
      [Effect(.mcp(server: "notes", tool: "read")), Effect(.opaque("what it does"))],
      in: PolicyFixtures.surroundings,
      trust: Self.standing(.allow)
    )
    #expect(verdict.outcome != .allow)
  }
}
