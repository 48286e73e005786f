import Model

/// Reads one entry of `rules`.
enum RuleReader {
  static func read(_ value: YAMLValue) throws(PolicyError) -> Rule {
    let fields = try Fields(
      value,
      "rule",
      allowed: ["id", "on", "match", "outcome", "severity", "reason", "instead", "approvers", "examples"]
    )
    let id = try fields.text("id")
    guard let kind = try fields.word("on", EffectKind.self) else {
      throw value.fault("`on` is missing in rule `\(id)`")
    }
    guard let outcome = try fields.word("outcome", Outcome.self), outcome != .auditOnly else {
      throw value.fault("`outcome` is missing in rule `\(id)`, or is the mode `audit_only`")
    }
    var examples = Rule.Examples()
    if let given = fields.value("examples") {
      let both = try Fields(given, "examples", allowed: ["match", "not_match"])
      examples.match = try both.texts("match").map(\.text)
      examples.notMatch = try both.texts("not_match").map(\.text)
    }
    return Rule(
      id: id,
      matcher: try matcher(kind, fields.value("match"), rule: value),
      outcome: outcome,
      severity: try fields.word("severity", Severity.self) ?? (outcome.restricts ? .high : .low),
      reason: try fields.text("reason"),
      instead: try fields.optionalText("instead"),
      approvers: try fields.texts("approvers").map(\.text),
      examples: examples,
      place: value.place
    )
  }

  private static func matcher(
    _ kind: EffectKind,
    _ match: YAMLValue?,
    rule: YAMLValue
  ) throws(PolicyError) -> Matcher {
    let value = match ?? YAMLValue(content: .map([]), place: rule.place)
    let fields = try Fields(value, "match", allowed: allowedKeys(kind))
    switch kind {
    case .run:
      let arguments = try globs(fields, "args")
      guard arguments.count <= RunMatcher.mostArguments else {
        throw value.fault("`args` has more than \(RunMatcher.mostArguments) patterns, name the first ones only")
      }
      return .run(
        RunMatcher(
          programs: try patterns(fields, "program"),
          arguments: arguments,
          anywhere: try fields.flag("anywhere") ?? false,
          options: try fields.texts("options").map(\.text),
          acts: try acts(fields)
        )
      )
    case .read: return .file(try file(.read, fields))
    case .write: return .file(try file(.write, fields))
    case .delete: return .file(try file(.delete, fields))
    case .connect:
      return .connect(
        ConnectMatcher(
          hosts: try patterns(fields, "host"),
          schemes: try patterns(fields, "scheme"),
          ports: try ports(fields)
        )
      )
    case .git:
      return .git(
        GitMatcher(
          operations: try patterns(fields, "operation"),
          branches: try patterns(fields, "branch"),
          remotes: try patterns(fields, "remote"),
          force: try fields.flag("force"),
          deletes: try fields.flag("deletes")
        )
      )
    case .mcp: return .mcp(servers: try patterns(fields, "server"), tools: try patterns(fields, "tool"))
    case .tool: return .tool(clients: try patterns(fields, "client"), tools: try patterns(fields, "tool"))
    case .privilege: return .privilege(means: try patterns(fields, "means"))
    case .opaque: return .opaque(reasons: try patterns(fields, "reason"))
    }
  }

  private static func allowedKeys(_ kind: EffectKind) -> [String] {
    switch kind {
    case .run: ["program", "args", "anywhere", "options", "does"]
    case .read, .write, .delete: ["path", "not_path", "where"]
    case .connect: ["host", "scheme", "port"]
    case .git: ["operation", "branch", "remote", "force", "deletes"]
    case .mcp: ["server", "tool"]
    case .tool: ["client", "tool"]
    case .privilege: ["means"]
    case .opaque: ["reason"]
    }
  }

  private static func acts(_ fields: Fields) throws(PolicyError) -> Set<Act> {
    var acts: Set<Act> = []
    for (text, place) in try fields.texts("does") {
      guard let act = Act(rawValue: text) else {
        let list = Act.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        throw PolicyError(.form, at: place, "`does` is `\(text.prefix(64))`, use one of \(list)")
      }
      acts.insert(act)
    }
    return acts
  }

  private static func file(_ operation: FileMatcher.Operation, _ fields: Fields) throws(PolicyError) -> FileMatcher {
    var zones: [Zone] = []
    for (text, place) in try fields.texts("where") {
      guard let zone = Zone(rawValue: text) else {
        let list = Zone.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        throw PolicyError(.form, at: place, "`where` is `\(text.prefix(64))`, use one of \(list)")
      }
      zones.append(zone)
    }
    return FileMatcher(
      operation: operation,
      patterns: try paths(fields, "path"),
      exceptions: try paths(fields, "not_path"),
      zones: zones
    )
  }

  static func paths(_ fields: Fields, _ key: String) throws(PolicyError) -> [PathPattern] {
    var patterns: [PathPattern] = []
    for (text, place) in try fields.texts(key) { patterns.append(try Patterns.path(text, place)) }
    return patterns
  }

  private static func globs(_ fields: Fields, _ key: String) throws(PolicyError) -> [Glob] {
    var globs: [Glob] = []
    for (text, place) in try fields.texts(key) { globs.append(try Patterns.text(text, place)) }
    return globs
  }

  static func patterns(_ fields: Fields, _ key: String) throws(PolicyError) -> TextPatterns {
    TextPatterns(globs: try globs(fields, key))
  }

  private static func ports(_ fields: Fields) throws(PolicyError) -> [Int] {
    guard let value = fields.value("port") else { return [] }
    let elements: [YAMLValue] = if case .list(let list) = value.content { list } else { [value] }
    var ports: [Int] = []
    for element in elements {
      guard case .integer(let port) = element.content, (1...65_535).contains(port) else {
        throw element.fault("`port` must be a number from 1 to 65535")
      }
      ports.append(port)
    }
    return ports
  }
}
