import Model
import Policy
import Testing

struct FileRuleTests {
  private static func pack(_ match: String, on kind: String = "read", outcome: String = "block") throws -> Pack {
    try PolicyFixtures.pack(
      "rules: [{id: r, on: \(kind), match: \(match), outcome: \(outcome), reason: x}]\ndefaults: {\(kind): warn}"
    )
  }

  @Test(arguments: [
    (".env", "/srv/app/a/.env", true), (".env", "/elsewhere/.ENV", true), ("iam/**", "/srv/app/iam/x.tf", true),
    ("iam/**", "/srv/app/src/iam/x.tf", false), ("iam/**", "/other/iam/x.tf", false),
    ("~/.ssh/**", "/home/dev/.ssh", true),
    ("~/.ssh/**", "/home/dev/.sshx", false), ("./src", "/srv/app/src", true), ("./src", "/srv/app/x/src", false),
    ("/etc/**", "/etc/x", true), ("src/**", "/srv/application/src/x", false),
  ])
  func patternsHaveTheirBase(_ pattern: String, _ path: String, _ expected: Bool) throws {
    let verdict = PolicyFixtures.verdict(try Self.pack("{path: '\(pattern)'}"), [.read(path)])
    #expect(verdict.outcome == (expected ? .block : .warn))
  }

  @Test func aRestrictionMatchesEitherName() throws {
    let pack = try Self.pack("{path: '**/.env'}")
    for (path, real) in [("/srv/app/notes", "/srv/app/.env"), ("/srv/app/.env", "/srv/app/notes")] {
      let effect = Effect(.read(FileTarget(given: path, path: path, real: real)))
      #expect(PolicyFixtures.verdict(pack, [effect]).outcome == .block)
    }
  }

  @Test func aPermissionNeedsBothNamesAndTheirCase() throws {
    let pack = try Self.pack("{path: 'docs/**'}", outcome: "allow")
    func outcome(_ path: String, _ real: String) -> Outcome {
      PolicyFixtures.verdict(pack, [Effect(.read(FileTarget(given: path, path: path, real: real)))]).outcome
    }
    #expect(outcome("/srv/app/docs/a", "/srv/app/docs/a") == .allow)
    #expect(outcome("/srv/app/docs/a", "/etc/passwd") == .warn)
    #expect(outcome("/srv/app/a", "/srv/app/docs/a") == .warn)
    #expect(outcome("/srv/app/Docs/a", "/srv/app/Docs/a") == .warn)
  }

  @Test func exceptionsHoldForTheNameThatMatches() throws {
    let pack = try Self.pack("{path: '**/.env.*', not_path: '**/*.example'}")
    #expect(PolicyFixtures.verdict(pack, [.read(".env.example")]).outcome == .warn)
    #expect(PolicyFixtures.verdict(pack, [.read(".env.EXAMPLE")]).outcome == .block)
    let link = FileTarget(given: "x", path: "/srv/app/.env.example", real: "/srv/app/.env.local")
    #expect(PolicyFixtures.verdict(pack, [Effect(.read(link))]).outcome == .block)
  }

  @Test(arguments: [
    ("worktree", "/srv/app", true), ("worktree", "/srv/app/x", true), ("worktree", "/srv/appendix", false),
    ("worktree", "/srv/other/x", false), ("temporary", "/tmp/x", true), ("temporary", "/tmp", false),
    ("home", "/home/dev/x", true), ("outside", "/etc/x", true), ("outside", "/home/dev/x", false),
  ])
  func zones(_ zone: String, _ path: String, _ expected: Bool) throws {
    let pack = try Self.pack("{where: \(zone)}", on: "write")
    let around = Surroundings(
      workTrees: ["/srv/app"],
      otherTrees: ["/srv/other"],
      home: "/home/dev",
      temporary: ["/tmp"]
    )
    let verdict = PolicySet(layers: [Layer(.user, pack)]).judge([.write(path)], in: around)
    #expect(verdict.outcome == (expected ? .block : .warn))
  }

  @Test func patternsAreRelativeToOtherWorkTreesToo() throws {
    let pack = try Self.pack("{path: 'iam/**'}", on: "write")
    let around = Surroundings(workTrees: ["/srv/app"], otherTrees: ["/srv/other"], home: "/home/dev", temporary: [])
    let verdict = PolicySet(layers: [Layer(.user, pack)]).judge([.write("/srv/other/iam/x")], in: around)
    #expect(verdict.outcome == .block)
  }

  @Test(arguments: [
    ("~/.ssh/**", "~", true), ("~/.ssh/**", "/", true), ("./.git/**", ".", true), ("./.git/**", "build", false),
    ("**/.git/**", "build", false), ("/etc/**", "/etc", true),
  ])
  func deletingADirectoryTouchesWhatIsInIt(_ pattern: String, _ path: String, _ expected: Bool) throws {
    let verdict = PolicyFixtures.verdict(
      try Self.pack("{path: '\(pattern)'}", on: "delete"),
      [.delete(path, recursive: true)]
    )
    #expect(verdict.outcome == (expected ? .block : .warn))
  }
}
