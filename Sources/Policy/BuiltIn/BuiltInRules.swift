import CanonicalJSON
import Model

/// The rules that no pack can remove and no mode softens: an agent must not change what watches it, nor what it is told to
/// run by.
package enum BuiltInRules {
  /// Changes with the rules, so that the policy digest does.
  private static let version = "3"

  /// The built-in layer for a machine.
  ///
  /// - Throws: `PolicyError` where a place cannot be made a pattern, for example because its path is overlong.
  package static func layer(_ places: ProtectedPlaces) throws(PolicyError) -> Layer {
    let table = rows(places)
    var rules: [Rule] = []
    for row in table { rules += try row.rules() }
    rules += try commands()
    rules += try ClientTools.rules()
    do {
      let pack = try Pack(
        id: RuleMatch.builtInPack,
        title: "Built-in rules",
        version: version,
        mode: nil,
        rules: rules,
        defaults: [:],
        source: [
          "version": .string(version), "rows": .array(table.map { JSON($0.patterns) }),
          "tools": .array(ClientTools.source.map { JSON($0) }),
        ]
      )
      return Layer(.builtIn, pack)
    } catch {
      throw PolicyError(.pattern, at: place, "\(error)")
    }
  }

  static let place = SourcePlace(file: "built-in rules")

  private static func rows(_ places: ProtectedPlaces) -> [ProtectedRow] {
    let own = [places.state, places.configuration, places.enterprise].map { escaped($0) + "/**" }
    var rows = [
      ProtectedRow(
        "cavra.builtin.own_files",
        [.write, .delete],
        own + ["**/.cavra/**"] + (places.binary.map { [escaped($0)] } ?? []),
        "these are CAVRA's own files: its policy, keys, evidence or program",
        instead: "ask your user to change the policy; evidence is never changed"
      ),
      ProtectedRow(
        "cavra.builtin.own_secrets",
        [.read],
        [places.state, places.configuration, places.enterprise].flatMap {
          ["\(escaped($0))/keys/**", "\(escaped($0))/approvers/**"]
        }
          + ["\(escaped(places.state))/evidence.db*"],
        "CAVRA's keys and evidence are not for agents to read",
        instead: "ask for the evidence of your own session through CAVRA's tools"
      ),
    ]
    rows += ClientFiles.rows
    rows += ShellFiles.rows(environmentFile: places.environmentFile.map(escaped))
    return rows
  }

  /// A literal path as a pattern.
  private static func escaped(_ path: String) -> String {
    String(decoding: path.utf8.flatMap { "*?[\\".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }, as: UTF8.self)
  }

  private static func commands() throws(PolicyError) -> [Rule] {
    var rules: [Rule] = []
    for program in ["kill", "pkill", "killall", "skill", "xkill"] {
      rules.append(
        try command(
          "cavra.builtin.kill",
          [program],
          arguments: ["*cavra*"],
          anywhere: true,
          "this would end CAVRA's own process",
          instead: "ask your user to stop CAVRA"
        )
      )
    }
    for verb in ["uninstall", "remove", "rm", "un", "purge", "autoremove", "erase", "del", "unlink", "-R*", "-r", "-P"]
    {
      rules.append(
        try command(
          "cavra.builtin.uninstall",
          packageManagers,
          arguments: [verb, "*cavra*"],
          anywhere: true,
          "this would take CAVRA itself away",
          instead: "ask your user to uninstall CAVRA"
        )
      )
    }
    for subcommand in ["approvals", "approvers", "break-glass", "waivers", "init", "uninstall", "hook"] {
      rules.append(
        try command(
          "cavra.builtin.human_only",
          ["cavra-mcp"],
          arguments: [subcommand],
          anywhere: false,
          "this CAVRA command is for people, not for agents",
          instead: "ask your user to run it"
        )
      )
    }
    // Looking at the registry changes nothing; what is not known to be looking does.
    for verb in registryChanges {
      rules.append(
        try command(
          "cavra.builtin.human_only",
          ["cavra-mcp"],
          arguments: ["registry", verb],
          anywhere: true,
          "who is trusted is for people to say, not for agents",
          instead: "ask your user to run it"
        )
      )
    }
    for subcommand in ["sign", "keygen"] {
      rules.append(
        try command(
          "cavra.builtin.human_only",
          ["cavra-mcp"],
          arguments: ["policy", subcommand],
          anywhere: false,
          "signing policy is for people, not for agents",
          instead: "ask your user to sign it"
        )
      )
    }
    return rules
  }

  /// The verbs of `cavra-mcp registry` but `list`, `show`, `diff` and `verify`.
  private static let registryChanges = [
    "add", "import", "approve", "deny", "block", "scope", "review", "export", "remove",
  ]

  private static let packageManagers = [
    "npm", "pnpm", "yarn", "bun", "pip", "pip[23]", "pipx", "uv", "python", "python[23]*", "brew", "apt", "apt-get",
    "aptitude",
    "dpkg", "dnf", "yum", "zypper", "apk", "pacman", "snap", "port", "nix-env", "conda",
  ]

  private static func command(
    _ id: String,
    _ programs: [String],
    arguments: [String],
    anywhere: Bool,
    _ reason: String,
    instead: String
  ) throws(PolicyError) -> Rule {
    var globs: [Glob] = []
    for argument in arguments { globs.append(try Patterns.text(argument, place)) }
    var names: [Glob] = []
    for program in programs { names.append(try Patterns.text(program, place)) }
    let programs = TextPatterns(globs: names)
    return rule(id, .run(RunMatcher(programs: programs, arguments: globs, anywhere: anywhere)), reason, instead)
  }

  static func rule(_ id: String, _ matcher: Matcher, _ reason: String, _ instead: String) -> Rule {
    Rule(
      id: id,
      matcher: matcher,
      outcome: .block,
      severity: .critical,
      reason: reason,
      instead: instead,
      approvers: [],
      examples: Rule.Examples(),
      place: place
    )
  }
}

/// Some paths with the operations that are refused on them.
struct ProtectedRow {
  let id: String
  let operations: [FileMatcher.Operation]
  let patterns: [String]
  let reason: String
  let instead: String

  init(
    _ id: String,
    _ operations: [FileMatcher.Operation],
    _ patterns: [String],
    _ reason: String,
    instead: String
  ) {
    self.id = id
    self.operations = operations
    self.patterns = patterns
    self.reason = reason
    self.instead = instead
  }
}
