import CanonicalJSON
import Model
import Testing

@testable import Effects

/// What cannot be told says why and where.
@Suite struct OpaqueReasonTests {
  @Test(arguments: [
    ("cat $X", "the value of `X` is not known", 4, 6), ("$X a", "the program `$X` cannot be told", 0, 2),
    ("PATH=/x ls", "setting `PATH`", 0, 7),
    ("ls; (a", "shell syntax: unfinished `(`", 4, 5),
    ("cd \"$D\"; cat a", "is relative to a directory that is not known", 13, 14),
    ("a | bash", "`bash` runs what another command writes", 4, 8),
    ("cat a > $F", "the target `$F` of a redirection", 6, 10),
    ("bash -c 'rm $X'", "the value of `X`", 8, 15),
    ("sudo --no-such rm", "an option `--no-such` that is not known", 5, 14),
    ("python3 -c 'x'", "runs code that is not looked at", 11, 14), ("echo a\u{0}b", "nul byte", 6, 7),
  ])
  func reasons(line: String, part: String, lower: Int, upper: Int) {
    let found = CommandWorld.expand(line).contains { effect in
      guard case .opaque(let reason) = effect.kind else { return false }
      return reason.contains(part) && effect.origin.range == lower..<upper
    }
    #expect(found, "\(CommandWorld.expand(line).map(\.json.text))")
  }

  @Test func pathsOfReaching() {
    let effects = CommandWorld.expand("sudo env A=1 bash -c 'cat .env'")
    #expect(effects.last?.origin.via == ["sudo", "env", "bash -c"])
    #expect(effects.last?.name == "read")
  }

  /// Bash runs the complete lines before a syntax error.
  @Test func linesBeforeAnError() {
    #expect(CommandWorld.summary("cat a\n(") == "run cat a; read a; opaque")
  }

  @Test func nothingIsSomething() {
    #expect(CommandWorld.summary("") == "run :")
    #expect(CommandWorld.summary("# only a comment") == "run :")
  }

  /// Text that repeats, nests or multiplies ends in an opaque effect, not in silence and not in an endless walk.
  @Test(arguments: [
    String(repeating: "a;", count: 6_000),
    String(repeating: "for i in 1 2 3 4 5 6 7 8; do ", count: 8) + "a" + String(repeating: "; done", count: 8),
    "f() { g; g; }; g() { h; h; }; h() { f; f; }; f", String(repeating: "eval ", count: 60) + "a", "cat {1..100000}",
    String(repeating: "{a,b}", count: 20), String(repeating: "bash -c ", count: 40) + "a",
    "x=a; " + String(repeating: "x=$x$x; ", count: 40) + "cat $x",
    String(repeating: "sudo ", count: 60) + "a",
    String(repeating: "cat \"$(echo ", count: 20) + "a" + String(repeating: ")\"", count: 20),
  ])
  func bounds(line: String) {
    let effects = CommandWorld.expand(line)
    #expect(effects.count <= 8_200)
    #expect(!effects.isEmpty)
  }
}
