import Testing

@testable import Effects

/// Where the shell stands decides what a relative path means.
@Suite struct DirectoryTests {
  @Test(arguments: [
    ("cd docs && cat a", "run cd docs; run cat a; read docs/a"),
    ("cd docs; cat a", "run cd docs; run cat a; read docs/a"),
    ("cd missing; cat a", "run cd missing; run cat a; read missing/a; read a"),
    ("cd missing || exit 1; cat a", "run cd missing; run exit 1; run cat a; read missing/a"),
    ("cd missing && cat a", "run cd missing; run cat a; read missing/a"),
    ("(cd docs; cat a); cat a", "run cd docs; run cat a; read docs/a; read a"),
    ("cd docs | cat a; cat a", "run cd docs; run cat a; read a"),
    ("cd docs & cat a", "run cd docs; run cat a; read a"),
    (#"cd "$X" && cat a"#, #"run cd "$X"; run cat a; opaque"#),
    (#"cd "$X" && cat /etc/hosts"#, #"run cd "$X"; run cat /etc/hosts; read /etc/hosts"#),
    ("cd - && cat a", "run cd -; run cat a; opaque"),
    ("cd && cat x", "run cd; run cat x; read /home/dev/x"),
    ("pushd docs; cat a; popd; cat a", "run pushd docs; run cat a; read docs/a; run popd; opaque"),
    ("cd config/.. && cat shadow", "run cd config/..; run cat shadow; read shadow"),
    ("while true; do cd ..; done; cat a", "run true; run cd ..; opaque; run cat a; opaque"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
