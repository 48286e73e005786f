import Testing

@testable import Effects

/// Git in a command line.
@Suite struct GitCommandTests {
  @Test(arguments: [
    ("git status", "run git status; git status"),
    ("git push origin main", "run git push origin main; git push [main]; connect ssh://github.com"),
    ("git push -f", "run git push -f; git push [feature] force; connect ssh://github.com"),
    (
      "git -C docs push origin +main",
      "run git -C docs push origin +main; git push [main] force; connect ssh://github.com"
    ),
    (
      "cd docs && git push --mirror",
      "run cd docs; run git push --mirror; git push [*] force deletes; connect ssh://github.com"
    ),
    (#"git commit -m "$(cat msg)""#, #"run cat msg; read msg; run git commit -m "$(cat msg)"; git commit"#),
    ("git show HEAD:.env", "run git show HEAD:.env; git show; read .env"),
    (#"git "$X""#, #"run git "$X"; opaque; opaque"#),
    (#"git checkout "$B""#, #"run git checkout "$B"; opaque; git checkout"#),
    ("git -c core.pager=x log", "run git -c core.pager=x log; opaque; git log"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
