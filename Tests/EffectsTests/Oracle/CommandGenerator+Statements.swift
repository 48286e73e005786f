import TestSupport

extension CommandGenerator {
  /// A simple command with arguments, sometimes with assignments before it and redirections around.
  mutating func simple() -> String {
    var words = [commandWord()]
    for _ in 0..<Int.random(in: 0...3, using: &random) { words.append(word()) }
    if random.chance(8) {
      used.insert("prefix")
      words.insert("\(name())=\(word())", at: 0)
    }
    if random.chance(12) {
      used.insert("redirection")
      words.insert(redirection(), at: Int.random(in: 0...words.count, using: &random))
    }
    return words.joined(separator: random.chance(5) ? "\t" : random.chance(5) ? " \\\n" : " ")
  }

  mutating func redirection() -> String {
    let target = random.pick([
      "out", "a.txt", "$x", "new.txt", "/tmp/t", "src/o", "\"$y\"", "b*.txt", "/dev/null", "~/o",
    ])
    return random.pick([
      "> \(target)", ">> \(target)", "2> \(target)", "&> \(target)", ">| \(target)", "< .env", "<> \(target)",
      ">&2", "2>&1", "{fd}> \(target)", "3< list", "< list", ">& \(target)", "3> \(target)", "<&-",
    ])
  }

  typealias Construct = (name: String, make: @Sendable (inout CommandGenerator) -> String)

  static let constructs: [Construct] =
    plainConstructs + storingConstructs + runningConstructs + laterConstructs + laterConstructs + fileConstructs
    + fileConstructs

  /// Compound commands and lists.
  private static let plainConstructs: [Construct] = [
    ("subshell", { "(\($0.code()))" }),
    ("group", { "{ \($0.body()) }" }),
    ("negation", { "! \($0.simple())" }),
    ("time", { "time \($0.simple())" }),
    ("and-or", { "\($0.simple()) && \($0.simple()) || \($0.simple())" }),
    (
      "conditional",
      { g in
        let test = g.random.pick(["true", "false", "[ -f .env ]", "[[ $x == s* ]]", "[[ -n $y ]]", "(( 1 > 2 ))", "s1"])
        return "if \(test); then \(g.body()) else \(g.body()) fi"
      }
    ),
    (
      "for",
      { g in
        let name = g.name()
        let words = (0..<Int.random(in: 1...3, using: &g.random)).map { _ in g.word() }.joined(separator: " ")
        return "for \(name) in \(words); do \(g.body()) \(g.random.chance(20) ? "break; " : "")done"
      }
    ),
    ("for", { g in "for \(g.name()); do \(g.body()) done" }),
    ("count", { g in "for ((i=0; i<2; i++)); do \(g.body()) done" }),
    (
      "while",
      { g in
        let name = g.name()
        return g.random.pick([
          "while read -r \(name); do \(g.body()) done < list", "until false; do \(g.body()) break; done",
          "printf 's1 a\\nb\\n' | while read \(name) y; do \(g.body()) done",
          "while IFS=: read -r x y; do \(g.body()) done <<< 's1:.env'",
        ])
      }
    ),
    (
      "case",
      { g in
        let end = g.random.pick([";;", ";&", ";;&"])
        return
          "case \(g.word()) in s*|\(g.text().isEmpty ? "q" : "r")) \(g.body())\(end == ";;" ? ";" : end) *) \(g.body()); esac"
          .replacingPlain(";;;", with: ";;")
      }
    ),
    ("background", { "{ \($0.body()) } & wait" }),
    ("pipeline", { "\($0.simple()) | \($0.simple())" }),
    (
      "function",
      { g in
        let function = g.random.pick(["f", "g", "s1", "ls"])
        let call = g.random.pick([
          "", "; \(function) \(g.word()) \(g.word())", "; x=\(function); $x", "; unset -f \(function); \(function) q",
        ])
        return "\(function)() { \(g.body()) }\(call)"
      }
    ),
    (
      "function",
      { g in
        "function f { local x=\(g.word()) y; y=s2; \(g.body()) }; f \(g.word())\(g.random.chance(50) ? "; $x $y" : "")"
      }
    ),
    ("call", { g in g.random.pick(["f", "g"]) + " " + g.word() }),
    ("test", { g in "[[ \(g.name()) -eq 1 || $x = \(g.word()) ]]; \(g.simple())" }),
    (
      "arithmetic",
      { g in "((\(g.random.pick(["x=2", "y++", "x=x+1", "z=1,y=2", "a[1]=3", "x+=1", "x==1"])))); \(g.simple())" }
    ),
    ("let", { g in "let \(g.random.pick(["x=1+1", "y=2", "'z = 3'"])); \(g.simple())" }),
    (
      "jump",
      { g in
        let jump = g.random.pick([
          "break", "continue", "return", "return 1", "exit 1 2", "exit --help", "logout", "! x=$(false)",
          "! : > /nope/x",
          "! true < /nope", "break 2", "return 1 2", "! cd src > /nope/x", "[[ a = b ]]", "((0))", "! > /nope/x",
          "! let x=0",
        ])
        return "\(jump) \(g.random.pick(["&&", "||"])) \(g.simple())"
      }
    ),
    (
      "jump",
      { g in
        let jump = g.random.pick(["break", "continue", "return", "exit", "exit 1"])
        let body = "x=\(g.word()); \(jump); x=\(g.program()); \(g.simple())"
        return g.random.pick([
          "for i in 1 2; do \(body); done; $x q", "f() { \(body); }; f; $x q", "(\(body)); $x q",
          "trap '$x t; $y u' EXIT; \(body)",
          "while true; do \(body); break; done; $x q", "if false; then f() { s1; }; fi; f; $x",
          "f() { f() { $x; }; s1; }; f; f",
          "bash -c '\(jump) && s1 || s2'; $x", "true || s2() { s1 in; }; s2 q",
          "trap 's1 $x; x=s3' DEBUG; $x q; x=s2; $x r",
        ])
      }
    ),
    ("coproc", { g in "coproc { \(g.body()) }; wait" }),
  ]

