import Testing

@testable import ShellSyntax

@Suite struct TreeTests {
  @Test(arguments: [
    ("a b; c & d", "(a b) (bg (c)) (d)"), ("a && b || c", "(or (and (a) (b)) (c))"),
    ("! a | b |& c", "(not (pipe (a) (b) (c)))"),
    ("time -p ! a", "(not (time (a)))"), ("x=1 y+=2 a >f 2>&1", "(x=1 y+=2 a >f 2>&1)"), ("a[i + 1]=x", "(a[i + 1]=x)"),
    ("a=(1 '2 3' [k]=v)", "(a={1,«2 3»,[k]=v})"), ("declare -A m=([a b]=c)", "(declare -A m={[a b]=c})"),
    ("(a; b) >f", "<sub (a) (b)> >f"),
    ("{ a; }", "<group (a)>"),
    ("if a; then b; elif c; then d; else e; fi", "<if (a) then (b) if (c) then (d) else (e)>"),
    ("until a; do b; done", "<until (a) do (b)>"), ("for i in a b; do c; done", "<for i a,b do (c)>"),
    ("for i; do c; done", "<for i @ do (c)>"),
    ("for ((i=0; i<$n; i++)); do c; done", "<count «i=0; i<»«${n}»«; i++» do (c)>"),
    ("case $x in (a|'b') c;; *) d;& e) esac", "<case ${x} a|«b») (c) stop *) (d) fallThrough e)  stop>"),
    ("f() { a; }; f", "fn f <group (a)> (f)"), ("coproc X { a; }", "coproc X <group (a)>"),
    ("coproc a b", "coproc - (a b)"),
    ("((i++))", "<arith «i++»>"), ("((a); (b))", "<sub <sub (a)> <sub (b)>>"),
    ("echo $((1 + $x))", "(echo $((«1 + »«${x}»)))"),
    ("echo $((a); (b))", "(echo $(<sub (a)> <sub (b)>))"),
    ("[[ -f $a && ! b == c* || d =~ (e|f) ]]", "<test ((-f ${a} && !b == c*) || d =~ (e|f))>"),
    ("echo \"a $b $(c \"d\") `e \\`f\\``\"", "(echo «a »«${b}»« »«$((c «d»))»« »«$((e $((f))))»)"),
    ("echo `(`", "(echo $()!)"),
    ("echo <(a | b) >(c)", "(echo <((pipe (a) (b))) >((c)))"),
    (
      "echo ${x:-a b} ${#x} ${!y} ${z//a/b} ${a[1]} ${#} ${}",
      "(echo ${x:-a b} ${#x} ${!y} ${z//a/b} ${a[1]} ${#} ${ bad})"
    ),
    ("echo \"${x:-'$(a)'}\"", "(echo «${x:-«'»«$((a))»«'»}»)"), ("echo ~/x {a,b} *", "(echo ~/x {a,b} *)"),
    ("a <<E >f\n$x\nE", "(a <<#0 >f)"),
    ("a 2>f {fd}<g &>>h <<<\"$x\"", "(a 2>f {fd}<g &>>h <<<«${x}»)"),
    (">&-rm -rf x", "(rm -rf x >&-)"), ("a 2>&-b c", "(a b c 2>&-)"), ("$(time a)", "($((time a)))"),
    ("\\if a", "(«i»f a)"), ("a\\\nb", "(ab)"),
    ("$'a\\tb'", "(«a\tb»)"),
    ("echo $12 ${12} $x-y", "(echo ${1}2 ${12} ${x}-y)"),
  ])
  func outline(text: String, expected: String) {
    #expect(Outline.of(text) == expected)
    #expect(ShellParser.parse(text).error == nil)
  }

  @Test func hereDocuments() {
    let result = ShellParser.parse("a <<E <<-'F'; b\n1 $x\nE\n\t2 $y\n\tF\nc")
    #expect(result.hereDocuments.map { Outline.of($0.body) } == ["«1 »«${x}»«\n»", "«2 $y\n»"])
    #expect(result.hereDocuments.map(\.isQuoted) == [false, true])
    #expect(result.list.items.count == 3)
    // Errors in a body are found when the command runs.
    let broken = ShellParser.parse("a <<E\n$(if\nE\nb")
    #expect(broken.error == nil)
    #expect(
      broken.hereDocuments.first?.error?.code == .unterminated || broken.hereDocuments.first?.error?.code == .unexpected
    )
  }

  /// Every range points at the text from which its node was read, also inside backticks and stripped here-documents.
  @Test func ranges() throws {
    let text = "x; echo a `b \\`c \\\\$d\\`` e"
    let list = ShellParser.parse(text).list
    guard case .simple(let echo)? = list.items.last?.first.commands.first else {
      Issue.record("no simple command")
      return
    }
    #expect(echo.words.map { slice(text, $0.range) } == ["echo", "a", "`b \\`c \\\\$d\\``", "e"])
    guard case .command(let outer)? = echo.words[2].parts.first?.kind,
      case .simple(let b)? = outer.list.items.first?.first.commands.first
    else {
      Issue.record("no substitution")
      return
    }
    #expect(b.words.map { slice(text, $0.range) } == ["b", "`c \\\\$d\\`"])
  }

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }
}
