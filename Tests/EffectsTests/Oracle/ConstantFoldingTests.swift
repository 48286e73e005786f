import Foundation
import Model
import TestSupport
import Testing

@testable import Effects

/// What expansions give, computed by real bash in the test: we say the same words, or that we cannot tell.
@Suite struct ConstantFoldingTests {
  /// What is set before each expansion.
  static let prelude = """
    x=src/main.c y='a b' z= n=5 s='s*r' t=abcabc e='a\\tb' q="it's" i=x k=-2; a=(ls rm 'c d' .env); unset u; set -- p1 'p 2' p3
    """

  /// No file that a pattern would match.
  private static let world = MemoryWorld(entries: ["/srv/app": .directory])

  /// Expansions by their operators.
  static let expansions: [String] = [
    "${x#*/}", "${x##*/}", "${x%.*}", "${x%%/*}", "${x#src}", "${x%c}", "${x#\"src\"}", "${x#'s*'}", "${s#s\\*}",
    "${x#$u}",
    "${t#*b}", "${t#$'\\x61'}", "${u:-$'\\x41'}", "${u:-$@}", "${x:+$@}", "${x:+${w[@]}}", "${u-${w[@]}}", "${w[@]+d}",
    "${w[*]+d}", "${t##*b}",
    "${t%b*}", "${t%%b*}", "${t#[a-b]}", "${t%[!a]}", "${t#?}", "${x%/}", "${x#$i}",
    "${s#\"$s\"}",
    "${t/b/X}", "${t//b/X}", "${t/#a/X}", "${t/%c/X}", "${t/#b/X}", "${t/b}", "${t//b}", "${t//[ab]/-}", "${t/b*/X}",
    "${x//\\//_}", "${x/\\//_}", "${t/#/X}", "${t/%/X}", "${t//?/x}", "${t/b/&&}", "${t/b/\\&}", "${t/b/\"&\"}",
    "${t/$u/X}", "${t/b/\\q}", "${t/b/a\\\\b}", "${x##*\\.}", "${t/\"b\"*/X}", "${t%'b'*}", "${s/\\*/X}",
    "${s/\"*\"/X}",
    "${y/ /_}", "${y// /}", "${a[@]/l/L}", "${a[*]/r/R}", "${@/p/q}", "${x/s/$y}", "${x/s/\"$y\"}", "${x///}",
    "${x//s\\/r}",
    "${t^}", "${t^^}", "${t^[b]}", "${t^^[b]}", "${x,}", "${x,,}", "${q^^}", "${a[@]^}", "${a[@]^^}", "${t~}", "${t~~}",
    "${x@Q}", "${y@Q}", "${q@Q}", "${e@E}", "${x@U}", "${x@u}", "${x@L}", "${x@A}", "${a[@]@Q}", "${x@a}", "${a@a}",
    "${a[@]@A}", "${a[@]@K}", "${u@Q}", "${z@Q}", "${e@Q}",
    "${x:1}", "${x:0:3}", "${x: -2}", "${x: -4:2}", "${x:(-1)}", "${x:1+1:n-3}", "${x:n}", "${x:$n:1}", "${x:0:-2}",
    "${x:99}",
    "${x:n>3?1:2}", "${x:0:0}", "${x::3}", "${x:k}", "${y:1:1}", "${t:$((1+1)):$((n-4))}", "${a[@]:1}", "${a[@]:1:2}",
    "${a[@]: -1}", "${@:2}", "${@:1:1}", "${@:0:2}", "${*:2:2}", "${@: -1}", "${a:1}", "${a[2]:1}", "${z:0}", "${u:1}",
    "${u:-d}", "${u-d}", "${z:-d}", "${z-d}", "${x:-d}", "${u:-$y}", "${u:-\"$y\"}", "${u:-a  b}", "${u:-'a  b'}",
    "${u:-${x%/*}}",
    "${u:=w}$u", "${z:=w}$z", "${z=w}$z", "${x:+w}", "${u:+w}", "${z:+w}", "${z+w}", "${x:+$y}", "${x:+'a b'}",
    "${x:?no}",
    "${a[1]:-d}", "${a[9]:-d}", "${a[9]-d}", "${a[@]:+w}", "${@:+w}", "${u[@]:-d}", "${u:-*none*}", "${u:-~}",
    "${u:-{a,b\\}}",
    "${#x}", "${#y}", "${#z}", "${#u}", "${#a}", "${#a[@]}", "${#a[2]}", "${#@}", "$#", "${#*}", "${#1}", "${##}",
    "${!i}", "${!i#src}", "${!a[@]}", "${!u}", "${!i:0:2}", "${!i:-d}",
    "${a[0]}", "${a[-1]}", "${a[n-4]}", "${a[$n-3]}", "${a[@]}", "${a[*]}", "$a", "${a[9]}", "${a[1+1]}", "${a[#]}",
    "${x[0]}",
    "${x[1]}", "${x[@]}", "$1", "$2", "$9", "${10}", "$@", "$*", "x$@y", "x${a[@]}y", "$u", "$z", "$u$z", "x$z",
    "${u}x",
    "$((n+1))", "$((n**2%7))", "$((n>3&&2))", "$((0x1f|8))", "$((010))", "$((2#101))", "$((36#z))", "$((64#_))",
    "$((n++))$n",
    "$((--n))$n", "$((n=7,n*2))$n", "$((-7/2))", "$((-7%3))", "$((1<<62))", "$((1<<63))", "$((~0))", "$((!n))",
    "$((n?u:3))",
    "$(( (1+2)*3 ))", "$((k*-1))", "$((-k))", "$((- -1))", "$((2**3**2))", "$((-2**2))", "$((n==5))", "$((n!=5||0))",
    "$[1+2]",
    "$((n+=2))$n", "$((a[1]=4))${a[1]}", "$((u+1))", "$((7&3^5))", "$((1?2:3?4:5))", "$((0&&(n=9)))$n",
    "$((9223372036854775807+1))",
    "{a,b}", "{a,b}{1,2}", "a{,b}c", "{1..4}", "{4..1}", "{1..9..3}", "{01..3}", "{-1..1}", "{a..e..2}", "{e..a}",
    "{a,{b,c}}d",
    "{a}", "{a,b", "a,b}", "{}", "{,}", "{a,'b c'}", "\\{a,b}", "{a\\,b,c}", "{\"a,b\",c}", "{$i,$n}", "${i}{1,2}",
    "{1..$n}",
    "$i{a,b}", "{a..1}", "{1..a}", "{a,b}}", "{{a,b}", "{a,b}c{d", "x{1..2}y{a,b}", "{1..3..0}", "{0x1..0x3}", "{A..c}",
    "{10..8..-1}", "{007..9}", "{-05..5..5}", "{a..c..-2}", "{1.5..3}", "{+1..+3}", "{1,}", "{,1}x", "'{a,b}'",
    "{a,b}'{c,d}'",
    "~", "~/a", "~x/a", "a~", "\\~", "'~'", "~/'a b'", "~+", "~+/a", "a=~", "a=~/x:~/y", "a:~", "--a=~", "\"~\"",
    "~\"/a\"", "~$u",
    "1a=~", "a[1]=~", "a+=~",
    "'a b'", "\"a b\"", "a\\ b", "a''b", "\"\"", "''", "$''", "\"\"\"\"", "''a", "\\a", "\"\\a\\$\\\"\\\\\"", "'\\a'",
    "$\"a b\"", "a\"b\"'c'",
    "$'a\\tb'", "$'\\x41\\101\\u41\\U00000041'", "$'\\e\\a\\b\\f\\v\\r'", "$'\\cA\\c?'", "$'\\''", "$'\\\"'", "$'\\?'",
    "$'\\q'",
    "$'\\x4'", "$'\\1234'", "$'\\u00e9'", "$'a\\0b'", "$'\\x00b'c", "$'\\x{41}'", "$'\\xg'", "$'\\ug'", "$'\\u004'",
    "\"$'a'\"", "$'\\xc3\\xa9'",
  ]

