import Model
import Policy
import Testing

/// The reference's golden decisions against our own baseline, and where it says more.
struct BaselineParityTests {
  @Test(arguments: [
    ("read .env", [Effect.read(".env")], Outcome.block, "filesystem.read.block", Severity.high),
    ("terraform plan", [.run("terraform", "plan")], .allow, "commands.allow", .low),
    (
      "terraform apply", [.run("terraform", "apply", "-auto-approve")], .block, "commands.block", .critical
    ),
    ("write iam", [.write("iam/admin-role.tf")], .requireApproval, "filesystem.write.require_approval", .high),
    (
      "write policies", [.write("policies/x/policy.yaml")], .requireApproval, "filesystem.write.require_approval", .high
    ),
    ("push main", [.push("main")], .block, "git.protected_branch.block_direct_push", .high),
    (
      "unknown server", [Effect(.mcp(server: "unknown-filesystem", tool: "read_file"))], .block,
      "mcp.server.trust.block_unknown", .high
    ),
    ("unknown command", [.run("frobnicate", "-x")], .requireApproval, "commands.default.require_approval", .medium),
    // `rm` is a known command here, whose rule on temporary directories says more than the reference's default.
    (
      "rm in /tmp", [.run("rm", "-rf", "/tmp/important"), .delete("/tmp/important", recursive: true)], .requireApproval,
      "files.remove_temporary_tree", .medium
    ),
    ("feature branch", [.push("feature/x")], .allowWithAttestation, "git.push.attest", .medium),
    ("force push", [.push("feature/x", force: true)], .block, "git.force_push.block", .high),
    ("every ref", [.push("*")], .block, "git.protected_branch.block_direct_push", .high),
    ("sudo", [Effect(.privilege("sudo"))], .requireApproval, "privilege.borrow", .high),
    ("opaque", [Effect(.opaque("x"))], .requireApproval, "opaque.default.require_approval", .medium),
  ])
  func decides(_ name: String, _ effects: [Effect], _ outcome: Outcome, _ rule: String, _ severity: Severity) throws {
    let verdict = PolicyFixtures.verdict(try PolicyFixtures.baseline(), effects)
    #expect(verdict.outcome == outcome)
    #expect(verdict.leading.ruleID == rule)
    #expect(verdict.severity == severity)
  }
}
