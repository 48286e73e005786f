import Model

/// The sections `filesystem`, `commands`, `git` and `mcp` as ordinary rules, with the rule ids that existing packs' users know.
struct CompactSections {
  private let fields: Fields

  init(_ fields: Fields) { self.fields = fields }

  func rules() throws(PolicyError) -> [Rule] {
    try filesystem() + commands() + git() + mcp()
  }

  /// What a section implies where it has no answer: unknown commands ask, files and Git operations pass, unknown servers are
  /// blocked. A section that is absent implies nothing.
  func defaults() throws(PolicyError) -> [EffectKind: Outcome] {
    var defaults: [EffectKind: Outcome] = [:]
    if fields.value("filesystem") != nil {
      for kind in [EffectKind.read, .write, .delete] { defaults[kind] = .allow }
    }
    if fields.value("commands") != nil { defaults[.run] = .requireApproval }
    if fields.value("git") != nil { defaults[.git] = .allow }
    if let value = fields.value("mcp") {
      let blocksUnknown = try mcpFields(value).flag("block_unknown_servers") ?? true
      defaults[.mcp] = blocksUnknown ? .block : .allow
    }
    return defaults
  }

  private func filesystem() throws(PolicyError) -> [Rule] {
    guard let value = fields.value("filesystem") else { return [] }
    let rows: [(key: String, id: String, operation: FileMatcher.Operation, outcome: Outcome, reason: String)] = [
      (
        "block_read", "filesystem.read.block", .read, .block,
        "the file holds secrets or state that an agent must not read"
      ),
      ("block_write", "filesystem.write.block", .write, .block, "the file must not be changed by an agent"),
      ("block_delete", "filesystem.delete.block", .delete, .block, "the file must not be removed by an agent"),
      (
        "require_approval_write", "filesystem.write.require_approval", .write, .requireApproval,
        "a change of this file needs a person's approval"
      ),
      (
        "require_approval_delete", "filesystem.delete.require_approval", .delete, .requireApproval,
        "removing this file needs a person's approval"
      ),
    ]
    let section = try Fields(value, "filesystem", allowed: rows.map(\.key))
    var rules: [Rule] = []
    for row in rows {
      for (text, place) in try section.texts(row.key) {
        let matcher = FileMatcher(
          operation: row.operation,
          patterns: [try Patterns.path(text, place)],
          exceptions: [],
          zones: []
        )
        rules.append(
          rule(
            row.id,
            .file(matcher),
            row.outcome,
            .high,
            "`\(text)`: \(row.reason)",
            group: "Platform Security",
            place
          )
        )
      }
    }
    return rules
  }

  private func commands() throws(PolicyError) -> [Rule] {
    guard let value = fields.value("commands") else { return [] }
    let section = try Fields(value, "commands", allowed: ["block", "require_approval", "allow"])
    var rules: [Rule] = []
    for (text, place) in try section.texts("block") {
      let matcher = try CommandPattern.matcher(text, permits: false, place)
      let severity: Severity = CommandPattern.destroys(text) ? .critical : .high
      rules.append(
        rule(
          "commands.block",
          .run(matcher),
          .block,
          severity,
          "`\(text)` must not be run by an agent",
          group: nil,
          place
        )
      )
    }
    for (text, place) in try section.texts("require_approval") {
      let matcher = try CommandPattern.matcher(text, permits: false, place)
      let reason = "`\(text)` needs a person's approval"
      rules.append(
        rule(
          "commands.require_approval",
          .run(matcher),
          .requireApproval,
          .medium,
          reason,
          group: "Repository Owners",
          place
        )
      )
    }
    for (text, place) in try section.texts("allow") {
      let matcher = try CommandPattern.matcher(text, permits: true, place)
      rules.append(rule("commands.allow", .run(matcher), .allow, .low, "`\(text)` is allowed", group: nil, place))
    }
    return rules
  }

