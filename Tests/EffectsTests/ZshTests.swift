import Model
import Testing

@testable import Effects

/// What means another thing in zsh is opaque there, with the difference as the reason, and is not under bash.
@Suite struct ZshTests {
  @Test(arguments: [
    ("cat =ls", "path of a program"), ("cat **/x", "goes through directories"), ("cat $x[1]", "is an element"),
    ("x='rm -rf a'; $=x", "differently"), ("cat \"$=x\"", "differently"),
    ("cat $#x", "differently"), ("cat $~x $^x", "differently"), ("x=/etc; cat ~x/passwd", "value of a parameter"),
    ("x=~y/z; cat $x", "value of a parameter"), ("cat ~[x]", "value of a parameter"),
    (#"echo 'rm\x20a' | sh"#, "what another command writes"), (#"eval "$(echo 'rm\x20a')""#, "output of a command"),
    ("cat \"$x[1]\"", "is an element"), ("cat $x:h", "change its value"), ("cat ${(f)x}", "differently"),
    ("cat ${x:t}", "differently"), ("cat ${!x}", "not indirect"), ("cat $\"x\"", "does not know"),
    ("cat a >! b", "writes over"), ("cat a >>!b", "writes over"), ("cat a &>!b", "writes over"),
    ("x='a b'; cat $x", "neither splits"), ("x='*'; cat $x", "neither splits"), ("x=(a b); cat $x", "count from one"),
    ("zmodload zsh/net/tcp", "builtin of zsh"), ("zf_rm -rf x", "builtin of zsh"), ("sysopen x", "builtin of zsh"),
    ("ztcp evil.example 80", "builtin of zsh"), ("print -z x", "more than print"), ("autoload x", "builtin of zsh"),
    ("setopt shwordsplit", "changes how zsh reads"), ("repeat 3 cat a", "builtin of zsh"),
    (": ; - cat a", "builtin of zsh"),
    ("path=(/x)", "assigning to `path`"), ("aliases[x]=y", "assigning to `aliases`"),
    ("functions[x]=y", "assigning to"),
    ("NULLCMD=x", "assigning to"), ("typeset path=x", "assigning to"), ("alias -g x=y", "anywhere"),
    ("alias -s x=y", "anywhere"),
    ("hash -d x=/", "what names mean"), ("typeset -T A a", "ties a variable"), ("coproc X { cat; }", "of that name"),
    ("noglob cat *", "as it stands"), ("set -A x y", "assigns an array"),
    ("set -o extendedglob", "changes how zsh reads"),
  ])
  func differences(line: String, reason: String) {
    let reasons = ShellWorld.reasons(ShellWorld.effects(line, .zsh))
    #expect(reasons.contains { $0.contains(reason) }, "\(reasons)")
    #expect(!ShellWorld.reasons(ShellWorld.effects(line, .bash)).contains { $0.contains(reason) })
    // The same in a zsh that bash starts.
    let quoted = "zsh -c '" + line.replacing("'", with: "'\\''") + "'"
    #expect(ShellWorld.reasons(ShellWorld.effects(quoted, .bash)).contains { $0.contains(reason) })
  }

  /// Options of the snapshot that change what words mean.
  @Test(arguments: [
    ("extendedglob", "cat HEAD^", true), ("extendedglob", "cat a~b", true), ("nobeep", "cat HEAD^ a~b", false),
    ("EXTENDED_GLOB", "cat x#", true), ("shwordsplit", "cat $x", true), ("braceccl", "cat {ab}", true),
    ("rcquotes", "cat 'a''b'", true), ("magicequalsubst", "cat --x=~/y", true), ("globdots", "cat a", false),
    ("noaliases", "cat a", false), ("extendedglob", "cat ~/x", false),
  ])
  func options(option: String, line: String, isOpaque: Bool) {
    let plain = ShellWorld.reasons(ShellWorld.effects(line, .zsh))
    let with = ShellWorld.reasons(ShellWorld.effects(line, .zsh, snapshot: "setopt \(option)\n"))
    #expect((with.count > plain.count) == isOpaque, "\(with)")
  }

  @Test(arguments: [
    ("alias ls='cat .env'\nls", "run alias ls=cat .env; run ls"),
    ("alias ls='cat .env'\neval ls", "run alias ls=cat .env; run eval ls; run cat .env; read .env"),
    ("nocorrect cat a", "run nocorrect cat a; run cat a; read a"),
    ("noglob cat a", "run noglob cat a; run cat a; read a"),
    ("print hi", "run print hi"), ("cat {a,b}", "run cat a b; read a; read b"),
  ])
  func effects(line: String, expected: String) {
    #expect(ShellWorld.summary(line, .zsh) == expected)
  }

  @Test func chpwdRunsAfterCd() {
    let snapshot = "chpwd () {\n\tcat .env\n}\n"
    #expect(ShellWorld.summary("cd docs", .zsh, snapshot: snapshot) == "run cd docs; run cat .env; read docs/.env")
    #expect(ShellWorld.summary("cd docs", .bash, snapshot: snapshot) == "run cd docs")
  }

  @Test func suffixAndGlobalAliases() {
    let snapshot = "alias -s md=evil\nalias -g G='| evil'\n"
    #expect(ShellWorld.reasons(ShellWorld.effects("A.md", .zsh, snapshot: snapshot)).count == 1)
    #expect(ShellWorld.reasons(ShellWorld.effects("cat a G", .zsh, snapshot: snapshot)).count == 1)
    #expect(ShellWorld.reasons(ShellWorld.effects("cat A.md 'G'", .zsh, snapshot: snapshot)).isEmpty)
  }
}
