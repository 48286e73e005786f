import CanonicalJSON
import Model
import Testing

@testable import Effects

@Suite struct GitEffectsTests {
  static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file("ref: refs/heads/feature\n"),
    "/srv/app/.git/config": .file(
      """
      [remote "origin"]
      \turl = git@github.com:acme/app.git
      [remote "local"]
      \turl = /srv/origin.git
      [remote "mirror"]
      \turl = https://mirror.example/app.git
      \tmirror = true
      [remote "spec"]
      \turl = https://spec.example/app.git
      \tpush = +HEAD:refs/heads/main
      [branch "feature"]
      \tremote = origin
      \tmerge = refs/heads/main
      """
    ), "/srv/app/.env": .file(""), "/srv/app/src/a.c": .file(""), "/srv/detached/.git/HEAD": .file("4b825dc\n"),
  ])

  private func effects(_ line: String, in directory: String = "/srv/app") -> [Effect] {
    GitEffects(workspace: Self.world.workspace).effects(
      arguments: line.split(separator: " ").map(String.init),
      in: directory,
      origin: .action
    )
  }

  private func operations(_ effects: [Effect]) -> [GitOperation] {
    effects.compactMap { if case .git(let operation) = $0.kind { operation } else { nil } }
  }

  /// The refs that a push would change on the other side, and how.
  @Test(arguments: [
    ("push origin main", ["main"], false, false), ("push -u origin HEAD", ["feature"], false, false),
    ("push origin HEAD:main", ["main"], false, false), ("push origin +feature:refs/heads/main", ["main"], true, false),
    ("push origin :main", ["main"], false, true), ("push origin --delete main", ["main"], false, true),
    ("push -d origin main", ["main"], false, true), ("push -fu origin feature", ["feature"], true, false),
    ("push --forc origin feature", ["feature"], true, false), ("push -- origin main", ["main"], false, false),
    ("push --force-with-lease origin feature", ["feature"], false, false),
    ("push --force --force-with-lease origin feature", ["feature"], true, false),
    ("push --force --no-force origin feature", ["feature"], false, false),
    ("push", ["feature", "main"], false, false), ("push origin", ["feature", "main"], false, false),
    ("push --all", ["*"], false, false), ("push --mirror", ["*"], true, true), ("push --mir", ["*"], true, true),
    ("push mirror", ["*"], true, true), ("push spec", ["main"], true, false),
    ("push origin refs/heads/*:refs/heads/*", ["*"], false, false), ("push origin :", ["*"], false, false),
    ("push --tags", ["refs/tags/*"], false, false), ("push origin tag v1", ["refs/tags/v1"], false, false),
    ("push -o ci.skip origin main", ["main"], false, false), ("push --repo origin", ["feature", "main"], false, false),
    ("push --push-option x origin main dev", ["main", "dev"], false, false),
    ("push origin heads/main", ["main"], false, false), ("-C src/.. push origin main", ["main"], false, false),
    ("--no-pager push origin main", ["main"], false, false), ("push origin @:release/1", ["release/1"], false, false),
  ])
  func pushes(line: String, refs: [String], force: Bool, deletes: Bool) {
    let operation = operations(effects(line)).first
    #expect(operation?.operation == "push")
    #expect(operation?.refs.sorted() == refs.sorted())
    #expect(operation?.force == force)
    #expect(operation?.deletes == deletes)
  }

  @Test func pushReachesTheRemotesHost() {
    #expect(effects("push origin main").contains(Effect(.connect(Endpoint(host: "github.com", scheme: "ssh")))))
    #expect(effects("push local main").map(\.name) == ["git"])
    #expect(effects("push ext::sh main").map(\.name) == ["git", "opaque"])
    #expect(effects("push elsewhere main").map(\.name) == ["git", "opaque"])
  }

  @Test func whatCannotBeToldIsOpaque() {
    #expect(effects("push origin HEAD", in: "/srv/detached").contains { $0.name == "opaque" })
    for line in [
      "st", "-c alias.x=!id x", "-c core.pager=id log", "--config-env=core.pager=X log", "--git-dir=/x status",
      "config alias.x !id",
      "clone -u id origin x", "rebase -x id main", "rebase --exec id", "grep -Oless x", "fetch --upload-pack=id origin",
      "bisect run id", "submodule foreach id", "filter-branch x", "push --receive-pack=id origin main",
      "config core.hooksPath x",
      "-c include.path=x log", "difftool", "add :(top).env",
    ] {
      #expect(effects(line).contains { $0.name == "opaque" }, "git \(line)")
    }
  }

  @Test(arguments: [
    ("status", ["status"]), ("reset --hard HEAD~1", ["reset --hard"]), ("reset --h", ["reset --hard"]),
    ("reset x", ["reset"]),
    ("clean -fdx", ["clean --force"]), ("clean -nf", ["clean --dry-run"]), ("branch -D x", ["branch -D"]),
    ("branch", ["branch"]), ("stash", ["stash push"]), ("stash drop", ["stash drop"]), ("commit -m push", ["commit"]),
    ("commit -nm x", ["commit --no-verify"]), ("commit --amend --no-verify", ["commit --amend", "commit --no-verify"]),
    ("checkout main", ["checkout"]), ("checkout -f main", ["checkout --force"]),
    ("checkout -- src/a.c", ["checkout", "checkout --"]),
    ("checkout src/a.c", ["checkout", "checkout --"]), ("remote add x https://h.example/x", ["remote add"]),
    ("config user.name", ["config get"]),
    ("config --global user.name x", ["config set --global"]), ("config set user.name x", ["config set"]),
    ("push --no-verify origin feature", ["push", "push --no-verify"]), ("", ["help"]), ("--version", ["help"]),
    ("tag -d v1", ["tag --delete"]), ("reflog expire --all", ["reflog expire"]),
    ("push -n origin main", ["push --dry-run"]),
    ("log -n 3", ["log"]), ("checkout -bfix-B", ["checkout"]), ("clean -e -f", ["clean"]),
    ("pull --rebase", ["pull --rebase"]),
  ])
  func operationNames(line: String, names: [String]) {
    #expect(operations(effects(line)).map(\.operation) == names)
  }

  @Test(arguments: [
    ("show HEAD:.env", "read", "/srv/app/.env"), ("diff -- .env", "read", "/srv/app/.env"),
    ("add .env", "read", "/srv/app/.env"),
    ("log -p .env", "read", "/srv/app/.env"), ("cat-file -p main:.env", "read", "/srv/app/.env"),
    ("blame .env", "read", "/srv/app/.env"),
    ("diff --output=.env", "write", "/srv/app/.env"), ("archive -o out.tar HEAD", "write", "/srv/app/out.tar"),
    ("rm src/a.c", "delete", "/srv/app/src/a.c"), ("mv src/a.c b.c", "write", "/srv/app/b.c"),
    ("commit -F .env", "read", "/srv/app/.env"),
    ("restore src/a.c", "write", "/srv/app/src/a.c"), ("-C src show HEAD:../.env", "read", "/srv/app/.env"),
    ("clone https://h.example/x.git", "write", "/srv/app/x"), ("grep -f .env x", "read", "/srv/app/.env"),
  ])
  func files(line: String, kind: String, path: String) {
    let found = effects(line).contains { effect in
      switch effect.kind {
      case .read(let file), .write(let file), .delete(let file): effect.name == kind && file.path == path
      default: false
      }
    }
    #expect(found, "\(effects(line).map(\.json.text))")
  }

  @Test func harmlessSettingsAreSilent() {
    #expect(effects("-c color.ui=never -c core.quotepath=off log --oneline -5").map(\.name) == ["git"])
    #expect(effects("rm --cached src/a.c").map(\.name) == ["git"])
    #expect(effects("restore --staged src/a.c").map(\.name) == ["git"])
  }
}
