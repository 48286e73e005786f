import Model
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

  /// A push without a branch goes where the line has switched to by then.
  @Test(arguments: [
    ("git switch main; git push", ["main", "feature"]),
    ("git checkout main && git merge x && git push", ["main", "feature"]),
    ("git switch main && git push", ["main"]), ("git checkout -b fix && git push -u origin HEAD", ["fix"]),
    ("git checkout -b fix; git push origin HEAD", ["fix", "feature"]),
    ("git branch -m main; git push origin HEAD", ["main", "feature"]),
    ("git switch -c main && git push", ["main"]), ("git switch --create=main && git push", ["main"]),
    ("(git switch main); git push", ["main", "feature"]),
    ("bash -c 'git checkout main'; git push", ["main", "feature"]),
    ("git symbolic-ref HEAD refs/heads/main && git push", ["main"]), ("git checkout -- main; git push", ["feature"]),
    ("git checkout -t origin/main && git push", ["main", "feature"]), ("git checkout a b; git push", ["feature"]),
    ("git stash branch main && git push", ["main"]), ("git rebase x main && git push", ["main"]),
    ("f() { git switch main; }; f; git push", ["main", "feature"]), ("git push", ["feature"]),
    ("git checkout main README.md; git push", ["feature"]), ("git switch main || git push", ["main", "feature"]),
  ])
  func switched(line: String, branches: [String]) {
    var pushed: Set<String> = []
    for effect in CommandWorld.expand(line) {
      guard case .git(let operation) = effect.kind, operation.operation == "push" else { continue }
      pushed.formUnion(operation.refs)
    }
    #expect(pushed == Set(branches))
  }

  /// What it switches to cannot be told.
  @Test(arguments: [
    "git checkout -; git push", "git switch @{-1}; git push", "git switch \"$b\"; git push",
    "git checkout --detach; git push",
  ])
  func unknownBranch(line: String) { #expect(CommandWorld.summary(line).contains("opaque")) }
}