  /// Commands whose output is put in the place of the substitution.
  static let outputs: [String] = [
    "echo a b", "echo -n a", "echo -e 'a\\tb'", "echo -e '\\x41\\0101\\e'", "echo -e 'a\\cb' c", "echo -ne 'a\\n'",
    "echo -E 'a\\tb'",
    "echo -neE 'a\\tb'", "echo 'a\\tb'", "echo -x a", "echo -- a", "echo -n -n a", "echo -n -e 'a\\nb'", "echo - a",
    "echo -e '\\1'",
    "echo -e '\\u41\\U42'", "echo -e 'a\\\\b'", "echo -en -- x", "echo",
    "printf a", "printf 'a\\nb'", "printf '%s' a b", "printf '%s\\n' a b", "printf '%s-%s\\n' a b c", "printf '%d' 5",
    "printf '%d' 0x10",
    "printf '%d' \"'a\"", "printf '%x' 255", "printf '%X' 255", "printf '%o' 8", "printf '%c' abc", "printf '%5s|' a",
    "printf '%-5s|' a",
    "printf '%.2s' abc", "printf '%05d' 42", "printf '%b' 'a\\tb'", "printf '%b' '\\x41\\0101'", "printf '%q' 'a b'",
    "printf '%%'",
    "printf '\\x41\\101\\u0041'", "printf '%s %s' a", "printf '%*s' 3 a", "printf '%s' 'a\\tb'", "printf -- '%s' a",
    "printf '%i' 7",
    "printf '%u' 3", "printf '%s' \"$y\"", "printf '%s' $y", "printf \"$t\"", "printf '%1$s' a", "printf '%s\\0' a b",
    "printf 'a\\cb'",
    "printf '%b' 'a\\cb' c", "printf '%.0s' a", "printf '%.1s%.1s' abc def", "printf '\\%o' 65", "printf '%+d' 5",
    "printf '%#x' 255",
    "printf '%s' ''", "printf ''", "printf '%d' ''", "printf '%03o' 8", "printf '\\0101'", "printf '%Xz' 10",
    "echo $x", "echo \"$x\" '$x'", "echo {a,b}", "pwd", "echo ~", ":", "true", "echo a; echo b", "echo a && echo b",
    "false || echo b",
    "echo abc | rev", "echo abc | tr a-z A-Z", "echo abc | tr b x", "echo abc | tr -d b", "echo YWJj | base64 -d",
    "echo abc | base64",
    "printf abc | cat", "echo abc | cut -c1", "echo abc | cut -c2-", "echo a:b | cut -d: -f2", "cat <<< a",
    "echo $(echo a)", "(echo a)",
    "{ echo a; }", "x=q; echo $x", "command echo a", "builtin echo a", "echo a | sed s/a/b/", "basename a/b.c",
    "basename a/b.c .c",
    "dirname a/b", "expr 1 + 2",
  ]

