import Testing

@testable import Effects

/// Values that the line sets are followed; all others cannot be told.
@Suite struct VariableTests {
  @Test(arguments: [
    ("f=.env; cat $f", "run cat .env; read .env"),
    ("f='a b'; cat $f", "run cat a b; read a; read b"),
    (#"f='a b'; cat "$f""#, "run cat a b; read a b"),
    ("f=*.md; cat $f", "run cat A.md B.md; read A.md; read B.md"),
    ("x=1 cat $x", "run cat $x; opaque"),
    ("cat $UNKNOWN", "run cat $UNKNOWN; opaque"),
    (#"cat "$UNKNOWN""#, #"run cat "$UNKNOWN"; opaque"#),
    ("echo $UNKNOWN", "run echo $UNKNOWN"),
    ("cat ${UNKNOWN:-.env}", "run cat ${UNKNOWN:-.env}; opaque"),
    ("f=.env; cat ${f:-x} ${g:+y}", "run cat .env ${g:+y}; read .env; opaque"),
    (
      "f=xx.env; cat ${f#xx} ${f%.env} ${f/xx/y} ${f:2} ${#f}",
      "run cat .env xx y.env .env 6; read .env; read xx; read y.env; read 6"
    ),
    (#"a=(cat .env); "${a[@]}""#, "run cat .env; read .env"),
    ("c=cat; $c .env", "run cat .env; read .env"),
    ("c='cat .env'; $c", "run cat .env; read .env"),
    ("$UNKNOWN x", "opaque"),
    ("f=a; if true; then f=b; fi; cat $f", "run true; run cat $f; opaque"),
    ("f=a; true && f=b; cat $f", "run true; run cat b; read b"),
    ("for f in a b; do cat $f; done", "run cat a; read a; run cat b; read b"),
    (#"for f in *.md; do cat "$f"; done"#, "run cat A.md; read A.md; run cat B.md; read B.md"),
    (#"for f in $LIST; do rm "$f"; done"#, #"run rm "$f"; opaque"#),
    (#"while read -r f; do rm "$f"; done < list"#, #"read list; run read -r f; run rm "$f"; opaque"#),
    ("read f; cat $f", "run read f; run cat $f; opaque"),
    (#"set -- a b; cat "$@" $1"#, "run set -- a b; run cat a b a; read a; read b"),
    ("cat {a,b}.txt", "run cat a.txt b.txt; read a.txt; read b.txt"),
    ("cat {1..3}", "run cat 1 2 3; read 1; read 2; read 3"),
    ("cat $HOME/x $PWD/y", "run cat /home/dev/x /srv/app/y; read /home/dev/x; read y"),
    ("export F=.env; cat $F", "run export F=.env; run cat .env; read .env"),
    ("unset F; cat ${F}a", "run unset F; run cat a; read a"),
    ("x=.en; x+=v; cat $x", "run cat .env; read .env"),
    ("ref=f; f=.env; cat ${!ref}", "run cat .env; read .env"),
    ("cat ${f@P}", "opaque; run cat ${f@P}; opaque"),
    ("cat a$(echo b)c", "run echo b; run cat abc; read abc"),
    ("cat $(cat list)", "run cat list; read list; run cat $(cat list); opaque"),
    ("cat `echo .env`", "run echo .env; run cat .env; read .env"),
    ("cat <(cat .env)", "run cat .env; read .env; run cat /dev/fd/63"),
    ("echo $(( $(id) + 1 ))", "run id; run echo 0"),
    ("PATH=/x ls", "opaque; run ls"),
    ("LD_PRELOAD=x.so ls", "opaque; run ls"),
    ("GIT_SSH_COMMAND=x git fetch local", "opaque; run git fetch local; git fetch"),
    ("export BASH_ENV=x", "opaque; run export BASH_ENV=x"),
    ("FOO=1 ls", "run ls"),
    ("GIT_PAGER=cat git log", "run git log; git log"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
