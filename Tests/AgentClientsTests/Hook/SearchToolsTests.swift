import CanonicalJSON
import Model
import Testing

@testable import AgentClients

@Suite struct SearchToolsTests {
  private static func reads(_ tool: String, _ input: JSONObject) -> [String] {
    actions(tool, input).compactMap { action in
      switch action.subject {
      case .readFile(let path): path
      case .executeCommand where tool == "Grep": nil
      default: "\(action.subject)"
      }
    }
  }

  private static func actions(_ tool: String, _ input: JSONObject) -> [Action] {
    ClaudeCodeTools.actions(tool: tool, input: input, cwd: "/srv/app", ownServer: false, ownTools: [])
  }

  /// What the client has ripgrep do.
  @Test(
    arguments: [
      (["pattern": "x"], "rg --hidden -e x -- /srv/app"),
      (["pattern": "a b", "path": "it's"], #"rg --hidden -e 'a b' -- 'it'\''s'"#),
      (["pattern": "$(id)", "path": "~/a b"], "rg --hidden -e '$(id)' -- ~/'a b'"),
      (["pattern": "x", "path": "~"], "rg --hidden -e x -- ~"),
      (
        ["pattern": "-f", "glob": "*.ts,*.js .env"],
        "rg --hidden --glob '*.ts' --glob '*.js' --glob .env -e -f -- /srv/app"
      ),
      (
        ["pattern": "x", "glob": "*.{ts,js}", "type": "js"], "rg --hidden --type js --glob '*.{ts,js}' -e x -- /srv/app"
      ),
    ] as [(JSONObject, String)]
  )
  func searchesAsTheClientDoes(input: JSONObject, line: String) {
    #expect(Self.actions("Grep", input).last?.subject == .executeCommand(line: line))
  }

  /// What a glob picks out by name.
  @Test(arguments: [
    (".env*", [".env"]), ("*", []), ("**/*", []), ("*.*", []), ("**", []), (".*", []), ("!.env", []),
    ("!*.pem .env", [".env"]),
    ("*.pem", [".pem"]), ("**/.env", [".env"]), ("/.env", [".env"]), ("./.env", [".env"]), ("id_*", ["id_"]),
    ("{.env,.envrc}", [".env", ".envrc"]), (".env{,.local}", [".env", ".env.local"]),
    ("*.{pem,key}", [".pem", ".key"]),
    ("{a,{b,c}}x", ["ax", "bx", "cx"]), ("config/*.key", ["config/.key"]), ("**/config/**/*.key", ["config/.key"]),
    (".[e]nv", [".env"]), (".e[!x]v", [".e?v"]), (".en?", [".en?"]), ("\\*.env", ["*.env"]), ("[", ["["]),
    ("{a", ["{a"]),
    ("*.ts,*.js", [".ts", ".js"]), ("*.ts *.js\t.env", [".ts", ".js", ".env"]),
    ("{a,b}{a,b}", ["aa", "ab", "ba", "bb"]),
    ("{.env,.env*}", [".env"]), ("secrets/", ["secrets"]), ("[]]x", ["]x"]), ("a\\", ["a"]), (",,", []),
  ])
  func namesOfAGlob(glob: String, names: [String]) {
    #expect(
      Self.reads("Grep", ["pattern": "x", "glob": .string(glob)]) == ["/srv/app"] + names.map { "/srv/app/**/\($0)" }
    )
  }

  @Test func roots() {
    #expect(Self.reads("Grep", ["pattern": "x", "path": "src", "glob": ".env"]) == ["src", "src/**/.env"])
    #expect(Self.reads("Grep", ["pattern": "x", "path": "/", "glob": ".env"]) == ["/", "/**/.env"])
    #expect(Self.reads("Grep", ["pattern": "x", "path": "~", "glob": ".env"]) == ["~", "~/**/.env"])
    #expect(Self.reads("Grep", ["pattern": "x", "path": "src/"]) == ["src/"])
  }

  /// Where a pattern of file names begins to look.
  @Test(arguments: [
    ("*", ["/srv/app"]), ("**/*.swift", ["/srv/app"]), ("src/*.swift", ["/srv/app/src"]),
    ("src/a/b.swift", ["/srv/app/src/a"]),
    ("/etc/*.conf", ["/etc"]), ("/*", ["/"]), ("/etc/ssh/*", ["/etc/ssh"]), ("../*", ["/srv/app/.."]),
    ("~/.ssh/*", ["~/.ssh"]),
    ("{/etc,/root}/*", ["/etc", "/root"]), ("src/{a,b}/*.c", ["/srv/app/src/a", "/srv/app/src/b"]),
    ("a[b]/c/*", ["/srv/app"]),
    (".env", ["/srv/app"]), ("x/../../y/*", ["/srv/app/x/../../y"]),
  ])
  func directoriesOfAPattern(pattern: String, directories: [String]) {
    #expect(Self.reads("Glob", ["pattern": .string(pattern)]) == directories)
  }

  @Test func patternsBelowAPath() {
    #expect(Self.reads("Glob", ["pattern": "src/*", "path": "/opt"]) == ["/opt/src"])
    #expect(Self.reads("Glob", ["pattern": "*", "path": "lib"]) == ["lib"])
    #expect(Self.reads("Glob", ["pattern": "/etc/*", "path": "lib"]) == ["/etc"])
  }

  /// What leads out of what is named, or has too many alternatives, is asked about with the whole input.
  @Test(arguments: [
    ("Glob", "pattern", "*/../../etc/*"), ("Glob", "pattern", "{a,..}*/../x"), ("Glob", "pattern", ".."),
    ("Glob", "pattern", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}/x"),
    ("Grep", "glob", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"),
    ("Grep", "glob", String(repeating: "{", count: 2_000)),
    ("Grep", "glob", (0..<100).map { "x\($0)" }.joined(separator: " ")),
  ])
  func whatCannotBeTold(tool: String, member: String, text: String) {
    var input: JSONObject = ["pattern": "x"]
    input[member] = .string(text)
    let actions = ClaudeCodeTools.actions(tool: tool, input: input, cwd: "/srv/app", ownServer: false, ownTools: [])
    #expect(actions == [Action(.clientTool(client: "claude-code", tool: tool, arguments: input), cwd: "/srv/app")])
  }
}
