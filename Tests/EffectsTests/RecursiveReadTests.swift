import Model
import Testing

@testable import Effects

/// Which files readers of whole trees open.
@Suite struct RecursiveReadTests {
  static let world: MemoryWorld = {
    var world = MemoryWorld(entries: [
      "/srv/app/.git/HEAD": .file(""), "/srv/app/.git/config": .file(""),
      "/srv/app/.gitignore": .file("*.log\n/out/\n!keep.log\n"),
      "/srv/app/.env": .file(""), "/srv/app/a.c": .file(""), "/srv/app/x.log": .file(""),
      "/srv/app/keep.log": .file(""),
      "/srv/app/out/o.c": .file(""), "/srv/app/sub/out/p.c": .file(""), "/srv/app/sub/.hidden": .file(""),
      "/srv/app/sub/.gitignore": .file("deep/**/*.c\n"), "/srv/app/sub/deep/er/q.c": .file(""),
      "/srv/app/sub/deep/er/q.h": .file(""),
      "/srv/app/sub/link": .link("/srv/app/.env"), "/srv/app/node_modules/m/k.pem": .file(""),
      "/usr/include/x.h": .file(""),
    ])
    world.homes[""] = "/home/dev"
    return world
  }()

  /// The files that the readings of a line list, without the work tree's root.
  private func below(_ line: String) -> Set<String> {
    let effects = CommandExpander(workspace: Self.world.workspace).expand(line, in: "/srv/app")
    return effects.reduce(into: []) { result, effect in
      guard case .read(let file) = effect.kind, file.real.hasPrefix("/srv/app/") || file.recursive else { return }
      result.formUnion(
        (file.below + (file.recursive ? [] : [file.real])).map { String($0.dropFirst("/srv/app/".count)) }
      )
    }
  }

  @Test(arguments: [
    "grep -r KEY .", "grep -rn KEY", "tar cf - .", "tar -czf /tmp/x.tgz .", "cp -r . /tmp/x", "zip -r /tmp/x.zip .",
    "rsync -a . h:x",
    "rg --hidden KEY", "rg -. KEY .", "rg -uu KEY", "rg -g .env KEY", "rg -g '.e*' KEY",
    "find . -type f -exec cat {} +",
    #"find . -exec grep -l X {} \;"#, "git grep --no-index X", "git grep --untracked X", "diff -r . /tmp/x",
    "grep -r --include='.e*' X .",
    "scp -r . h:x", "find . -name '.env*' -exec cp {} /tmp \\;", "grep -R X sub", "rg -L X sub",
  ])
  func readsEnv(line: String) { #expect(below(line).contains(".env"), "\(below(line))") }

  @Test(arguments: [
    "rg KEY", "rg KEY .", "ag KEY", "grep -rn KEY sub", "grep -r --include='*.c' KEY .", "grep -r --exclude=.env KEY .",
    "rg --hidden -g '!.env' KEY", "rg -t c KEY", "rg --files --hidden", "find . -name '*.c' -exec wc -l {} +",
    "git grep KEY",
    "tar czf x.tgz --exclude=.env .", "ls -R .", "find . -type f", "du -a .", "grep -r KEY /usr/include",
    "cp -r sub /tmp/x",
    "find . -name '*.c' -o -name '*.h'", "chmod -R u+w .", "git add .",
  ])
  func doesNotReadEnv(line: String) { #expect(!below(line).contains(".env"), "\(below(line))") }

  @Test func visibleFilesAreThoseThatAreNotIgnored() {
    #expect(below("rg KEY") == ["a.c", "keep.log", "sub/out/p.c", "sub/deep/er/q.h"])
    #expect(
      below("rg -u KEY") == [
        "a.c", "keep.log", "x.log", "out/o.c", "sub/out/p.c", "sub/deep/er/q.c", "sub/deep/er/q.h",
      ]
    )
    #expect(below("rg KEY sub") == ["sub/out/p.c", "sub/deep/er/q.h"])
    #expect(!below("grep -r KEY .").contains { $0.hasPrefix("node_modules") || $0.hasPrefix(".git/") })
  }

  @Test func moreThanTheBoundIsOpaque() {
    var workspace = Self.world.workspace
    let names = workspace.names
    workspace.names = { path, limit throws(EffectsError) in path == "/srv/app/sub" ? nil : try names(path, limit) }
    let effects = CommandExpander(workspace: workspace).expand("grep -r KEY .", in: "/srv/app")
    #expect(effects.contains { if case .opaque = $0.kind { true } else { false } })
  }
}
