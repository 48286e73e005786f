import CanonicalJSON
import Evidence
import Foundation
import Model
import Signing
import TestSupport
import Testing

@testable import Governance

/// Nobody grants without an approver's signature over just that, made after the last change.
@Suite struct ForgedGrantTests {
  @Test func aStatementOfAnotherServer() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let granted = try #require(try bench.newest(.granted))
    try await bench.register("other")
    try await bench.forge(.granted, "other", granted.details)
    #expect(bench.decide("read_file", of: "other").refusal?.ruleID == "mcp.registry.requires_approval")
    #expect(try bench.registry.server("other").trail.voids.first?.contains("another") == true)
  }

  @Test func anOldStatementAfterADenial() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let granted = try #require(try bench.newest(.granted))
    try await bench.registry.deny(.server, "files", reason: "no", bench.writer)
    try await bench.forge(.granted, "files", granted.details)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
    #expect(try bench.registry.server("files").trail.voids.first?.contains("before the last change") == true)
    #expect(bench.decide("read_file", try bench.reopened()).refusal?.ruleID == "mcp.registry.blocked")
  }

  @Test func anOldStatementAfterANewRegistration() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let granted = try #require(try bench.newest(.granted))
    let launch = try LaunchDefinition(command: "/bin/sh", arguments: ["-c", "evil"])
    try await bench.registry.register(
      server: "files",
      launch,
      owner: nil,
      source: nil,
      replaces: true,
      reason: "x",
      bench.writer
    )
    try await bench.forge(.granted, "files", granted.details)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.requires_approval")
    #expect(throws: GovernanceError(.refused, "")) { try bench.registry.launch("files", at: RegistryBench.start) }
  }

  /// More tools beside a signature that was made over fewer.
  @Test func otherContent() async throws {
    let bench = try RegistryBench()
    try await bench.register()
    try await bench.approve()
    try await bench.observe(.sample())
    var terms = ServerTerms()
    terms.only = ["read_file"]
    try await bench.approve("files", terms)
    var details = try #require(try bench.newest(.granted)).details
    var content = try #require(details["content"]?.objectValue)
    content["tools"] = ["read_file", "write_file"]
    details["content"] = .object(content)
    try await bench.forge(.granted, "files", details)
    #expect(!bench.decide("write_file").isAllowed)
    #expect(bench.decide("read_file").isAllowed)
    #expect(try bench.registry.server("files").trail.voids.count == 1)
  }

  @Test func signedByNobodyOnTheList() async throws {
    let bench = try RegistryBench()
    let mallory = try NoteSigner(name: "mallory", key: .generate())
    try await bench.register()
    await #expect(throws: GovernanceError(.unknown, "")) { try await bench.approve("files", by: mallory) }
    // Put on the list for a moment, and taken off again.
    try bench.list(mallory)
    try await bench.approve("files", by: mallory)
    #expect(try bench.registry.startable(at: RegistryBench.start).count == 1)
    try bench.unlist("mallory")
    #expect(try bench.registry.startable(at: RegistryBench.start).isEmpty)
    #expect(bench.decide("read_file").refusal?.reason.contains("no approver any more") == true)
    // Another key under the name of an approver is not that approver.
    let false1 = try NoteSigner(name: "alice", key: .generate())
    await #expect(throws: GovernanceError(.unknown, "")) { try await bench.approve("files", by: false1) }
  }

  @Test func aListThatCannotBeReadListsNobody() async throws {
    let bench = try RegistryBench()
    try await bench.approved()
    let file = "\(bench.approvers.directory)/alice.pub"
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.requires_approval")
  }

  @Test func aStatementOfAnotherMachine() async throws {
    let (here, there) = (try RegistryBench(), try RegistryBench())
    try here.list(there.alice)
    try await there.register()
    try await there.approve()
    let granted = try #require(try there.newest(.granted))
    try await here.register()
    try await here.forge(.granted, "files", granted.details)
    #expect(try here.registry.startable(at: RegistryBench.start).isEmpty)
    #expect(try here.registry.server("files").trail.voids.first?.contains("another machine") == true)
  }

  /// Two at once: the second signature was made without knowing the first.
  @Test func changedWhileAsked() async throws {
    let bench = try RegistryBench()
    try await bench.register()
    let asked = try bench.registry.proposal(
      server: "files",
      ServerTerms(),
      bench.resolver,
      expires: bench.after(days: 9),
      reason: "x",
      at: RegistryBench.start
    ).proposal
    try await bench.registry.block(.server, "files", reason: "stop", bench.writer)
    await #expect(throws: GovernanceError(.refused, "")) {
      try await bench.registry.grant(asked, by: bench.alice, at: RegistryBench.start, bench.writer)
    }
    #expect(bench.decide("read_file").refusal?.ruleID == "mcp.registry.blocked")
  }

  @Test func aSecretIsNotWrittenDown() async throws {
    let bench = try RegistryBench()
    let token = "ghp_" + String(repeating: "a1B2", count: 9)
    let launch = try LaunchDefinition(command: "/bin/true", arguments: ["--token", token])
    await #expect(throws: GovernanceError(.badContent, "")) {
      try await bench.registry.register(server: "x", launch, owner: nil, source: nil, reason: "x", bench.writer)
    }
    let taken = LaunchDefinition.Variable.taking("GITHUB_TOKEN", token)
    #expect(taken.wasSecret && taken.variable.value == .reference("GITHUB_TOKEN"))
    let plain = LaunchDefinition.Variable.taking("LOG_LEVEL", "debug")
    #expect(!plain.wasSecret && plain.variable.value == .literal("debug"))
    #expect(LaunchDefinition.Variable.taking("A", "${env:B}").variable.value == .reference("B"))
  }
}