  /// What stores something in the shell for later.
  private static let storingConstructs: [Construct] = [
    ("assignment", { "\($0.name())=\($0.word()); $\($0.name()) \($0.word())" }),
    ("assignment", { "\($0.name())=\($0.word())" }),
    ("assignment", { "\($0.name())=\($0.obscured($0.text())) \($0.name())=\($0.word())" }),
    ("append", { "\($0.name())+=\($0.word())" }),
    (
      "array",
      { g in
        "a=(\(g.word()) \(g.word()) \(g.word())); \(g.random.pick(["${a[0]} ${a[1]}", "\"${a[@]}\"", "${a[*]}", "s1 ${a[1]}", "${a[2]}"]))"
      }
    ),
    (
      "array",
      { g in
        g.random.pick([
          "a[1]=\(g.word())", "a+=(\(g.word()))", "a=([1]=\(g.text().isEmpty ? "q" : "s1") [0]=s2)", "unset 'a[0]'",
          "a[${#a[@]}]=s3", "a[0]+=x", "a[-1]=rm", "a=b; a[3]=s2",
        ]) + "; s1 \"${a[@]}\"; ${a[0]} ${a[1]}"
      }
    ),
    ("associative", { g in "declare -A m=([k]=\(g.word()) [l]=s2); ${m[k]} ${m[l]} \"${!m[@]}\"" }),
    (
      "declare",
      { g in
        "declare \(g.random.pick(["-i", "-u", "-l", "-r", "-x", "-a", "-g", "--"])) \(g.name())=\(g.word()); s1 $x $y $z; $y"
      }
    ),
    (
      "nameref",
      { g in
        "declare -n \(g.random.pick(["r", "x"]))=\(g.random.pick(["y", "z", "a", "a[0]"])); r=\(g.word()); $y $z; s1 $r ${a[0]}"
      }
    ),
    ("export", { g in "export \(g.name())=\(g.word()); bash -c '$\(g.name()) q'; s1 $x" }),
    ("unset", { g in "unset \(g.name()); \(g.simple())" }),
    (
      "printf-v",
      { g in
        "printf -v \(g.random.pick(["x", "y", "a[1]"])) \(g.random.pick(["%s", "'%s%s'", "'\\x73%s'", "%d", "'%.1s'", "%5s", "'%x'"])) \(g.word()) 1; $x; s1 $y ${a[1]}"
      }
    ),
    (
      "read",
      { g in
        "read \(g.random.pick(["", "-r", "-n 2", "-d ,", "-a a", "-p q"])) \(g.name()) y <<< \(g.word()); $x $y; s1 $z ${a[0]}"
      }
    ),
    ("read", { g in "IFS=\(g.random.pick([",", ":", "''", "s", "' '"])) read x y <<< \(g.word()); $x $y" }),
    ("mapfile", { g in "mapfile -t a < list; s1 \"${a[@]}\"; mapfile -t a <<< \(g.word()); ${a[0]} ${a[1]}" }),
    (
      "ifs",
      { g in
        "IFS=\(g.random.pick([",", ":", "s", "''", ".", "$' \\n'"])); x=\(g.random.pick(["s1,a,b", "s1:s2", "a.txt", "rmsx"])); $x \(g.word()); s1 \"$*\""
      }
    ),
    (
      "set",
      { g in
        "set -- \(g.word()) \(g.word()); \(g.random.pick(["$1 $2", "\"$@\"", "$*", "shift; $1", "s1 \"${@:2}\" $#", "for i; do $i; done"]))"
      }
    ),
    (
      "set",
      { g in "set \(g.random.pick(["-f", "-e", "-u", "+f", "-a", "-o noglob", "-n", "-k", "+B"])); \(g.simple())" }
    ),
    (
      "shopt",
      { g in
        "shopt -s \(g.random.pick(["nullglob", "dotglob", "extglob", "nocaseglob", "globstar", "failglob", "nocasematch", "lastpipe"]))\n\(g.simple()); s1 *.txt nothing* \(g.random.pick(["", "!(a*)", "@(a|b).txt", "**/*.c"]))"
      }
    ),
    (
      "cd",
      { g in
        "\(g.random.pick(["cd", "pushd", "cd -P", "cd --"])) \(g.random.pick(["src", "..", "/tmp", "nowhere", "$x", "dlink", "\"$HOME\"", "src/..", "-", ""])); \(g.simple()); cat .env main.c; touch new"
      }
    ),
    (
      "cd",
      { g in
        "mkdir -p d/e && cd d && touch q; \(g.random.pick(["popd", "cd -", "cd ..", "cd e"])); rm -f a.txt .env; s1 *"
      }
    ),
    (
      "trap",
      { g in "trap \(g.quoted(g.code())) \(g.random.pick(["EXIT", "DEBUG", "0", "ERR", "RETURN"])); \(g.simple())" }
    ),
    (
      "alias",
      { g in
        "shopt -s expand_aliases; alias q=\(g.quoted(g.random.pick(["s1", "s1 ", "cat .env", "rm -f", "$x", "s2;"])))\nq \(g.word()); \(g.simple())"
      }
    ),
    ("hash", { g in "hash -p /usr/bin/s2 s1; s1 \(g.word())" }),
    ("getopts", { g in "set -- -a s1 -b; getopts a:b x; $OPTARG; s1 $x" }),
    ("select", { g in "select x in s1 s2; do $x; break; done <<< 2" }),
  ]
}

extension String {
  func replacingPlain(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
