import Model
import Testing

@testable import Policy

/// A recursive reading is judged by the files that it would open, and names the one that decides.
@Suite struct ListedFileTests {
  private static func verdict(_ below: [String]) throws -> Verdict {
    let tree = FileTarget(given: ".", path: "/srv/app", real: "/srv/app", recursive: true, below: below)
    return PolicyFixtures.verdict(try PolicyFixtures.baseline(), [Effect(.read(tree))])
  }

  @Test(arguments: [
    ".env", "config/master.key", "deep/er/id_rsa", "ops/prod.tfvars", "apps/web/.env.local", "certs/server.pem",
    ".NPMRC",
    ".secrets/x",
  ])
  func blocked(name: String) throws {
    let verdict = try Self.verdict(["/srv/app/a.c", "/srv/app/\(name)", "/srv/app/b.c"])
    #expect(verdict.outcome == .block)
    #expect(verdict.leading.reason.contains("/srv/app/\(name)"))
  }

  @Test(arguments: ["README.md", ".env.example", "src/env.ts", "docs/keys.md", "public.pem", "id_rsa.pub", "monkey"])
  func allowed(name: String) throws {
    #expect(try Self.verdict(["/srv/app/\(name)"]).outcome == .allow)
  }

  @Test(arguments: ["**/.env", "*.pem", "~/.aws/**", "/etc/*.d/x", "iam/**", "**/a?c", "**/x[0-9].key"])
  func theIndexFindsEveryMatch(pattern: String) throws {
    let compiled = try #require(try? PathPattern.compile(pattern).get())
    var index = PathRuleIndex(.read)
    var count = 0
    index.insert(7, FileMatcher(operation: .read, patterns: [compiled], exceptions: [], zones: []))
    for path in [
      "/srv/app/.env", "/x/y.pem", "/home/dev/.aws/config", "/etc/a.d/x", "/srv/app/iam/r/x", "/q/abc", "/x1.key",
      "/X2.KEY", "/a", "/srv/app/IAM/x", "/HOME/dev/.AWS/config",
    ] where compiled.matches(path, in: PolicyFixtures.surroundings, folding: true) {
      count += 1
      #expect(index.candidates(for: .test(path), in: PolicyFixtures.surroundings).contains(7))
    }
    #expect(count > 0)
  }
}
