import Model

/// The names and words of what holds where no rule of a pack speaks.
enum DefaultRule {
  static func id(_ kind: EffectKind, _ outcome: Outcome) -> String {
    switch (kind, outcome) {
    case (.read, .allow), (.write, .allow), (.delete, .allow): "filesystem.\(kind.rawValue).allow"
    case (.read, _), (.write, _), (.delete, _): "filesystem.\(kind.rawValue).default.\(outcome.rawValue)"
    case (.run, _): "commands.default.\(outcome.rawValue)"
    case (.git, .allow): "git.allow"
    case (.mcp, .allow): "mcp.server.trust.allow"
    case (.mcp, .block): "mcp.server.trust.block_unknown"
    case (.connect, _): "network.default.\(outcome.rawValue)"
    case (.git, _), (.mcp, _), (.tool, _), (.privilege, _), (.opaque, _): "\(kind.rawValue).default.\(outcome.rawValue)"
    }
  }

  static func severity(_ kind: EffectKind, _ outcome: Outcome) -> Severity {
    switch outcome {
    case .allow, .auditOnly, .allowWithAttestation: .low
    case .warn: .medium
    case .requireApproval: kind == .privilege ? .high : .medium
    case .block: .high
    }
  }

  static func reason(_ kind: EffectKind, _ outcome: Outcome) -> String {
    let subject =
      switch kind {
      case .run: "the command"
      case .read: "reading the file"
      case .write: "writing the file"
      case .delete: "deleting the file"
      case .connect: "the host"
      case .git: "the Git operation"
      case .mcp: "the MCP server"
      case .tool: "the tool of the client"
      case .privilege: "the change of rights"
      case .opaque: "what cannot be told"
      }
    switch outcome {
    case .allow, .auditOnly: return "no rule restricts \(subject)"
    case .allowWithAttestation: return "no rule speaks on \(subject), it is to be attested"
    case .warn: return "no rule speaks on \(subject), take care"
    case .requireApproval: return "no rule allows \(subject), so a person must approve"
    case .block: return "no rule allows \(subject)"
    }
  }

  static func approvers(_ kind: EffectKind) -> String {
    switch kind {
    case .run, .opaque, .git: "Repository Owners"
    case .read, .write, .delete, .privilege, .connect: "Platform Security"
    case .mcp, .tool: "AI Governance"
    }
  }
}