  private func git() throws(PolicyError) -> [Rule] {
    guard let value = fields.value("git") else { return [] }
    let section = try Fields(
      value,
      "git",
      allowed: [
        "protected_branches", "block_direct_push_to_protected_branch", "require_pull_request", "block_force_push",
        "require_ai_attestation", "require_human_reviewer",
      ]
    )
    _ = try section.flag("require_human_reviewer")
    let named = try RuleReader.patterns(section, "protected_branches")
    let protected = named.globs.isEmpty ? try Self.usualBranches(value.place) : named
    var rules: [Rule] = []
    let blocksDirect = try section.flag("block_direct_push_to_protected_branch") ?? false
    if try section.flag("require_pull_request") ?? blocksDirect || blocksDirect {
      let matcher = GitMatcher(
        operations: try Self.patterns(["push", "push --no-verify"], value.place),
        branches: protected,
        remotes: .everything,
        force: nil,
        deletes: nil
      )
      rules.append(
        rule(
          "git.protected_branch.block_direct_push",
          .git(matcher),
          .block,
          .high,
          "the push would change a protected branch",
          instead: "push a branch of your own and open a pull request",
          group: nil,
          value.place
        )
      )
    }
    if try section.flag("block_force_push") ?? false {
      let matcher = GitMatcher(
        operations: try Self.patterns(["push"], value.place),
        branches: .everything,
        remotes: .everything,
        force: true,
        deletes: nil
      )
      rules.append(
        rule(
          "git.force_push.block",
          .git(matcher),
          .block,
          .high,
          "the push could overwrite commits of others",
          instead: "push without force, or with --force-with-lease after asking your user",
          group: nil,
          value.place
        )
      )
    }
    if try section.flag("require_ai_attestation") ?? false {
      let matcher = GitMatcher(
        operations: try Self.patterns(["push"], value.place),
        branches: .everything,
        remotes: .everything,
        force: nil,
        deletes: nil
      )
      rules.append(
        rule(
          "git.push.attest",
          .git(matcher),
          .allowWithAttestation,
          .medium,
          "pushed work of an agent is attested",
          group: nil,
          value.place
        )
      )
    }
    return rules
  }

  private func mcp() throws(PolicyError) -> [Rule] {
    guard let value = fields.value("mcp") else { return [] }
    let section = try mcpFields(value)
    _ = try section.flag("allowlist_enabled")
    var rules: [Rule] = []
    for (text, place) in try section.texts("blocked_servers") {
      let matcher = Matcher.mcp(servers: TextPatterns(globs: [try Patterns.text(text, place)]), tools: .everything)
      let reason = "the MCP server `\(text)` is blocked"
      rules.append(rule("mcp.server.trust.block_unknown", matcher, .block, .high, reason, group: nil, place))
    }
    for (text, place) in try section.texts("allowed_servers") {
      let matcher = Matcher.mcp(servers: TextPatterns(globs: [try Patterns.text(text, place)]), tools: .everything)
      rules.append(
        rule("mcp.server.trust.allow", matcher, .allow, .low, "the MCP server `\(text)` is allowed", group: nil, place)
      )
    }
    return rules
  }

  private func mcpFields(_ value: YAMLValue) throws(PolicyError) -> Fields {
    try Fields(
      value,
      "mcp",
      allowed: ["allowed_servers", "blocked_servers", "block_unknown_servers", "allowlist_enabled", "risk_scoring"]
    )
  }

  private static func usualBranches(_ place: SourcePlace) throws(PolicyError) -> TextPatterns {
    try patterns(["main", "master", "release/*"], place)
  }

  private static func patterns(_ texts: [String], _ place: SourcePlace) throws(PolicyError) -> TextPatterns {
    var globs: [Glob] = []
    for text in texts { globs.append(try Patterns.text(text, place)) }
    return TextPatterns(globs: globs)
  }

  private func rule(
    _ id: String,
    _ matcher: Matcher,
    _ outcome: Outcome,
    _ severity: Severity,
    _ reason: String,
    instead: String? = nil,
    group: String?,
    _ place: SourcePlace
  ) -> Rule {
    Rule(
      id: id,
      matcher: matcher,
      outcome: outcome,
      severity: severity,
      reason: reason,
      instead: instead,
      approvers: outcome == .requireApproval ? group.map { [$0] } ?? [] : [],
      examples: Rule.Examples(),
      place: place
    )
  }
}
