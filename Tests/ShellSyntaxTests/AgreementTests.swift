import Foundation
import TestSupport
import Testing

@testable import ShellSyntax

/// What we accept is what `bash -n` accepts.
@Suite(.enabled(if: Bash.path != nil, Comment(rawValue: Bash.missing)))
struct AgreementTests {
  @Test func corpus() throws {
    let commands = try Corpus.commands("commands.dev") + Corpus.commands("argv.dev")
    try #require(commands.count > 1_500)
    try compare(commands) { $0.contains("shopt -s extglob\n") }
  }

  @Test func table() throws { try compare(Self.table) { _ in false } }

  /// `bash -n` runs nothing, so it does not follow `shopt`; those lines are `exempt`.
  private func compare(_ commands: [String], exempt: (String) -> Bool) throws {
    let accepted = try Bash.accepts(commands)
    try #require(accepted.count == commands.count)
    for (command, bash) in zip(commands, accepted) where !exempt(command) {
      let ours = ShellParser.parse(command)
      #expect((ours.error == nil) == bash, "\(command) — \(ours.error?.description ?? "accepted")")
    }
  }

  /// What bash accepts and we refuse on purpose; never the other way round.
  @Test(arguments: [
    "echo $(cat <<E)\nhi\nE\necho after", "cat <<$x\n$x\n", "a=(1)b", "a=(1)<(b)", "echo $((a); (b) b; (c))", "[[ ! ]]",
    "echo $((1\\)))", "echo $((1+\\(2))", "coproc a b[ c ]",
    "for ((i=0;i<1;i=$${)); do a; done", "$(cat <<E\nx\nE\nrm a; ls b)", "cat <(cat <<E; ls\nx\nE\n)",
    "$[1\\]]", "a[<(b)]=1", "cat <<'E\n'\na\n", "cat <<-\"\tE\"\n\tx\n\tE\n",
    "export a[[ b=c d", "${`x`}", "[[ a &&]]",
    "[[ a || ]]", "$[x*2${] a",
    "$(\ntime { a; })", "$(a; time { b; })",
  ])
  func stricterThanBash(command: String) throws {
    #expect(try Bash.accepts([command]) == [true])
    #expect(ShellParser.parse(command).error != nil)
  }

  /// Bash forgets these backslashes when it writes the array of a substitution anew; so do we read none of it.
  @Test(arguments: [
    "for ((i=0;i<1$${;i++)); do a; done", "for ((i=0;i<1\\;i++)); do a; done",
    "coproc $[(1)] ]]", "coproc $[1] if", "coproc a$(b) then", "$(x=(\\;))", "$(x=(a\\&b))", "$(x=(\\'))",
    "$(x=(\\\"))", "$(a; { x=([1]=\\;); })", "cat <(x=(\\|) ; :)",
    "$((1\\))", "echo $(((1+\\(2))))", "coproc coproc a", "coproc a !", "coproc a function", "$([[ ]] && a ]])",
    "echo ${$(C}", "\"${${C}\"", "${${!x} a", "a[1]==${${#fd[a]} b", "coproc x'('y if", "coproc ff() { a; }",
    "a=1 >x b=(1)", "a=1 <<E b=() c\nE\n", "${!x[<(@]}",
    "(()\\\n)", "((1)\\\n)", "[[ a <<(b) ]]", "[[ a >>(b) ]]",
    "${$[1}", "${#$[1} b", "coproc \"x\" if",
    "ls > {fd}> b", "ls <<< {fd[1]}< b", "a[. <(b]+=1 c", "echo $[1\\]",
  ])
  func refusedByBoth(command: String) throws {
    #expect(try Bash.accepts([command]) == [false])
    #expect(ShellParser.parse(command).error != nil)
  }

