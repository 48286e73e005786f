import Testing

@testable import Effects

/// Patterns over files that the same line makes, and options that change what patterns match.
@Suite struct GlobOptionTests {
  static let world = MemoryWorld(entries: [
    "/srv/app/.git/HEAD": .file(""), "/srv/app/.env": .file(""), "/srv/app/a.md": .file(""),
    "/srv/app/sub/b.md": .file(""),
    "/srv/app/sub/deep/c.md": .file(""), "/srv/app/sub/.h.md": .file(""),
  ])

  private func effects(_ line: String) -> [String] {
    CommandExpander(workspace: Self.world.workspace).expand(line, in: "/srv/app").map(CommandWorld.summary)
  }

  @Test(arguments: [
    ("touch new.txt; cat *.txt", "read new.txt"), ("ln -s .env x2; cat x*", "read x2→.env"),
    ("cp a.md d.txt; rm d*", "delete d.txt"),
    ("echo x > q1; echo y > q2; cat q?", "read q2"), ("mkdir new; touch new/f; cat new/*", "read new/f"),
    ("ln -s /etc/shadow y; cat y*", "read y→/etc/shadow"),
    ("shopt -s dotglob; cat *", "read .env"), ("shopt -s dotglob\nrm -rf *", "delete .env *"),
    ("bash -O dotglob -c 'cat *'", "read .env"),
    ("shopt -s nocaseglob; cat .E*", "read .env"), ("shopt -s nocaseglob; cat A.*", "read a.md"),
    ("shopt -s globstar; cat **/*.md", "opaque"), ("cat **/*.md", "read sub/b.md"),
    ("shopt -s extglob\nrm -rf !(README.md)", "opaque"), ("cat @(a|b).md", "opaque"), ("rm +([0-9])", "opaque"),
    ("shopt -s extglob; cat ?(.env)", "opaque"), ("cat *(x)", "opaque"),
    ("sed -i'.git/hooks/*' s/a/b/ a.md", "write .git/hooks/a.md"), ("sed -i.bak s/a/b/ sub/b.md", "write sub/b.md.bak"),
    ("sed -i'bak_*' s/a/b/ sub/b.md", "write sub/bak_b.md"),
    ("sed --in-place=.claude/* s/a/b/ a.md", "write .claude/a.md"),
    ("sed -i\"$X\" s/a/b/ a.md", "opaque"),
  ])
  func seen(line: String, expected: String) { #expect(effects(line).contains(expected), "\(effects(line))") }

  @Test(arguments: [
    "cat *", "shopt -s dotglob; shopt -u dotglob; cat *", "shopt -s nullglob; cat *.md", "cat A.*", "echo '!(x)'",
  ])
  func envIsNotMatched(line: String) {
    #expect(!effects(line).contains("read .env"))
    #expect(!effects(line).contains("opaque"))
  }
}
