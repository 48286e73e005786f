import Model
import Policy

@testable import Effects

/// What the shipped baseline and the built-in rules say of a command line in a small work tree.
struct CommandJudge {
  private let policy: PolicySet
  private let workspace: Workspace

  init() throws {
    policy = PolicySet(layers: [
      try BuiltInRules.layer(PolicyFixtures.places), Layer(.user, try PolicyFixtures.baseline()),
    ])
    workspace = Self.world
  }

  /// The outcome.
  func outcome(_ line: String) -> Outcome {
    policy.judge(effects(line), in: PolicyFixtures.surroundings).outcome
  }

  func effects(_ line: String) -> [Effect] {
    CommandExpander(workspace: workspace).expand(line, in: "/srv/app")
  }

  /// A command of the corpus with CAVRA's own places filled in.
  static func placed(_ command: String) -> String {
    var text = command
    for (name, place) in [
      ("@GUARD_DIR@", PolicyFixtures.places.configuration), ("@GUARD_BIN@", PolicyFixtures.places.binary ?? ""),
      ("@GUARD_EVIDENCE@", PolicyFixtures.places.state + "/evidence.db"),
    ] { text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: place) }
    return text
  }

  /// Why the outcome is what it is.
  func reason(_ line: String) -> String {
    let verdict = policy.judge(effects(line), in: PolicyFixtures.surroundings)
    return "\(verdict.outcome) by \(verdict.leading.ruleID)"
  }

  /// Whether bash would stop at an error of syntax.
  func isBroken(_ line: String) -> Bool {
    effects(line).contains { if case .opaque(let reason) = $0.kind { reason.hasPrefix("shell syntax") } else { false } }
  }

  private static let files: Set<String> = [
    "/srv/app/.git/HEAD", "/srv/app/.git/config", "/srv/app/src/main.c", "/srv/app/docs/a", "/srv/app/tests/a",
    "/srv/app/build/a", "/srv/app/dist/a", "/srv/app/README.md", "/srv/app/package.json", "/srv/app/.env",
    "/home/dev/.ssh/id_rsa", "/tmp/x", "/srv/other/a",
  ]

  private static let world = Workspace(
    kind: { path throws(EffectsError) in
      if files.contains(path) { return .file }
      return path == "/" || files.contains { $0.hasPrefix(path + "/") } ? .directory : nil
    },
    linkTarget: { path throws(EffectsError) in throw .unreadable(path, "no link") },
    names: { path, _ throws(EffectsError) in
      let prefix = path == "/" ? "/" : path + "/"
      let below = files.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
      return Array(Set(below.compactMap { $0.split(separator: "/").first.map(String.init) }))
    },
    contents: { path, _ throws(EffectsError) in
      switch path {
      case "/srv/app/.git/HEAD": return Array("ref: refs/heads/feature\n".utf8)
      case "/srv/app/.git/config":
        return Array("[remote \"origin\"]\n\turl = git@github.com:acme/app.git\n".utf8)
      case "/srv/app/package.json": return Array("{}".utf8)
      case _ where files.contains(path): return []
      default: throw .unreadable(path, "no such file")
      }
    },
    home: { $0.isEmpty || $0 == "dev" ? "/home/dev" : $0 == "root" ? "/root" : nil }
  )
}
