import Testing

@testable import Effects

/// What tools read, and the ones among them that can do more.
@Suite struct ReaderCommandTests {
  @Test(arguments: [
    ("cat a .env", "run cat a .env; read a; read .env"),
    ("cat < .env", "read .env; run cat"),
    ("head -n 3 a; tail -f -n+1 b", "run head -n 3 a; read a; run tail -f -n+1 b; read b"),
    ("grep -rn TODO src", "run grep -rn TODO src; read src *"),
    ("grep -e x -f patterns a", "run grep -e x -f patterns a; read patterns; read a"),
    ("grep pattern", "run grep pattern"),
    ("rg secret", "run rg secret; read . *"),
    ("sort -o out a", "run sort -o out a; write out; read a"),
    ("diff -u a b", "run diff -u a b; read a; read b"),
    ("cut -d: -f1 /etc/passwd", "run cut -d: -f1 /etc/passwd; read /etc/passwd"),
    ("tr a b < a", "read a; run tr a b"),
    ("jq .x package.json", "run jq .x package.json; read package.json"),
    ("sed -n 1,5p a", "run sed -n 1,5p a; read a"),
    ("sed -i s/a/b/ a", "run sed -i s/a/b/ a; read a; write a"),
    ("sed 's/a/b/w out' a", "run sed s/a/b/w out a; opaque; read a"),
    ("sed '1e id' a", "run sed 1e id a; opaque; read a"),
    ("awk '{print $1}' a", "run awk {print $1} a; read a"),
    (#"awk 'BEGIN{system("id")}'"#, #"run awk BEGIN{system("id")}; opaque"#),
    (#"awk '{print > "x"}' a"#, #"run awk {print > "x"} a; opaque; read a"#),
    ("awk -f prog.awk a", "run awk -f prog.awk a; read prog.awk; opaque; read a"),
    ("find . -name '*.c'", "run find . -name *.c; read ."),
    ("find src -delete", "run find src -delete; read src; delete src *"),
    (
      #"find . -name x -exec rm {} \;"#,
      "run find . -name x -exec rm {} ;; read . *; run rm .; delete . *; "
        + "run rm ./x; delete x"
    ),
    (
      #"find . -exec sh -c 'echo {}' \;"#,
      "run find . -exec sh -c echo {} ;; read . *; opaque; run sh -c echo {}; run echo {}"
    ),
    ("find . -fprint out", "run find . -fprint out; read .; write out"),
    ("xxd a b", "run xxd a b; read a; write b"),
    ("cat config/db.conf", "run cat config/db.conf; read config/db.conf→/etc/app/db.conf"),
    ("cat config/../db", "run cat config/../db; read db→/etc/db"),
    (
      "cat ~/.ssh/id_rsa ~root/x",
      "run cat /home/dev/.ssh/id_rsa /root/x; read /home/dev/.ssh/id_rsa; read /root/x"
    ),
    ("cat *.md", "run cat A.md B.md; read A.md; read B.md"),
    ("cat src/*.c", "run cat src/main.c; read src/main.c"),
    ("cat none*", "run cat none*; read none*"),
    (#"cat "*.md""#, "run cat *.md; read *.md"),
    ("cat /dev/null /dev/stdin -", "run cat /dev/null /dev/stdin -"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
