import Model
import Policy
import Testing

/// What the patterns of `commands` mean, as permission and as restriction.
struct CommandPatternTests {
  private static func outcome(_ key: String, _ pattern: String, _ line: String) throws -> Outcome {
    let pack = try PolicyFixtures.pack("commands: {\(key): ['\(pattern)']}\ndefaults: {run: warn}")
    return PolicyFixtures.verdict(pack, [.run(line.split(separator: " ").map(String.init))]).outcome
  }

  @Test(arguments: [
    // pattern, command, allowed
    ("pytest*", "pytest", true), ("pytest*", "pytest -q tests", true), ("pytest*", "pytest-evil", false),
    ("pytest*", "/usr/bin/pytest -q", true), ("pytest", "pytest -q", false), ("pytest", "pytest", true),
    ("npm test", "npm test", true), ("npm test", "npm test --script-shell=/tmp/x", false),
    ("git status*", "git status --short", true), ("git status*", "git -c core.pager=x status", false),
    ("git status *", "git statusx", false), ("aws iam get*", "aws iam get-role --role-name r", true),
    ("aws iam get*", "aws --profile x iam get-role", false), ("git status*", "Git status", false),
  ])
  func permits(_ pattern: String, _ line: String, _ expected: Bool) throws {
    #expect(try Self.outcome("allow", pattern, line) == (expected ? .allow : .warn))
  }

  @Test(arguments: [
    ("terraform apply*", "terraform apply -auto-approve", true),
    ("terraform apply*", "terraform -chdir=infra apply", true),
    ("terraform apply*", "terraform plan -out apply", false), ("terraform apply*", "/opt/bin/terraform apply", true),
    ("kubectl delete*", "kubectl --context prod delete ns x", true),
    ("kubectl delete*", "kubectl -n delete get x", true),
    ("kubectl delete*", "kubectl get deleted-items", false), ("git push --force*", "git push --force-with-lease", true),
    ("gh pr merge*--admin*", "gh pr merge 12 --admin", true), ("gh pr merge*--admin*", "gh pr merge 12", false),
    ("npm test", "npm test --watch", true), ("TERRAFORM apply*", "terraform APPLY", true),
    ("redis-cli FLUSHALL*", "redis-cli -h prod -n 0 flushall async", true),
    ("redis-cli FLUSHALL*", "redis-cli GET flushall", false), ("mkfs*", "mkfs.ext4 /dev/sda1", true),
  ])
  func restricts(_ pattern: String, _ line: String, _ expected: Bool) throws {
    for (key, outcome) in [("block", Outcome.block), ("require_approval", .requireApproval)] {
      #expect(try Self.outcome(key, pattern, line) == (expected ? outcome : .warn))
    }
  }

  @Test(arguments: [
    ("{program: tool, options: ['-r']}", "tool -xr y", true),
    ("{program: tool, options: ['-r']}", "tool --rr y", false),
    ("{program: tool, options: ['--all']}", "tool --all=x", true),
    ("{program: tool, options: ['--all']}", "tool --al", false),
    ("{program: [a, b]}", "b", true), ("{program: tool, args: [x, 'y*'], anywhere: true}", "tool yes -q x", true),
    ("{program: tool, args: [x, y]}", "tool y x", false), ("{args: [x]}", "anything x", true),
  ])
  func rulesMatch(_ match: String, _ line: String, _ expected: Bool) throws {
    let pack = try PolicyFixtures.pack(
      "rules: [{id: r, on: run, match: \(match), outcome: block, reason: x}]\ndefaults: {run: allow}"
    )
    let verdict = PolicyFixtures.verdict(pack, [.run(line.split(separator: " ").map(String.init))])
    #expect(verdict.outcome == (expected ? .block : .allow))
  }
}
