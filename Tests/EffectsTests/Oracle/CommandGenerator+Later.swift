import TestSupport

/// Lines in which what is known at one place is another thing at a later one.
extension CommandGenerator {
  static let laterConstructs: [Construct] = [
    (
      "loop-state",
      { g in
        let (word, program) = (g.word(), g.program())
        return g.random.pick([
          "for i in 1 2 3; do $z q; z=$y; y=$x; x=\(program); done",
          "set -- s1 \(program) s3; while (($#)); do $1 q; shift; done",
          "i=0; until ((i>3)); do s1 ${a[i]} \(word); ((i++)); done", "x=1; while ((x<4)); do s1 $x; x=$((x*2)); done",
          "a=(s1 s2); for i in \"${!a[@]}\"; do ${a[i]} $i; done", "for i in a b; do x=$x$i; done; s1 $x",
          "for x in s1 s2; do [ $x = s1 ] && continue; break; done; $x q",
          "for i in 1 2; do f() { s$i q; }; f; done; f",
        ])
      }
    ),
    (
      "shell-variables",
      { g in
        let program = g.program()
        return g.random.pick([
          "PWD=/tmp; cd src; cat $PWD/main.c; s1 $PWD", "RANDOM=1; x=abcdefs1; s1 ${x:RANDOM%7}",
          "BASH_ARGV0=\(program); $0 q",
          "REPLY=s1; select x in a; do $REPLY q; break; done <<< \(program)",
          "BASH_REMATCH=s1; [[ rm =~ r. ]]; $BASH_REMATCH q",
          "export IFS=s; bash -c 'x=as2; $x q'", "SECONDS=9; s1 $SECONDS", "read <<< \(program); $REPLY q",
          "cd src; s1 $OLDPWD $PWD",
          "LINENO=7; x=abs1; s1 ${x:LINENO-5}", "PIPESTATUS=(s1); true | false; s1 ${PIPESTATUS[@]}",
          "set -- s1; bash -c '$0 $1' s2 s3",
        ])
      }
    ),
    (
      "scope",
      { g in
        let (word, program) = (g.word(), g.program())
        return g.random.pick([
          "shopt -s lastpipe; echo \(program) | read x; $x q", "echo \(program) | read x; $x q",
          "unset -f x; ${x:-s1} q",
          "s1() { s2 f; }; s1=1; unset s1; s1 q", "unset v; s1 > \"${v:=out}\"; ${v:-s2} q",
          "s1 < \"${w:=list}\" $((x=3)); s2 $w $x",
          "export x=\(program); declare +x x; bash -c '${x:-s1} q'",
          "f() { set -- \(word) s2; $2 $1; }; f s3; s1 \"$@\"",
          "x=s1; x=s2 eval '$x q'; $x r", "x=s1; f() { $x q; }; x=s2 f; $x r",
          "f() { local x=s2; g; }; g() { $x q; x=s3; }; x=s1; f; $x r",
          "(x=\(program); $x q); $x r", "x=s1; { x=\(program); } | cat; $x q", "x=s1 y=$x; $y q", "x=\(word) s1 $x",
          "x=s1; y=\"$(x=s2; echo $x)\"; $x $y", "x=s1; case $x in s1) x=s2;; esac; $x q",
          "x=s1; [ -f nope ] || x=\(program); $x q",
          "x=s1; if s2; then x=s3; fi; $x q", "f() { declare -g x=s2; local x=s3; $x; }; f; $x q",
          "f() { unset x; $x q; }; x=s1; f; ${x:-s2}",
          "x=s1; export x; f() { local x=s2; bash -c '$x q'; }; f", "set -a; x=s2; bash -c '$x q'; set +a",
          "x=s1; x+=q eval '$x'; $x",
        ])
      }
    ),
  ]
}
