import Model
import Testing

@testable import Effects

@Suite struct FileEffectsTests {
  private let effects = FileEffects(
    workspace: MemoryWorld(entries: [
      "/srv/app/.env": .file(""), "/srv/app/keys": .link("/vault"), "/vault/a": .file(""),
    ])
    .workspace
  )

  @Test func operations() throws {
    let env = FileTarget(given: ".env", path: "/srv/app/.env", real: "/srv/app/.env")
    #expect(try effects.effect(.read, ".env", in: "/srv/app") == Effect(.read(env)))
    #expect(try effects.effect(.write, ".env", in: "/srv/app") == Effect(.write(env)))
    let vault = FileTarget(given: "keys", path: "/srv/app/keys", real: "/vault", recursive: true)
    #expect(try effects.effect(.delete, "keys", in: "/srv/app") == Effect(.delete(vault)))
  }

  @Test(arguments: [
    ("https://Example.COM/a?b", "example.com", nil, "https"),
    ("http://user:pw@h.example:8080/", "h.example", 8080, "http"),
    ("https://[::1]:443/", "::1", 443, "https"), ("ssh://git@github.com./x", "github.com", nil, "ssh"),
    ("http://localhost:/", "localhost", nil, "http"),
    ("https://good.example@evil.example/", "evil.example", nil, "https"),
  ])
  func endpoints(url: String, host: String, port: Int?, scheme: String) throws {
    #expect(
      try effects.fetch(url, in: "/srv/app") == Effect(.connect(Endpoint(host: host, port: port, scheme: scheme)))
    )
  }

  /// Forms that URL parsers read differently.
  @Test(arguments: [
    "https://good.example\\@evil.example/", "https://exa mple.com/", "https:evil.example", "//evil.example",
    "https:///x",
    "https://ex%61mple.com/", "https://еxample.com/", "https://h:99999/", "https://h:8a/", "https://[::1/",
    "https://a]/",
    "http://a\tb/", "", "https://", "javascript:alert(1)", "https://[evil.example]/",
  ])
  func refusesURL(url: String) {
    #expect(throws: EffectsError.self) { try effects.fetch(url, in: "/srv/app") }
  }

  @Test func fileURLsAreReads() throws {
    #expect(try effects.fetch("file:///srv/app/.env", in: "/").name == "read")
  }
}
