import Foundation
import Model
import Testing

@testable import Effects

/// What real shells run of lines with aliases: what we say must be the same argument lists in the same order.
@Suite struct AliasOracleTests {
  /// Aliases of the snapshot, and a line.
  static let table: [([String], String)] = [
    (["a='s1 x'"], "a y"), (["a='s1 x'"], "\\a y"), (["a='s1 x'"], "'a' y"), (["a='s1 x'"], "a\"\" y; s2 a"),
    (["s1='s1 --color'"], "s1 y; s1"), (["s1='s2 b'", "s2='s1 c'"], "s1; s2"), (["a='s1 '", "b='s2 x'"], "a b b"),
    (["a='s1 '", "b='s2 '", "c='s3'"], "a b c c"), (["a='s1 ' b=s2"], "a 'b'; a x b"), (["a='s1 -x '"], "a a a"),
    (["a='s1 x; s2'"], "a y"), (["a='s1 x && s2'"], "a y | s3"), (["a='s1 x | s2 y; s3'"], "a; a z"),
    (["a='s1 \"p q\" r'"], "a s"), (["a='s1 \"p'"], "a q\" r"), (["a='s1 #'"], "a x; s2\ns3"),
    (["a='if s1; then'"], "a s2; fi"),
    (["a='{ s1;'"], "a s2; }"), (["a='! s1'"], "a x; s2"), (["a='x=1 s1'"], "a $x; s2"),
    (["a='>/dev/null s1'"], "a; s2"),
    (["a=''"], "a s1 x; a; s2"), (["a='' b='s1 y'"], "a b"), (["a='  s1'"], "a x"),
    (["a='s1 x'"], "v=1 a; >/dev/null a; v=1 w=2 a y"),
    (["a='s1 x'"], "if a; then a b; fi; { a c; }; (a d)"),
    (["a='s1 x'"], "while a; do a; break; done; for i in a b; do a $i; done"),
    (["a='s1 x'"], "case a in a) a;; esac"), (["a='s1 x'"], "s2 $(a y) `a z`"),
    (["a='s1 x'"], "s2 \"$(a \"$(a q)\")\""),
    (["a='s1 x'"], "s2 x | a | a b && a c || a d"), (["a='s1 x'"], "! a; ! ! a"), (["a='s1 x'"], "f() { a y; }; f; f"),
    (["a='s1 x'"], "eval a b; eval 'a c'"), (["a='s1 x'"], "command s2 a; s2 a; s2\na"),
    (["a='s1 x'"], "a\\\nb; \\\na y"),
    (["1='s1 one'"], "1 x; s2 1>/dev/null; s2 2>/dev/null 1"), (["..='s1 up'"], ".. x"),
    (["a='s1 x'"], "s2 <<E\n$(a y)\nE\na z"),
    (["a='s1 x'"], "s2 ${u:-$(a y)} \"${u:-'$(a z)'}\""), (["a='s1 <<E\nt\nE\n'"], "a\ns2"),
    (["a='s1 x\ns2 y'"], "a z"),
    (["sudo='s1 '", "ll='s2 -l'"], "sudo ll; sudo -x ll; ll"), (["a='s1 x;'"], "a s2 y"), (["a='s1 x &&'"], "a s2 y"),
    (["a='f() { s1 x; };'"], "a f"), (["a='s1 x'"], "s2 ; a ;a; a&wait"),
  ]

  @Test(.enabled(if: Stubs.bash != nil), arguments: table)
  func bashRuns(aliases: [String], line: String) throws {
    try compare(aliases, line, .bash, setup: "shopt -s expand_aliases", shell: [Stubs.bash ?? "", "--norc"])
  }

  @Test(.enabled(if: Stubs.zsh != nil), arguments: table)
  func zshRuns(aliases: [String], line: String) throws {
    try compare(aliases, line, .zsh, setup: "", shell: [Stubs.zsh ?? "", "-f"])
  }

  /// Aliases that a line defines itself, in the shells that read line by line.
  @Test(
    .enabled(if: Stubs.bash != nil),
    arguments: [
      "alias a='s1 x'\na y", "alias a='s1 x'; a y\na z", "{ alias a='s1 x'\na y\n}\na z",
      "alias a='s1 x'\nunalias a\na y; s2",
      "shopt -s expand_aliases; alias a='s1 x'\nshopt -u expand_aliases\na y; s2", "alias a='s1 x'; eval 'a y'",
      "f() { a y; }\nalias a='s1 x'\nf; s2", "alias a='s1 x'\nf() { a y; }\nunalias a\nf", "alias a=s1 b=s2\na x; b y",
      "alias a='s1 x'\nbash -c 'a y; s2 q'", "alias a='s1 x'\nbash <<'E'\na y\ns2 r\nE",
      "alias a='s1 x'\nsh -c 'a y'; s3",
      "sh -c \"alias a='s1 x'\na y\"", "bash -c \"alias a='s1 x'\na y\"; s2",
      "bash -O expand_aliases -c \"alias a='s1 x'\na y\"", "alias a='s1 x'\ncommand a y; s2",
      "alias a='s1 x'\nenv a y; s2",
    ]
  )
  func definedInTheLine(line: String) throws {
    let ran = try Stubs.run([Stubs.bash ?? "", "--norc", "-c", "shopt -s expand_aliases\n\(line)"])
    expectSame(ShellWorld.effects("shopt -s expand_aliases\n\(line)", .bash), ran, line)
  }

  private func compare(
    _ aliases: [String],
    _ line: String,
    _ kind: ShellIdentity.Kind,
    setup: String,
    shell: [String]
  ) throws {
    let snapshot = setup + "\n" + aliases.map { "alias -- \($0)\n" }.joined()
    let quoted = "'" + line.replacingOccurrences(of: "'", with: "'\\''") + "'"
    let ran = try Stubs.run(shell + ["-c", "\(snapshot)eval \(quoted)"])
    expectSame(ShellWorld.effects(line, kind, snapshot: snapshot), ran, line)
  }

  private func expectSame(_ effects: [Effect], _ ran: [[String]], _ line: String) {
    // Where we say that we cannot tell, nothing more is promised.
    if !ShellWorld.reasons(effects).isEmpty { return }
    let said = effects.compactMap { effect -> [String]? in
      guard case .run(let run) = effect.kind, run.program.hasPrefix("s"), run.program.utf8.count == 2 else {
        return nil
      }
      return run.program == "sh" ? nil : [run.program] + run.arguments
    }
    #expect(Set(ran).isSubset(of: Set(said)), "\(line): ran \(ran), said \(said)")
  }
}
