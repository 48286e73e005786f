import CanonicalJSON
import Evidence
import Model
import TestSupport
import Testing

@testable import Governance

/// The rules of the registry, one after the other.
@Suite struct DecisionRuleTests {
  @Test func aLife() async throws {
    let bench = try RegistryBench()
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.unknown")
    #expect(bench.decide("read_file").refusal?.outcome == .block)
    try await bench.register()
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.requires_approval")
    #expect(try bench.registry.startable(at: RegistryBench.start).isEmpty)
    #expect(throws: GovernanceError(.refused, "")) { try bench.registry.launch("files", at: RegistryBench.start) }
    #expect(try await bench.approve() == .launch)
    #expect(try bench.registry.startable(at: RegistryBench.start).map(\.name) == ["files"])
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.tool_scope")
    #expect(try bench.registry.shown("files", at: RegistryBench.start) == nil)
    let met = try await bench.observe(.sample())
    #expect(met.shown == ShownSurface() && met.notes.count == 3)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.tool_scope")
    #expect(try await bench.approve() == .surface)
    let shown = try await bench.observe(.sample())
    #expect(shown.shown.toolNames == ["read_file", "write_file"] && shown.notes.isEmpty)
    #expect(shown.shown.instructions == "Paths are relative to the root.")
    #expect(try bench.registry.shown("files", at: RegistryBench.start)?.toolNames == ["read_file", "write_file"])
    guard case .allowed(let call) = bench.decide("write_file") else { throw Unexpected() }
    #expect(call.classes == [.filesystem] && call.tier == .approved)
    #expect(call.arguments == [ArgumentRule(tool: "write_file", argument: "path", role: .path)])
    #expect(bench.decide("delete_file").refusal?.ruleID == "mcp.registry.tool_scope")
    #expect(try bench.reopened().server("files").trail.voids.isEmpty)
    #expect(bench.decide("read_file", try bench.reopened()).isAllowed)
  }

