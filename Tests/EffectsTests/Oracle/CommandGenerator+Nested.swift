import TestSupport

/// Constructs that run text or programs through something else.
extension CommandGenerator {
  static let runningConstructs: [Construct] = [
    ("eval", { g in "eval \(g.quoted(g.code()))" }),
    ("eval", { g in "eval \(g.word()) \(g.word())" }),
    ("eval", { g in "eval \"$x\" '$y'; eval \"\(g.program()) \\$x\"" }),
    (
      "shell-c",
      { g in
        let shell = g.random.pick(["bash", "sh", "/bin/bash", "bash --norc", "bash -e", "env bash", "command bash"])
        return "\(shell) -c \(g.quoted(g.code())) \(g.random.pick(["", "n \(g.word())", "s1"]))"
      }
    ),
    (
      "shell-c",
      { g in
        "bash -c \(g.random.pick(["'$0 \"$@\"'", "'\"$@\"' _", "'$1 $2' s3", "'for i; do $i; done' -"])) \(g.word()) \(g.word())"
      }
    ),
    (
      "heredoc",
      { g in
        let body = g.code()
        let (mark, close) = g.random.pick([("E", "E"), ("'E'", "E"), ("\\E", "E"), ("\"E F\"", "E F")])
        g.document("\(body)\n\(close)\n")
        return "\(g.random.pick(["bash", "sh", "cat", "bash -s a b", "tee new", "xargs s1"])) <<\(mark)"
      }
    ),
    (
      "heredoc",
      { g in
        g.document("\t$x \(g.word())\n\tE\n")
        return "\(g.random.pick(["bash", "cat > new.sh", "s1"])) <<-E"
      }
    ),
    (
      "herestring",
      { g in
        "\(g.random.pick(["bash", "cat", "xargs s1", "sh", "tee out"])) <<< \(g.random.chance(50) ? g.word() : g.quoted(g.code()))"
      }
    ),
    (
      "pipe-shell",
      { g in
        let code = g.quoted(g.code())
        return g.random.pick([
          "echo \(code) | bash", "printf %s \(code) | sh", "printf '%s\\n' \(code) | bash -s q",
          "echo \(code) | cat | bash",
          "echo \(code) | rev | rev | bash", "echo \(code) | base64 | base64 -d | bash", "cat words | bash",
          "bash < words",
          "bash run.sh", "echo s1 q | tr q r | bash", "echo \(code) | tee new.sh | bash", "bash <(echo \(code))",
          "source <(echo \(code))",
        ])
      }
    ),
    (
      "source",
      { g in
        let file = g.random.pick(["./vars.sh", "vars.sh", "./run.sh", "/srv/app/vars.sh", "\"$x\""])
        return "\(g.random.pick(["source", "."])) \(file) \(g.random.pick(["", "q r"])); $cmd $v; \(g.simple())"
      }
    ),
    (
      "script", { g in "\(g.random.pick(["bash ./run.sh", "sh run.sh a", "./run.sh", "bash vars.sh"])); \(g.simple())" }
    ),
    (
      "written-script",
      { g in
        let code = g.quoted(g.code())
        return g.random.pick([
          "echo \(code) > new.sh; bash new.sh", "printf '%s\\n' \(code) > n.sh && . ./n.sh",
          "echo \(code) >> vars.sh; source ./vars.sh",
          "echo 's1 a' > n.sh; echo \(code) >> n.sh; sh ./n.sh", "cp run.sh r2.sh; bash r2.sh",
          "echo \(code) | tee n.sh; bash n.sh",
          "ln -s .env e; cat e", "ln -s run.sh r; bash r", "mv run.sh r; bash r", "cat run.sh > r; bash r",
          "cd src; echo \(code) > n; cd ..; bash src/n",
        ])
      }
    ),
    (
      "xargs",
      { g in
        let input = g.random.pick([
          "echo a b", "printf 'a\\nb c\\n'", "cat list", "echo \"'a b' c\"", "printf 'a\\0b'", "ls", "echo $x",
          "printf '%s\\n' rm s1",
        ])
        let options = g.random.pick([
          "", "-n1", "-0", "-I{}", "-L1", "-r", "-i", "-d,", "-n 1 -P 2", "-I % -n 1", "-t", "-a list",
        ])
        let command = g.random.pick([
          "s1", "rm", "s1 q {} r", "bash -c", "bash -c 's2 $0 $1'", "", "sh -c '$0'", "env", "touch", "-- s1", "cat",
        ])
        return "\(input) | xargs \(options) \(command)"
      }
    ),
    (
      "find",
      { g in
        let place = g.random.pick([".", "src", "*.txt", "/srv/app", "$x", ""])
        let test = g.random.pick([
          "", "-name '*.txt'", "-type f", "-name .env", "-maxdepth 1", "! -name x", "-name main.c -o -name util.c",
          "-false",
        ])
        let action = g.random.pick([
          "-exec s1 {} \\;", "-exec s1 {} +", "-delete", "-exec bash -c 's1 $0' {} \\;", "-print",
          "-execdir s1 q {} ';'", "-exec rm {} \\; -exec s2 \\;", "-fprint out", "-okdir s1 \\;",
        ])
        return "find \(place) \(test) \(action)"
      }
    ),
    (
      "wrapper",
      { g in
        let wrapper = g.random.pick([
          "env", "env x=1", "env -i", "nohup", "nice", "nice -n 5", "timeout 5", "timeout -k 1 5", "stdbuf -o0",
          "setsid",
          "command", "command -p", "exec", "builtin command", "env -u x", "env -S's1 a'", "env -C src", "sudo",
          "sudo -u root",
          "exec -a n", "time -p", "env --", "command --", "env -- x=2", "nice -5", "command -v", "builtin", "busybox",
        ])
        let inner = g.random.pick([g.program(), g.word(), g.random.pick(["timeout 3 s1", "env s1", "nice s2"])])
        return "\(wrapper) \(inner) \(g.word())"
      }
    ),
    (
      "process",
      { g in "\(g.random.pick(["cat", "s1", "tee"])) \(g.random.pick(["<", ">"]))(\(g.code())); \(g.simple())" }
    ),
    (
      "injection",
      { g in
        g.random.pick([
          "x='a[$(s1 i)]'; echo $((x))", "x='a[$(s1 i)0]'; [[ $x -eq 0 ]]", "y='a[`s1`]'; ((y))",
          "test -v 'a[$(s1 j)]'",
          "printf -v 'a[$(s1 k)]' q", "read 'a[$(s1 l)]' <<< q", "unset 'a[$(s1 m)]'", "declare -i x='a[$(s1 n)]'",
          "x='$(s1 o)'; : ${x@P}",
          "let 'x=a[$(s1 p)]'", "x='b[$(s1 q)]'; : ${a[x]}", "x='b[$(s1 r)]'; : ${y:x}", "PS4='$(s1 s)'; set -x; :",
          "y='a[$(s1 t)]'; x=y; ((x+1))",
          "[ 1 -eq 'a[$(s1 u)]' ]", "for ((i=0; i<'a[$(s1 v)]'; i++)); do :; done", "x='a[$(s1 w)]'; a[x]=1",
          "x='a[$(s1 y)]'; declare -a 'b=([x]=1)'",
        ])
      }
    ),
    (
      "environment",
      { g in
        g.random.pick([
          "BASH_ENV=./run.sh bash -c :", "export BASH_ENV=run.sh; bash -c 's2'", "PATH=./bin:$PATH s1",
          "f() { s1 $1; }; export -f f; bash -c 'f q'",
          "env 'BASH_FUNC_s2%%=() { s1 z; }' bash -c s2", "command_not_found_handle() { s1 nf \"$@\"; }; nosuch q",
          "PROMPT_COMMAND='s1 p'; s2", "SHELL=./run.sh; $SHELL",
          "export x=s1; env bash -c '$x e'", "x=s1 bash -c '$x e'", "x=s2; bash -c '$x e'; x=s3 eval '$x q'",
          "export -n x; x=s2; bash -c 's1 $x'",
        ])
      }
    ),
  ]
}
