import Testing

@testable import Effects

/// Where real zsh and real bash run other argument lists for the same line, we say under zsh that we cannot tell.
@Suite struct ZshOracleTests {
  private static let areBoth = Stubs.bash != nil && Stubs.zsh != nil

  static let different = [
    "s1 =ls", "x='a b'; s1 $x", "x='*'; s1 $x", "x=(a b); s1 $x", "x=(a b); s1 ${x[1]}", "x=(a b); s1 \"$x\"",
    "x=abc; s1 $x[1]", "x=abc; s1 \"$x[1]\"", "x=/a/b; s1 $x:h", "x=/a/b; s1 \"$x:t\"", "x=ABC; s1 $x:l",
    "x=/a/b; s1 ${x:h}", "s1 $\"a\"", "s1 a >! b", "x=y; y=z; s1 ${!x}", "x=abc; s1 ${x^^}", "repeat 2 s1 a",
    "noglob s1 *", "s1 **/f", "s1${IFS}a", "print -z s1; s1 x", "hash s1=/bin/true; s1 a",
    "setopt shwordsplit; x='a b'; s1 $x; s2",
    "alias -g G='a b'; eval 's1 G'", "s1 ${(U)x:-a}", "x=(s1 a); $x", "functions[s1]='s2 b'; s1 a", "path=(/bin); s1 a",
    "aliases[s1]='s2 b'; eval 's1 a'", "x=a; s1 ${x:#a}", "x=ab; s1 ${x:s/a/b/}", "emulate sh -c 's1 a'",
    "x==s1; s1 $x",
    "disable s1; enable s1; s1", "typeset -T Y y; Y=a:b; s1 $y", "set -A x a b; s1 $x", "x=(a b c); s1 ${x[@]:1:1}",
    "x='s1 a'; $=x", "x='a b'; s1 \"$=x\"", "x=f*; s1 $~x", "x=abc; s1 $#x", "x=/etc; s1 ~x/f",
    "x=(a b); s1 p$^x", #"eval "$(echo 's1\x20a')""#, #"s1 "$(echo 'a\tb')""#,
  ]

  /// What both read alike stays as free as it is under bash.
  static let same = [
    "s1 a b", "s1 'a b' \"c d\" e\\ f", "x=a; s1 $x ${x} \"$x\" ${x:-b} ${x#a} ${x%a} ${x/a/b} ${x:0:1}",
    "s1 $(echo a b)",
    "s1 f*", "s1 {a,b}{1..3}", "s1 ~/x", "for i in a b; do s1 $i; done", "if s1; then s2; fi", "s1 && s3 || s1 x",
    "echo x | s1",
    "s1 HEAD~1 HEAD^ a#b --x=~y", "x=(a b); s1 \"${x[@]}\"", "s1 $((1 + 2))", "f() { s1 \"$@\"; }; f a b",
    "s1 > o; s1 2>&1",
    "s1 <<E\nx\nE", "s1 <<< x", "s1 $'a\\tb'", "[ a = b ] || s1", "[[ a == b ]] || s1", "case a in (a) s1;; esac",
    "export X=1; s1 $X", "local x=a; s1", "cd . && s1", "(s1 a); { s1 b; }", "x=a:b; s1 $x:y $x:/z",
    "s1 $HOME/x $USER:$X",
    "print s1; s1", "s1 a=b --c=d", "s1 @{u} a@b", "s1 +x -- -y", "command s1 a", "s1 & wait",
    "while s1; do break; done",
    "s1 !x", "echo 'a\\nb' | s1", "s1 \"a!b\"", "s1 a,b %x %%", "s1 'a$=b' \\$=x $", "s1 ~ ~/a a~b",
  ]

  @Test(.enabled(if: areBoth), arguments: different)
  func differencesAreOpaque(line: String) throws {
    let (bash, zsh) = (try run(Stubs.bash, line), try run(Stubs.zsh, line))
    let reasons = ShellWorld.reasons(ShellWorld.effects(line, .zsh))
    if bash != zsh { #expect(!reasons.isEmpty, "bash ran \(bash), zsh \(zsh)") }
    #expect(!reasons.isEmpty || bash == zsh)
  }

  @Test(.enabled(if: areBoth), arguments: same)
  func everydayLinesStayFree(line: String) throws {
    #expect(try run(Stubs.bash, line) == run(Stubs.zsh, line))
    #expect(
      ShellWorld.reasons(ShellWorld.effects(line, .zsh)) == ShellWorld.reasons(ShellWorld.effects(line, .bash)),
      "\(ShellWorld.reasons(ShellWorld.effects(line, .zsh)))"
    )
  }

  private func run(_ shell: String?, _ line: String) throws -> [[String]] {
    let options = shell == Stubs.zsh ? ["-f"] : ["--norc", "--noprofile"]
    return try Stubs.run([shell ?? ""] + options + ["-c", line]).sorted { $0.lexicographicallyPrecedes($1) }
  }
}