  private static let places: [(name: String, line: @Sendable (String) -> String)] = [
    ("bare", { "p \($0)" }), ("quoted", { "p \"\($0.replacingPlain("\"", with: ""))\"" }),
    ("assigned", { "v=\($0); p \"$v\" $v" }),
    ("document", { "p \"$(cat <<E\n\($0)\nE\n)\"" }), ("joined", { "p a\($0)b" }),
    ("here-string", { "p \"$(cat <<<\($0))\"" }),
  ]

  @Test(arguments: ["bare", "quoted", "assigned", "joined"])
  func expansionsAreAsBashSays(place: String) throws {
    let line = try #require(Self.places.first { $0.name == place }).line
    try compare(
      Self.expansions.map(line),
      floor: ["bare": 230, "quoted": 240, "assigned": 150, "joined": 200][place] ?? 0
    )
  }

  @Test(arguments: ["$(%)", "\"$(%)\"", "`%`"])
  func outputsAreAsBashSays(form: String) throws {
    let lines = Self.outputs.filter { !form.hasPrefix("`") || !$0.contains("\\") }.map {
      "p " + form.replacingPlain("%", with: "\u{1}").replacingPlain("\u{1}", with: $0)
    }
    try compare(lines, floor: form.hasPrefix("`") ? 20 : 35)
  }

  /// Compares the words that `p` is given. At least `floor` of the lines must be known.
  private func compare(_ lines: [String], floor: Int) throws {
    let expected = try Self.bash(lines)
    var known = 0
    for (line, words) in zip(lines, expected) {
      let effects = CommandExpander(workspace: Self.world.workspace).expand("\(Self.prelude)\n\(line)", in: "/srv/app")
      let said = effects.compactMap { effect -> [String]? in
        if case .run(let run) = effect.kind, run.program == "p" { run.arguments } else { nil }
      }
      // Bash stops at an error; we need not see that.
      guard let words, ShellWorld.reasons(effects).isEmpty else { continue }
      // A number that cannot be told stands as a zero.
      known += 1
      #expect(said.contains { $0.elementsEqual(words) { $0.sameText(as: $1) } }, "\(line): bash \(words), said \(said)")
    }
    #expect(known >= floor, "only \(known) of \(lines.count) are known")
  }

  /// The words that bash gives to `p` in each line, nil where it does not come to that.
  private static func bash(_ lines: [String]) throws -> [[String]?] {
    let scratch = Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
    let log = scratch.path("log")
    let environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/home/dev", "LOG": log, "PWD": "/srv/app",
    ]
    var script = "p() { printf '%s\\0' \"$#\" \"$@\" >> \"$LOG\"; }\npwd() { echo /srv/app; }\n"
    for line in lines {
      let code = "PWD=/srv/app\n\(prelude)\n\(line)"
      script += "( eval \(CommandGenerator.quoted(code)) ); printf '%s\\0' end >> \"$LOG\"\n"
    }
    let file = scratch.path("script")
    try Data(script.utf8).write(to: URL(filePath: file))
    _ = try Subprocess([Stubs.bash ?? "/bin/bash", "--norc", file], environment: environment, errors: .dropped)
    var words = try Data(contentsOf: URL(filePath: log)).split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }[...]
    return lines.map { _ in
      var result: [String]?
      while let head = words.popFirst(), head != "end" {
        let count = Int(head) ?? 0
        result = Array(words.prefix(count))
        words = words.dropFirst(count)
      }
      return result
    }
  }
}
