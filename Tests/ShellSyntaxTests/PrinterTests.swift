import Foundation
import TestSupport
import Testing

@testable import ShellSyntax

/// What is printed is read as the same tree.
@Suite struct PrinterTests {
  @Test func corpus() throws {
    let commands = try Corpus.commands("commands.dev") + Corpus.commands("argv.dev")
    for command in commands { Self.check(Array(command.utf8)) }
  }

  @Test(arguments: table) func roundTrip(text: String) {
    #expect(ShellParser.parse(text).error == nil)
    Self.check(Array(text.utf8))
  }

  @Test(arguments: [
    ("a  b;c&d", "a b; c & d"), ("a\nb # c\n", "a; b"), ("if a\nthen b\nfi", "if a; then b; fi"),
    ("case x in (a|b) c;; esac", "case x in a | b) c;; esac"), ("r\"\"m -r'f' $'\\x2f'", "r\"\"m -r'f' $'/'"),
    ("echo `ls`", "echo $(ls)"), ("f () ( a )", "f() (a)"), ("cat <<-E\n\ta\n\tE\nb", "cat <<-E; b\na\n\tE\n"),
  ])
  func text(source: String, printed: String) {
    #expect(String(decoding: ShellPrinter.print(ShellParser.parse(source)), as: UTF8.self) == printed)
  }

  /// Parses, prints in both spellings, and parses again.
  static func check(_ text: [UInt8], _ location: SourceLocation = #_sourceLocation) {
    let first = ShellParser.parse(text)
    guard first.error == nil, let problem = problem(text, first) else { return }
    Issue.record(Comment(rawValue: problem), sourceLocation: location)
  }

  /// What is wrong with what is printed for a text, nil where nothing is.
  static func problem(_ text: [UInt8], _ first: ParseResult) -> String? {
    let shape = Shape.of(first)
    for (name, spelling) in [("canonical", ShellPrinter.Spelling.canonical), ("source", .source(text))] {
      let printed = ShellPrinter.print(first, spelling: spelling)
      let second = ShellParser.parse(printed, options: ParseOptions(maximumSize: 1_000_000, maximumNodes: 1_000_000))
      let words = "\(name): \(show(text)) → \(show(printed))"
      if let error = second.error { return "\(words): \(error)" }
      let other = Shape.of(second)
      if other != shape { return "\(words): \(difference(shape, other))" }
      if name == "canonical", ShellPrinter.print(second) != printed { return "\(words): prints otherwise again" }
    }
    return nil
  }

