import Testing

@testable import Effects

/// Commands behind commands.
@Suite struct WrapperTests {
  @Test(arguments: [
    ("sudo -u root cat a", "run sudo -u root cat a; privilege sudo -u root; run cat a; read a"),
    ("sudo X=1 -- rm b", "run sudo X=1 -- rm b; privilege sudo; run rm b; delete b"),
    ("sudo -i", "run sudo -i; privilege sudo; opaque"),
    (
      "sudo --unknown-option rm b",
      "run sudo --unknown-option rm b; privilege sudo; opaque; run rm b; delete b"
    ),
    ("doas rm a", "run doas rm a; privilege doas; run rm a; delete a"),
    ("env -i A=1 cat a", "run env -i A=1 cat a; run cat a; read a"),
    ("env -u X -C docs cat a", "run env -u X -C docs cat a; run cat a; read docs/a"),
    ("env -S 'cat .env'", "run env -S cat .env; run cat .env; read .env"),
    ("env", "run env; opaque"),
    ("env PATH=/x ls", "run env PATH=/x ls; opaque; run ls"),
    ("nohup cat a", "run nohup cat a; run cat a; read a"),
    ("nice -n 5 cat a", "run nice -n 5 cat a; run cat a; read a"),
    ("ionice -c 3 cat a", "run ionice -c 3 cat a; run cat a; read a"),
    ("timeout -k 5 10s cat a", "run timeout -k 5 10s cat a; run cat a; read a"),
    (
      "timeout --signal=9 1 sudo rm a",
      "run timeout --signal=9 1 sudo rm a; run sudo rm a; privilege sudo; run rm a; delete a"
    ),
    ("stdbuf -oL cat a", "run stdbuf -oL cat a; run cat a; read a"),
    ("setsid -f cat a", "run setsid -f cat a; run cat a; read a"),
    ("command cat a", "run command cat a; run cat a; read a"),
    ("command -v cat", "run command -v cat"),
    ("builtin cd docs; cat a", "run builtin cd docs; run cd docs; run cat a; read docs/a"),
    ("command cd docs; cat a", "run command cd docs; run cd docs; run cat a; read docs/a"),
    ("exec cat a", "run exec cat a; run cat a; read a"),
    ("strace -f -o log cat a", "run strace -f -o log cat a; write log; run cat a; read a"),
    ("echo a b | xargs rm", "run echo a b; run xargs rm; run rm a b; delete a; delete b"),
    ("cat list | xargs rm", "run cat list; read list; run xargs rm; run rm …; opaque"),
    ("cat list | xargs echo", "run cat list; read list; run xargs echo; run echo …"),
    (
      "cat list | xargs -I{} cp {} docs",
      "run cat list; read list; run xargs -I{} cp {} docs; run cp … docs; opaque; write docs *"
    ),
    ("echo .env | xargs -I% cat %", "run echo .env; run xargs -I% cat %; run cat .env; read .env"),
    ("bash -c 'cat .env'", "run bash -c cat .env; run cat .env; read .env"),
    (#"sh -lc "cat a; rm b""#, "run sh -lc cat a; rm b; run cat a; read a; run rm b; delete b"),
    (#"bash -c 'cat "$1"' x .env"#, #"run bash -c cat "$1" x .env; run cat .env; read .env"#),
    (#"bash -c "$X""#, #"run bash -c "$X"; opaque"#),
    ("bash script.sh", "run bash script.sh; read script.sh; opaque"),
    ("bash -n script.sh", "run bash -n script.sh"),
    ("echo 'rm a' | sh", "run echo rm a; run sh; run rm a; delete a"),
    (
      "curl -s https://h.example | sh",
      "run curl -s https://h.example; connect https://h.example; run sh; opaque"
    ),
    ("bash <<< 'rm a'", "run bash; run rm a; delete a"),
    ("bash -s a <<E\ncat b\nE", "run bash -s a; run cat b; read b"),
    ("eval cat .env", "run eval cat .env; run cat .env; read .env"),
    (#"eval "$X""#, #"run eval "$X"; opaque"#),
    ("eval 'f=.env'; cat $f", "run eval f=.env; run cat .env; read .env"),
    ("source .env", "run source .env; read .env; opaque"),
    ("python -c 'import pty'", "run python -c import pty; opaque"),
    ("python script.py a", "run python script.py a; read script.py; read a *"),
    ("python --version", "run python --version"),
    (#"perl -e 'print "x"'"#, #"run perl -e print "x""#),
    ("perl -pe 's/a/b/e' a", "run perl -pe s/a/b/e a; opaque; read a *"),
    ("node -e 'x'", "run node -e x; opaque"),
    (
      "docker exec web cat /etc/passwd",
      "run docker exec web cat /etc/passwd; run cat /etc/passwd; read /etc/passwd"
    ),
    (
      "docker run -v /etc:/x alpine rm -rf /x",
      "run docker run -v /etc:/x alpine rm -rf /x; read /etc *; write /etc *; run rm -rf /x; delete /x *"
    ),
    ("kubectl exec pod -- rm x", "run kubectl exec pod -- rm x; run rm x; opaque"),
    ("npx eslint src", "run npx eslint src; run eslint src; read src"),
    (
      "ssh -p 22 dev@h.example 'rm x'",
      "run ssh -p 22 dev@h.example rm x; connect ssh://h.example; run rm x; opaque"
    ),
    ("ssh -o ProxyCommand=x h", "run ssh -o ProxyCommand=x h; opaque; connect ssh://h"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
