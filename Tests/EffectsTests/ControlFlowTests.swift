import Testing

@testable import Effects

/// Every branch counts.
@Suite struct ControlFlowTests {
  @Test(arguments: [
    ("if a; then b; else c; fi", "run a; run b; run c"),
    ("case $x in a) b;; *) c;; esac", "run b; run c"),
    ("until a; do b; done", "run a; run b"),
    ("a && b || c; ! d | e & f", "run a; run b; run c; run d; run e; run f"),
    ("f() { cat .env; }; f", "run cat .env; read .env"),
    (#"f() { rm "$1"; }; f a"#, "run rm a; delete a"),
    ("f() { f; }; f", "opaque; run f"),
    ("[[ -f .env && $(id) ]]", "run id"),
    ("((x = 1)) && ls", "run ls"),
    ("coproc cat .env", "run cat .env; read .env"),
    ("time cat a", "run cat a; read a"),
    ("ls; (; cat b", "opaque"),
    ("cat a", "run cat a; read a"),
    ("trap 'rm -f tmp' EXIT", "run trap rm -f tmp EXIT; run rm -f tmp; delete tmp"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