  @Test(arguments: [
    "$(cat <<E\nx\nE\nrm a\nls b)", "`cat <<E\nx\nE\nrm a; ls b`", "$(a; cat <<E\nx\nE\n); b",
    "for ((i=0;i\\;<1;i++)); do a; done", "for ((i=0;i<1;\\;i++)); do a; done", "for ((i=0;i<1\\\\;i++)); do a; done",
    "$(x=(a\\ b))", "$(x=(\\$y))", "$(x=($(echo \\;)))", "$(x=(\"a\\\"b\"))", "ls > {1}> b", "ls > \"{fd}\"> b",
    "echo ${${x}}", "[[ a < <(b) ]]", ">x b=(1)", "a=1 b=(1) >x", "echo $((1)\\\n)", "${$[1]}", "${#$[1]}",
    "coproc 'a b' c", "x=(\\;)",
    "`x=(\\;)`",
    "$(x=(';' \"&\"))", "[[ a == +(\\(|b\\)) ]]",
  ])
  func acceptedByBoth(command: String) throws {
    #expect(try Bash.accepts([command]) == [true])
    #expect(ShellParser.parse(command).error == nil)
  }

  private static let table: [String] = [
    "", " ", "\n", "#x", "a", "a;", "a;;", ";", "a; ;", "a &", "a & & b", "& a", "a &&", "a && \nb", "a\n&& b",
    "a | \nb", "a ||",
    "a |& b", "|", "a | | b", "! a", "! ! a", "!", "! ;", "! &", "!a", "a | ! b", "time", "time -p a", "time ! a",
    "! time a",
    "a | time b", "( time )", "time &", "{ a; }", "{ a }", "{ }", "{a; }", "{ a; }; }", "{ a; } b", "{ { a; } }", "(a)",
    "()", "( )",
    "(a) (b)", "(a;)", "((a)", "(a))", "(a) >x 2>&1", "{ a; } >x }", "if a; then b; fi", "if a; then fi",
    "if (a) then b; fi",
    "if { a; } then b; fi", "if { a; } >x then b; fi", "if a; then b; elif c; then d; else e; fi", "if a\nthen b\nfi\n",
    "if a; b; fi",
    "if a; then b", "then", "fi", "do", "done", "esac", "in", "]]", "in x", "while a; do b; done", "while a; done",
    "until a; do b; done", "while a; do\n# c\nb\ndone <x", "for i in a b; do c; done", "for i; do c; done",
    "for i do c; done",
    "for i in; do c; done", "for i\nin a; do b; done", "for i in a; { b; }", "for i in a do b; done",
    "for 1 in a; do b; done",
    "for", "for i", "for ((i=0;i<2;i++)); do a; done", "for ((;;)) { a; }", "for ((;;)) ; do a; done",
    "select x in a; do b; done",
    "case a in esac", "case a in a) b;; esac", "case a in (a|b) c;& d) ;;& *) esac", "case a in a) b; esac",
    "case a\nin\na)\nb\n;;\nesac",
    "case a b) ;; esac", "case a in a b) ;; esac", "case a in ) ;; esac", "f() { a; }", "f() a", "f () ( a )",
    "f()\n{ a; }",
    "function f { a; }", "function f() { a; } >x", "function f", "function a-b { :; }", "a=1() { :; }", "'a'() { :; }",
    "f() if a; then b; fi",
    "coproc a", "coproc X { a; }", "coproc X a", "coproc { a; }", "coproc", "((1+2))", "((1+(2)))", "((a); (b))",
    "((1+2)", "(( ')' ))",
    "$((1+2))", "$((1+2)", "echo $((a); (b))", "echo $( (a); (b) )", "echo $(((1)+(2)))", "echo $(( `a` + $(b) ))",
    "echo $[1+2]", "echo $[1",
    "[[ a ]]", "[[ ]]", "[[ a b ]]", "[[ -f a && ! -d b ]]", "[[ a == b ]]", "[[ a == ]]", "[[ -n ]]", "[[ == b ]]",
    "[[ ( a ) ]]",
    "[[ (a) && (b) || c ]]", "[[ a =~ ^(a|b c)$ ]]", "[[ a =~ b c ]]", "[[ a == @(a|b) ]]", "[[ a < b ]]",
    "[[ a > b ]]", "[[ a | b ]]",
    "[[ a ; ]]", "[[\na ]]", "[[ a\n&& b ]]", "[[ -n a\n&& -n b\n]]", "[[ a &&\nb ]]", "[[ a &&\nb\n]]", "[[ a",
    "[[ $x -eq 1 ]]", "[[a ]]",
    "'", "\"", "`", "$(", "${", "$((", "'a", "\"a$(b)\"", "\"$(echo \"b\")\"", "`a`", "`if`", "`a`b`", "`echo \\`a\\``",
    "\"`echo \\\"a\\\"`\"",
    "$'a\\'b'", "$'a", "$\"a\"", "$\"a", "echo \\", "a\\\nb", "i\\\nf a; then b; fi", "a &\\\n& b", "$\\\n(a)",
    "echo ${x}", "echo ${x:-}}",
    "echo ${x:-'}'}", "echo \"${x:-'}'}\"", "echo \"${x:-it's}\"", "echo \"${x#'a}'}\"", "echo ${x:-{a}}",
    "echo ${ a; }", "echo ${", "echo ${x[}",
    "echo ${x[1]}", "echo ${#x} ${#} ${#@} ${!x} ${!x@} ${!x*} ${#-} ${#:-a}",
    "echo ${x//a/b} ${x/#a} ${x^^} ${x@Q} ${x:1:2}",
    "echo ${x:-$(a })}", "echo ${x:-`a`}", "echo $(case a in a) b;; esac)", "echo $(a;)", "echo $(;)", "echo $()",
    "echo $( \n)", "echo $(#c\n)",
    "echo $(if)", "echo <(a) >(b)c", "echo a<(b)", "echo <(", "cat <(a", "> x", ">x a", "a >", "a > >b",
    "a 2>&1 >&- 3<&0-", "a &>x", "a &>>x", "a 2&>x",
    "a >|x", "a <>x", "a >& x", "a <<<b", "a <<< b<<<c", "a {fd}>x", "a {1}>x", "a {a>x", "a >3<b", "a 12>x", "a 12 >x",
    "a <x>y",
    "a <<E\nb\nE\n", "a <<E", "a <<E\nb", "a <<-E\n\tb\n\tE\nc", "a <<'E'\n$(\nE\n", "a <<E\n$(\nE\n",
    "a <<E <<F\n1\nE\n2\nF\n", "a <<", "a <<\nb",
    "a <<E; b $(c\nd)\nx\nE\n", "echo $(a <<E\nb\nE\n)", "echo $(a <<E\nb\nE)", "a <<\"E F\"\nx\nE F\n(",
    "a <<E\nx\\\nE\nE\n(", "a <<E &&\nx\nE\nb",
    "a=1", "a=1 b", "a=(1 2)", "a=(1\n2 # c\n3)", "a=(", "a=(1 ; 2)", "a=([x y]=1 [2]=3)", "echo a=(1)",
    "declare a=(1 2)", "eval a=(1)", "a+=(1)",
    "a[1 + 2]=3", "a[1", "a[b]c", "echo a[1 2]=3", "a[0]=(1)", "if=1", "x=1 if a; then b; fi",
    ">x if a; then b; fi", "echo if then fi }",
    #"echo "${x:-\'}""#, #"echo "${x%%[\\\'\"]*}" a"#, #"echo $((\'))"#, #"echo "${x#\'}'}""#,
    "@(a)", "echo +(a)", "a(b)", "a (", "a )", "a#b", "a #b", "a;#b", "echo $", "echo $%", "\u{A0}a", "a\rb", "é=1 b",
    "K", ">&-echo a", "2>&-$x a", "<&\\\n-a b", "a >& -", "a >&\"-\"x", "((a)\n)", "((a) \n)", "((a);\n(b))",
    "(((1))\nb)",
    "$((a)\n)", "$((case x in a) b;; esac))", "echo <((a # )\n) )", "echo >(((1)) | b)", "for ((a)) do b; done",
    "for ((;;;)) do b; done", "for ((\"a;b\";';';)) do b; done", "for ((;$((1;2));)) do b; done", "$(time { a; })",
    "$(time a)", "`time { a; }`", "<(time { a; })", "(!)", "(!;)",
    "a |\ntime { b; }",
    "coproc if", "coproc a if", "coproc >x if", "coproc a >x if",
  ]
}
