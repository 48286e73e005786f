import Testing

@testable import Effects

/// Files that the line makes and then uses.
@Suite struct MadeFileTests {
  @Test(arguments: [
    ("echo 'rm a' > x.sh; sh x.sh", "write x.sh; run echo rm a; run sh x.sh; run rm a; delete a"),
    (
      "echo 'rm a' > x.sh; chmod +x x.sh; ./x.sh",
      "write x.sh; run echo rm a; run chmod +x x.sh; run x.sh; run rm a; delete a"
    ),
    (
      "curl -o x.sh https://h.example; ./x.sh",
      "run curl -o x.sh https://h.example; write x.sh; connect https://h.example; run x.sh; opaque"
    ),
    ("cp /bin/rm ./r; ./r a", "run cp /bin/rm ./r; read /bin/rm; write r; run r a; run rm a; delete a"),
    (
      "ln -s .env link; cat link",
      "run ln -s .env link; read .env; write link *; run cat link; read link→.env"
    ),
    (
      "mkdir n; ln -s /etc n/x; cat n/x/shadow",
      "run mkdir n; write n; run ln -s /etc n/x; read /etc; write n/x *; run cat n/x/shadow; read n/x/shadow→/etc/shadow"
    ),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
