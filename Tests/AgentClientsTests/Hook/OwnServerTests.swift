import CanonicalJSON
import Testing

@testable import AgentClients

@Suite struct OwnServerTests {
  private static let binary = "/usr/local/bin/cavra-mcp"
  private static let user = "/home/dev/.claude.json"
  private static let project = "/srv/app/.mcp.json"
  private static let managed = "/etc/claude-code/managed-mcp.json"

  private static let ours: JSON = [
    "type": "stdio", "command": "/usr/local/bin/cavra-mcp", "args": ["serve"], "env": [:],
  ]
  private static let foreign: JSON = ["command": "/tmp/evil", "args": ["serve"]]

  private static func servers(_ entry: JSON?) -> JSON {
    entry.map { ["mcpServers": ["other": ["command": "x"], "cavra": $0]] } ?? [
      "mcpServers": ["other": ["command": "x"]]
    ]
  }

  private static func own(user: JSON? = nil, local: JSON? = nil, at directory: String = "/srv/app") -> JSON {
    var file = servers(user).objectValue ?? JSONObject()
    var projects = JSONObject()
    projects[directory] = servers(local)
    file["projects"] = .object(projects)
    return .object(file)
  }

  private static func isOurs(_ files: [String: JSON], configuration: String? = nil, directory: String = "/srv/app")
    -> Bool
  {
    isOurs(texts: files.mapValues(\.text), configuration: configuration, directory: directory)
  }

  private static func isOurs(
    texts: [String: String],
    unreadable: Set<String> = [],
    configuration: String? = nil,
    directory: String = "/srv/app"
  ) -> Bool {
    struct Refused: Error {}
    let places = OwnServer.Places(
      project: directory,
      home: "/home/dev",
      configuration: configuration,
      binary: binary
    )
    let server = OwnServer(places: places) { path in
      if unreadable.contains(path) { throw Refused() }
      return texts[path].map { Array($0.utf8) }
    } realPath: { path in
      ["/opt/cavra": binary, binary: binary, "/tmp/evil": "/tmp/evil"][path]
    }
    return server.isOurs()
  }

  @Test func theEntryThatWinsDecides() {
    let ours = Self.ours
    let foreign = Self.foreign
    #expect(Self.isOurs([Self.user: Self.own(user: ours)]))
    #expect(Self.isOurs([Self.project: Self.servers(ours)]))
    #expect(Self.isOurs([Self.user: Self.own(local: ours)]))
    #expect(Self.isOurs([Self.user: Self.own(user: foreign, local: ours), Self.project: Self.servers(foreign)]))
    #expect(Self.isOurs([Self.project: Self.servers(ours), Self.user: Self.own(user: ours)]))
    #expect(!Self.isOurs([Self.user: Self.own(user: ours, local: foreign), Self.project: Self.servers(ours)]))
    #expect(!Self.isOurs([Self.user: Self.own(user: ours), Self.project: Self.servers(foreign)]))
    #expect(!Self.isOurs([Self.project: Self.servers(foreign)]))
    #expect(!Self.isOurs([:]))
    #expect(!Self.isOurs([Self.user: Self.own(), Self.project: Self.servers(nil)]))
  }

  /// A project's entry that nobody has approved leaves the user's in force.
  @Test func aProjectsEntryAloneIsNotEnoughAboveAForeignOne() {
    #expect(!Self.isOurs([Self.project: Self.servers(Self.ours), Self.user: Self.own(user: Self.foreign)]))
  }

  @Test func aManagedFileExcludesTheOthers() {
    #expect(Self.isOurs([Self.managed: Self.servers(Self.ours), Self.user: Self.own(local: Self.foreign)]))
    #expect(!Self.isOurs([Self.managed: Self.servers(Self.foreign), Self.user: Self.own(local: Self.ours)]))
    #expect(!Self.isOurs([Self.managed: Self.servers(nil), Self.user: Self.own(local: Self.ours)]))
  }

