import Testing

@testable import Policy

struct GlobTests {
  @Test(arguments: [
    // pattern, path, matches
    ("**/.env", "/.env", true), ("**/.env", "/a/b/.env", true), ("**/.env", "/a/.env/b", false),
    ("**/.env", "/a/x.env", false), ("/a/*", "/a/b", true), ("/a/*", "/a/b/c", false), ("/a/*", "/a/", true),
    ("/a/**", "/a", true), ("/a/**", "/a/b/c", true), ("/a/**", "/ab", false), ("/a/**/z", "/a/z", true),
    ("/a/**/z", "/a/b/c/z", true), ("/a/**/z", "/a/bz", false), ("/a/?", "/a/b", true), ("/a/?", "/a/bc", false),
    ("/a/?", "/a//", false), ("/a/?", "/a/é", true), ("/a/[bc]", "/a/c", true), ("/a/[!bc]", "/a/c", false),
    ("/a/[^bc]", "/a/d", true), ("/a/[!b]", "/a//", false), ("/a/[a-c]x", "/a/bx", true), ("/a/[]x]", "/a/]", true),
    ("/a/\\*", "/a/*", true), ("/a/\\*", "/a/b", false), ("**/*.pem", "/x/y.pem", true),
    ("**/*.pem", "/x/y.pem/z", false), ("**/x*y/**", "/a/x1y", true), ("**/x*y/**", "/a/x1y/b", true),
    ("**", "/anything/at/all", true), ("/a**b", "/a/x/b", true), ("**/文档", "/文档", true),
    ("**/k", "/\u{212A}", false), ("**/é", "/e\u{301}", false),
  ])
  func matchesPaths(_ pattern: String, _ path: String, _ expected: Bool) throws {
    #expect(try Glob.path(pattern).get().matches(path.utf8, folding: false) == expected)
  }

  @Test(arguments: [
    ("*", "", true), ("*", "a/b c", true), ("a*", "a/b", true), ("*secret*", "get/Secrets", true), ("a?c", "a/c", true),
    ("push", "PUSH", true), ("x", "xy", false),
  ])
  func matchesTextsInEitherCase(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try Glob.text(pattern).get().matches(text.utf8, folding: true) == expected)
  }

  @Test(arguments: ["", "/", "a[b", "a\\", "[é]", String(repeating: "?", count: 70)])
  func refuses(_ pattern: String) {
    #expect(throws: GlobFault.self) { try Glob.path(pattern).get() }
  }

  @Test(arguments: [
    ("/home/dev/.ssh/**", "/home/dev", true), ("/home/dev/.ssh/**", "", true), ("/home/dev/.ssh/**", "/home/de", false),
    ("/home/*/.ssh/**", "/home/dev", true), ("/home/*/.ssh/**", "/home/dev/src", false), ("/etc/**", "/etc/x", true),
    ("**/.git", "/srv/app/build", false), ("**/.git/hooks/**", "/srv/app/.git", true), ("/proc/*/mem", "/proc", true),
    ("**/*.pem", "/srv/app/build", false),
  ])
  func tellsWhatIsBelow(_ pattern: String, _ directory: String, _ expected: Bool) throws {
    #expect(try Glob.path(pattern).get().canMatchBelow(directory.utf8, folding: false) == expected)
  }

  /// A pattern that sends a backtracking matcher through 2^n ways; linear here, so it is simply answered.
  @Test(.timeLimit(.minutes(1)))
  func isLinear() throws {
    let pattern = String(repeating: "*a", count: 25) + "b"
    let text = String(repeating: "a", count: 100_000)
    #expect(try Glob.text(pattern).get().matches(text.utf8, folding: false) == false)
    #expect(try Glob.path("/" + pattern).get().matches(("/" + text).utf8, folding: true) == false)
  }
}