  static func show(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self).debugDescription }

  private static func difference(_ left: String, _ right: String) -> String {
    let common = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
    let start = max(0, common - 60)
    func part(_ text: String) -> String { String(decoding: text.utf8.dropFirst(start).prefix(160), as: UTF8.self) }
    return "…\(part(left))… became …\(part(right))…"
  }

  private static let table: [String] = [
    "", "a", "!", "r${!fd[[[@]}", "${x[[1]]} ${x[]}",
    "time >x -p a", "a <<'E'\nx\n\tE", "function a[ () { b; }", "coproc a=b <1 then",
    "coproc a[1]+=b <1 in c", "cat <<E\n$(i\n",
    "cat <<E\n$(cat <<-E\n\tx\n\tE\n)\nE\n", "! !", "! ! !; a", "time", "a <<'E'\nx\nE\\\n", "a <<'E'\nx y \\\n",
    "a <<E\nx\nE\\\n",
    "! time -p -- a", "(!;)", "{ time; }", "a && !", "a &", "(a &)", "{ a & }", "a |& b | c",
    "((1))",
    "( (a) )", "$( (a) )", "(((a); b))", "echo \"$(echo \"$(echo \"x\")\")\"", ">x if", ">x 2>&1 a=1 >y", "a | time b",
    "a | >x then", "a |\n>x time b", "cat <<E\n$(if '\nE\n", "cat <<-E\n\t$x ${\n\tE\nb", "(a\nb\n)",
    "cat <<A | (b <<B\nA\nB\n)",
    "for ((a;'1';$x '2'));do b; done", "((\"a'b\" + '$x'))", "echo $(('(' + 1)) \"${x:-'$y'}\"",
    "a > >(b) < <(c)", "a << -E\nb\n-E\n", "a <<'E'\n$x `\nE\n", "a <<\"a'b\"\nx\na'b\n", "a <<E\nb", "a <<E\n$x",
    "a <<E <<F\n1\nE\n2\nF\n", "`a <<E\nb`", "echo $(a <<E\nb\nE\n)", "(a <<E)\nb\nE\n",
    "a <<E | (b <<F)\n1\nE\n2\nF\n",
    "a <<E && b \"$(c <<F\n1\nF\n)\"\n2\nE\n", "a <<E\n\\$x \\\\ \\` \"q\" ${x:-\"y\"} $(b 'c')\nE\n",
    "x=1 y+=2 a[1 + 2]=\"b c\" d", "a=(1 \"2 3\" [k]=v [$x]+=w)", "declare -A a=([x y]=z)", "[[ a && ( b || ! c ) ]]",
    "[[ -f $x && a =~ ^(b|c d)$ ]]", "[[ a == @(b|'c d') ]]", "[[ a < b ]]", "echo \"a\"\"b\"$x\"$y\"\"z\"\"\"",
    "echo \"$x\"\"y\" \"${x}y\" \"$1\"\"2\"", "echo ''\"\" $'' $\"\" $\"a $x\"", "echo $'\\x01\\'\\\\\\n\\u00e9\\177'",
    "echo $((1 + \"2\")) $((\")\")) $((\"(\" + (1))) $((\\')) $((')'))", "echo $[1 + 2] $[)] \"$[$x]\"",
    "echo \"${x:-a\\}b}\" \"${x:-\"c d\"}\" \"${x:-it\\'s}\" \"${x#'a}'}\" \"${x%\\*}\"",
    "echo \"${x:\"-1\"}\" \"${x: -1}\"",
    "echo ${} ${x[1} \"${ a }\" \"${\"x\"}\" ${x[1]y}", "echo ${#x} ${!x} ${!x@} ${#} ${##} ${#-} ${x@Q} ${x//a/b}",
    "echo ${x:-<(a)} ${x:-'a}'\"b}\"}", "echo `(` `echo \\`(\\``  \"`\\\"(`\"", "echo \\", "echo a\\ b\\\\\\'c",
    "for i; do a; done",
    "for i in; do a; done", "for ((i=0; i<\"3\"; i++)) { a; }", "select x in a b; do c; done",
    "case x in esac", "case x in (esac) a;& b|c) ;;& *) d & esac", "case x in a) !;; esac", "function if { a; }",
    "function a=1 { b; }", "f() { a; } >x", "f() [[ a ]]", "coproc a b", "coproc a >x if", "coproc >x b then",
    "echo $`a` ]$`b \\`c\\``", "<>1 a b\\", "coproc X { a; } >y", "coproc { a; }",
    "until a; do b & done", "if a & then b; elif c; then d; else e; fi >x 2>&1", "shopt -s extglob\necho !(a|b)\n",
    "echo $(shopt -s extglob)", "echo é \u{A0} 😀", "echo $ a$ $% \"$\" \"a$\"", "{fd}>x a {fd}<&- 12>&1-", "a &>x &>>y",
    "a <<<b <<<\"$c\"", "echo $(a\nb)", "echo <(a; b &)", "$(time a)", "$(a; time b)", "(time a)", "`time a`",
    "$(cat <<E\nx\nE\na\nb)", "<(cat <<E | b\nx\nE\n{ a\nb\n}\nc)", "$(a; b <<E && c\nx\nE\nif a\nthen b\nfi\n)",
    "echo $((a \\;b))", "$((\"'$x\"))",
  ]
}