  @Test func directoriesAbove() {
    let deep = "/srv/app/web/src"
    #expect(Self.isOurs([Self.project: Self.servers(Self.ours)], directory: deep))
    #expect(
      !Self.isOurs(
        ["/srv/app/web/.mcp.json": Self.servers(Self.foreign), Self.project: Self.servers(Self.ours)],
        directory: deep
      )
    )
    #expect(
      Self.isOurs(
        ["/srv/app/web/.mcp.json": Self.servers(Self.ours), Self.project: Self.servers(Self.foreign)],
        directory: deep
      )
    )
    #expect(Self.isOurs([Self.user: Self.own(local: Self.ours)], directory: deep))
    #expect(!Self.isOurs([Self.user: Self.own(user: Self.ours, local: Self.foreign)], directory: deep))
    #expect(Self.isOurs([Self.user: Self.own(user: Self.ours, local: Self.foreign, at: "/srv/other")], directory: deep))
  }

  @Test func anotherConfigurationDirectory() {
    let moved = "/home/dev/cc/.claude.json"
    #expect(Self.isOurs([moved: Self.own(user: Self.ours)], configuration: "/home/dev/cc"))
    #expect(!Self.isOurs([Self.user: Self.own(user: Self.ours)], configuration: "/home/dev/cc"))
    #expect(!Self.isOurs(["/home/dev/.claude/.config.json": [:], Self.user: Self.own(user: Self.ours)]))
  }

  /// An entry of our own program with anything that could make it another one.
  @Test(
    arguments: [
      ("type", "http"), ("type", "sse"), ("type", nil), ("type", 1), ("command", "cavra-mcp"), ("command", "/tmp/evil"),
      ("command", "$HOME/cavra-mcp"), ("command", "/usr/local/bin/${X:-cavra-mcp}"), ("command", "/nowhere"),
      ("command", "/usr/local/bin/../bin/cavra-mc\u{0}p"), ("command", ["/usr/local/bin/cavra-mcp"]), ("command", nil),
      ("args", []), ("args", "serve"), ("args", ["hook"]), ("args", ["--verbose", "serve"]),
      ("args", ["serve", "--home=/x"]),
      ("args", ["serve", 1]), ("args", [1]), ("args", ["serve\u{200B}"]), ("args", nil),
      ("env", ["CAVRA_HOME": "/tmp"]), ("env", ["XDG_STATE_HOME": "/tmp"]), ("env", ["HOME": "/tmp"]),
      ("env", ["LD_PRELOAD": "/tmp/x.so"]), ("env", ["PATH": "/tmp"]), ("env", ["TMPDIR": "/tmp"]),
      ("env", ["lang": "C"]),
      ("env", "LANG=C"), ("env", []), ("env", nil), ("url", "https://x"), ("cwd", "/tmp"), ("headersHelper", "x"),
    ] as [(String, JSON)]
  )
  func whatIsNotQuiteOurs(member: String, value: JSON) throws {
    var entry = try #require(Self.ours.objectValue)
    entry[member] = value
    #expect(!Self.isOurs([Self.user: Self.own(user: .object(entry))]))
  }

  @Test(
    arguments: [
      ("type", nil), ("command", "/opt/cavra"), ("args", ["serve", "--verbose"]), ("env", nil), ("env", ["LANG": "C"]),
      ("alwaysLoad", true), ("timeout", 60000),
    ] as [(String, JSON?)]
  )
  func whatIsOursAllTheSame(member: String, value: JSON?) throws {
    var entry = try #require(Self.ours.objectValue)
    entry[member] = value
    #expect(Self.isOurs([Self.user: Self.own(user: .object(entry))]))
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"mcpServers":[]}"#, #"{"mcpServers":{"cavra":[]}}"#, #"{"mcpServers":{"cavra":null}}"#,
    #"{"mcpServers":{},"mcpServers":{}}"#, "// comment\n{}",
  ])
  func whatCannotBeReadSaysNo(text: String) {
    let good = Self.own(user: Self.ours).text
    #expect(!Self.isOurs(texts: [Self.project: text, Self.user: good]))
    #expect(!Self.isOurs(texts: [Self.project: Self.servers(Self.ours).text, Self.user: text]))
    #expect(!Self.isOurs(texts: [Self.managed: text, Self.user: good]))
    #expect(!Self.isOurs(texts: [Self.user: #"{"projects":{"/srv/app":\#(text)},"mcpServers":{}}"#]))
  }

  @Test(arguments: [managed, user, project, "/srv/.mcp.json", "/home/dev/.claude/.config.json"])
  func whatMayNotBeReadSaysNo(path: String) {
    #expect(!Self.isOurs(texts: [Self.user: Self.own(user: Self.ours).text], unreadable: [path]))
  }
}
