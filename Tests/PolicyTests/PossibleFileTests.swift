import Model
import Testing

@testable import Policy

/// Files that are only possibly meant: restrictions by name speak of them, nothing else does.
@Suite struct PossibleFileTests {
  private static let pack = """
    defaults: { run: allow, read: allow, write: block }
    rules:
      - { id: hooks, on: write, match: { path: "**/.git/hooks/**" }, outcome: block, severity: high, reason: r }
      - { id: review, on: write, match: { path: "iam/**" }, outcome: require_approval, severity: high, reason: r }
      - { id: outside, on: write, match: { where: [outside, home] }, outcome: block, severity: high, reason: r }
      - { id: tree, on: write, match: { where: worktree }, outcome: allow, severity: low, reason: r }
    """

  private static func outcome(_ path: String, possible: Bool) throws -> Outcome {
    let file = FileTarget(given: path, path: path, real: path, recursive: true, possible: possible)
    let run = Effect(.run(ProgramRun(program: "x", written: "x", arguments: [])))
    return try PolicyFixtures.verdict(PolicyFixtures.pack(pack), [run, Effect(.write(file))]).outcome
  }

  @Test(arguments: [
    ("/srv/app/.git/hooks/pre-commit", Outcome.block, Outcome.block), ("/srv/app/.git", .block, .block),
    ("/srv/app/iam/x", .requireApproval, .requireApproval), ("/usr/include/x.h", .allow, .block),
    ("/srv/app/src/x", .allow, .allow),
  ])
  func judged(path: String, possible: Outcome, certain: Outcome) throws {
    #expect(try Self.outcome(path, possible: true) == possible)
    #expect(try Self.outcome(path, possible: false) == certain)
  }
}