  @Test func deniedBlockedAndApprovedAgain() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    #expect(bench.decide("read_file").isAllowed)
    try await bench.registry.deny(.server, "files", reason: "odd", bench.writer)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
    #expect(bench.decide("read_file").refusal?.reason.contains("odd") == true)
    try await bench.approve()
    #expect(bench.decide("read_file").isAllowed)
    try await bench.registry.block(.server, "files", reason: "worse", bench.writer)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
    // Removing and adding again is no way around a block.
    try await bench.registry.remove(.server, "files", reason: "tidy", bench.writer)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
    try await bench.register()
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
    try await bench.approve()
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.tool_scope")
  }

  @Test func aServerNobodyRegisteredCanBeBlocked() async throws {
    let bench = try RegistryBench()
    try await bench.registry.block(.server, "evil", reason: "known bad", bench.writer)
    #expect(bench.decide("x", of: "evil").refusal?.ruleID == "mcp.registry.blocked")
  }

  @Test func scopeOfToolsAndKinds() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    try await bench.registry.narrow(.server, "files", tools: ["write_file"], reason: "read only", bench.writer)
    #expect(bench.decide("write_file").refusal?.ruleID == "mcp.registry.tool_scope")
    #expect(bench.decide("read_file").isAllowed)
    #expect(try await bench.observe(.sample()).shown.toolNames == ["read_file"])
    var terms = ServerTerms()
    terms.widening = ["write_file"]
    #expect(try await bench.approve("files", terms) == .terms)
    #expect(bench.decide("write_file").isAllowed)
    try await bench.registry.narrow(
      .server,
      "files",
      tools: [],
      capabilities: [.filesystem],
      reason: "none",
      bench.writer
    )
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.capability_scope")
    #expect(try await bench.observe(.sample()).shown.toolNames.isEmpty)
  }

  /// An empty scope is nothing: what was approved with no tool allows none.
  @Test func onlyTheNamedTools() async throws {
    let bench = try RegistryBench()
    try await bench.register()
    try await bench.approve()
    try await bench.observe(.sample())
    var terms = ServerTerms()
    terms.only = ["read_file"]
    try await bench.approve("files", terms)
    #expect(bench.decide("read_file").isAllowed && !bench.decide("write_file").isAllowed)
    #expect(try bench.registry.server("files").pending.keys.sorted() == [.introduction, ItemKey(.tool, "write_file")])
    try await bench.registry.deny(
      .server,
      "files",
      items: [ItemKey(.tool, "read_file")],
      reason: "too much",
      bench.writer
    )
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.tool_scope")
    // What was taken back by name comes back only by name.
    try await bench.approve()
    #expect(!bench.decide("read_file").isAllowed && bench.decide("write_file").isAllowed)
    try await bench.approve("files", terms)
    #expect(bench.decide("read_file").isAllowed)
  }

  @Test func reviewsFallDue() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    #expect(bench.decide("read_file", at: bench.after(days: 89)).isAllowed)
    let late = bench.decide("read_file", at: bench.after(days: 90)).refusal
    #expect(late?.ruleID == "mcp.registry.requires_approval" && late?.reason.contains("review") == true)
    #expect(try bench.registry.shown("files", at: bench.after(days: 91)) == ShownSurface())
    #expect(throws: GovernanceError(.refused, "")) { try bench.registry.launch("files", at: bench.after(days: 91)) }
    #expect(try await bench.approve("files", days: 200) == .terms)
    #expect(bench.decide("read_file", at: bench.after(days: 91)).isAllowed)
    await #expect(throws: GovernanceError(.refused, "")) { try await bench.approve("files", days: 367) }
    await #expect(throws: GovernanceError(.refused, "")) { try await bench.approve("files", days: 0) }
  }

  @Test func experimentsNeedAPerson() async throws {
    let bench = try RegistryBench()
    try await bench.register()
    var terms = ServerTerms()
    terms.tier = .experimental
    try await bench.approve("files", terms)
    try await bench.observe(.sample())
    // Nobody has to say it again.
    try await bench.approve("files")
    let refusal = bench.decide("read_file").refusal
    #expect(refusal?.ruleID == "mcp.registry.requires_approval" && refusal?.outcome == .requireApproval)
    terms.tier = .blocked
    await #expect(throws: GovernanceError(.refused, "")) { try await bench.approve("files", terms) }
  }

  @Test func declaredArguments() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    var terms = ServerTerms()
    terms.arguments = [ArgumentRule(tool: "read_file", argument: "path", role: .data)]
    try await bench.approve("files", terms)
    guard case .allowed(let call) = bench.decide("read_file") else { throw Unexpected() }
    #expect(call.arguments == terms.arguments)
  }

  @Test func agents() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    // As long as nobody registered one they are not told apart.
    #expect(bench.decide("read_file", agent: "whoever").isAllowed)
    try await bench.registry.register(
      agent: "claude-code",
      type: "coding-agent",
      vendor: nil,
      owner: nil,
      reason: "ours",
      bench.writer
    )
    #expect(bench.decide("read_file", agent: "whoever").refusal?.ruleID == "agent.registry.unknown")
    #expect(bench.decide("read_file").refusal?.ruleID == "agent.registry.requires_approval")
    func approve(_ repositories: [String], _ tools: [String]) async throws {
      let asked = try bench.registry.proposal(
        agent: "claude-code",
        repositories: repositories,
        tools: tools,
        expires: bench.after(days: 30),
        reason: "ok"
      )
      try await bench.registry.grant(asked, by: bench.alice, at: RegistryBench.start, bench.writer)
    }
    try await approve([], [])
    #expect(bench.decide("read_file").refusal?.ruleID == "agent.registry.repository_scope")
    try await approve(["/repo"], ["files/read_file"])
    #expect(bench.decide("read_file").isAllowed)
    #expect(bench.decide("read_file", repository: "/repo/sub").isAllowed)
    #expect(bench.decide("read_file", repository: "/repository").refusal?.ruleID == "agent.registry.repository_scope")
    #expect(bench.decide("read_file", repository: nil).refusal?.ruleID == "agent.registry.repository_scope")
    #expect(bench.decide("write_file").refusal?.ruleID == "agent.registry.tool_scope")
    try await bench.registry.narrow(.agent, "claude-code", tools: ["files/read_file"], reason: "no", bench.writer)
    #expect(bench.decide("read_file").refusal?.ruleID == "agent.registry.tool_scope")
    try await approve(["*"], ["files"])
    #expect(bench.decide("write_file", repository: nil).isAllowed)
    try await bench.registry.block(.agent, "claude-code", reason: "left", bench.writer)
    #expect(bench.decide("read_file").refusal?.ruleID == "agent.registry.blocked")
    // Removing the last agent does not open the door again.
    try await bench.registry.remove(.agent, "claude-code", reason: "gone", bench.writer)
    #expect(bench.decide("read_file", agent: "other").refusal?.ruleID == "agent.registry.unknown")
  }

  @Test(arguments: ["", "Files", "a__b", "-a", "_a", "a_", "a b", "аb", "a/b", String(repeating: "a", count: 65)])
  func badNames(name: String) async throws {
    let bench = try RegistryBench()
    await #expect(throws: GovernanceError(.badName, "")) { try await bench.register2(name) }
  }

  @Test(arguments: ["fi1es", "fi-les", "f-iles", "flles"])
  func namesThatLookAlike(name: String) async throws {
    let bench = try RegistryBench()
    try await bench.register("files")
    await #expect(throws: GovernanceError(.exists, "")) { try await bench.register2(name) }
    await #expect(throws: GovernanceError(.exists, "")) { try await bench.register2("files") }
  }

  private struct Unexpected: Error {}
}

extension RegistryBench {
  fileprivate func register2(_ name: String) async throws {
    let launch = try LaunchDefinition(command: "/bin/true", arguments: [])
    try await registry.register(server: name, launch, owner: nil, source: nil, reason: "x", writer)
  }
}
