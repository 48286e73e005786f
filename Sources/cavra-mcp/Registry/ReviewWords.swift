import CanonicalJSON
import Evidence
import Governance
import Inspection
import Model
import Signing

/// What a person reads of the registry, in lines of plain text: whatever a server said is written so that nothing in it works
/// on a terminal.
enum ReviewWords {
  /// How much of a description is shown, in bytes; what is cut off is named.
  private static let longestText = 4_000

  /// One line for a list.
  static func line(_ report: ServerReport) -> String {
    let waits = report.items.count { $0.state == .pending }
    let tools = report.items.count { $0.state == .approved && $0.key.kind == .tool }
    var words = "\(report.record.name)  \(report.standing.tier.rawValue)  \(report.standing.state.rawValue)"
    words += "  \(tools) tool\(tools == 1 ? "" : "s")"
    if waits > 0 { words += ", \(waits) waiting" }
    if let problem = report.standing.problem { words += "  \(problem)" }
    return safe(words)
  }

  static func line(_ report: AgentReport) -> String {
    var words = "\(report.record.name)  \(report.standing.state.rawValue)"
    if let problem = report.standing.problem { words += "  \(problem)" }
    return safe(words)
  }

  /// Everything about a server.
  static func lines(_ report: ServerReport) -> [String] {
    let trail = report.record.trail
    var lines = ["\(report.record.name): \(report.standing.tier.rawValue), \(report.standing.state.rawValue)"]
    if let problem = report.standing.problem { lines.append("  \(problem)") }
    if let owner = trail.owner { lines.append("  owner: \(owner)") }
    if let source = report.record.source { lines.append("  from: \(source)") }
    if let launch = report.record.launch { lines += self.lines(launch) }
    if let grant = trail.grant, let authority = trail.authority {
      let statement = grant.statement
      lines.append(
        "  approved by \(statement.actor) on \(statement.time.rfc3339) until \(statement.expires.rfc3339.prefix(10)): \(statement.reason)"
      )
      lines += self.lines(authority)
    }
    if let era = report.record.era {
      lines.append("  speaks: \(era), \(report.record.versions.joined(separator: ", "))")
    }
    for item in report.items { lines += self.lines(item) }
    lines += trail.voids.map { "  counts for nothing: \($0)" }
    lines.append("  history:")
    lines += trail.history.map {
      "    \($0.time.rfc3339)  record \($0.logIndex)  \($0.change.rawValue)  by \($0.actor): \($0.reason)"
    }
    return lines.map(safe)
  }

  static func lines(_ report: AgentReport) -> [String] {
    let trail = report.record.trail
    var lines = ["\(report.record.name): \(report.standing.state.rawValue)"]
    if let problem = report.standing.problem { lines.append("  \(problem)") }
    if let owner = trail.owner { lines.append("  owner: \(owner)") }
    if let authority = trail.authority { lines += self.lines(authority) }
    lines += trail.voids.map { "  counts for nothing: \($0)" }
    lines.append("  history:")
    lines += trail.history.map {
      "    \($0.time.rfc3339)  record \($0.logIndex)  \($0.change.rawValue)  by \($0.actor): \($0.reason)"
    }
    return lines.map(safe)
  }

  /// What an approver signs for a server: everything that it will be allowed.
  static func lines(
    _ proposal: Proposal<ServerAuthority>,
    _ stage: Registry.Stage,
    _ report: ServerReport
  ) -> [String] {
    let authority = proposal.authority
    let what =
      switch stage {
      case .launch: "to START the server `\(proposal.name)`; what it says then waits for another approval"
      case .surface: "what the server `\(proposal.name)` SAYS of itself, to be shown to agents and called by them"
      case .terms: "the server `\(proposal.name)` on these terms; nothing new of it waits"
      }
    var lines = ["You are asked to approve \(what).", ""]
    if stage == .launch, let former = proposal.former {
      lines.append("  changed since it was approved:")
      lines += authority.launch.differences(from: former.launch).map { "    \($0)" }
    }
    lines += self.lines(authority)
    if stage == .surface {
      let asked = report.items.filter { item in
        item.state == .pending && authority.items[item.key] != proposal.former?.items[item.key]
      }
      for item in asked { lines += self.lines(item) }
      let left = report.items.filter { item in item.state == .pending && !asked.contains { $0.key == item.key } }
      lines += left.map { "  not asked for: \($0.key.kind.rawValue) `\($0.key.name)`" }
    }
    lines.append("  reason: \(proposal.reason)")
    lines.append("  until:  \(proposal.expires.rfc3339.prefix(10))")
    return lines.map(safe) + [""]
  }

  static func lines(_ proposal: Proposal<AgentAuthority>) -> [String] {
    var lines = ["You are asked to approve the agent `\(proposal.name)`.", ""]
    lines += self.lines(proposal.authority)
    lines.append("  reason: \(proposal.reason)")
    lines.append("  until:  \(proposal.expires.rfc3339.prefix(10))")
    return lines.map(safe) + [""]
  }

  /// What is otherwise than it was approved.
  static func differences(_ report: ServerReport, now launch: Result<PinnedLaunch, any Error>?) -> [String] {
    var lines: [String] = []
    switch launch {
    case .success(let pinned):
      if let approved = report.record.trail.authority?.launch {
        lines += pinned.differences(from: approved).map { "launch: \($0)" }
      } else {
        lines.append("launch: not approved")
      }
    case .failure(let error): lines.append("launch: \(error)")
    case nil: break
    }
    for item in report.items where item.state != .approved || !item.changes.isEmpty {
      let state = item.observed?.status.rawValue ?? item.state.rawValue
      lines.append("\(item.key.kind.rawValue) `\(item.key.name)`: \(item.state.rawValue), \(state)")
      lines += item.changes.map { "  \($0.tier.rawValue) \($0.reason.rawValue) at `\($0.pointer)`: \($0.detail)" }
    }
    return lines.map(safe)
  }

  private static func lines(_ launch: LaunchDefinition) -> [String] {
    if let url = launch.url {
      return ["  address: \(url)"] + launch.headers.map { "  header: \(words($0))" }
    }
    var lines = ["  command: \(JSON([launch.command] + launch.arguments).text)"]
    if let directory = launch.directory { lines.append("  in: \(directory)") }
    return lines + launch.environment.map { "  variable: \(words($0))" }
  }

  private static func lines(_ authority: ServerAuthority) -> [String] {
    var lines = ["  tier: \(authority.tier.rawValue)"]
    if authority.launch.definition.transport == .stdio {
      lines.append("  starts: \(JSON([authority.launch.executable] + authority.launch.arguments).text)")
    } else {
      lines.append("  address: \(authority.launch.definition.url ?? "")")
    }
    if let directory = authority.launch.definition.directory { lines.append("  in: \(directory)") }
    lines += authority.launch.definition.environment.map { "  variable: \(words($0))" }
    lines += authority.launch.definition.headers.map { "  header: \(words($0))" }
    lines += authority.launch.files.map { "  \($0.role.rawValue): \($0.real) sha256:\($0.digest.hex)" }
    if let loose = authority.launch.loose { lines.append("  NOT PINNED: \(loose)") }
    let tools = authority.tools.map(\.text).sorted()
    lines.append("  tools that may be called: \(tools.isEmpty ? "none" : tools.joined(separator: ", "))")
    let kinds = authority.capabilities.sorted().map(\.rawValue)
    lines.append("  kinds of tools: \(kinds.isEmpty ? "none" : kinds.joined(separator: ", "))")
    lines += authority.arguments.map { "  argument `\($0.argument)` of `\($0.tool)` is declared: \($0.role.rawValue)" }
    let limits = authority.limits
    lines.append(
      "  limits: handshake \(limits.handshakeSeconds) s, call \(limits.callSeconds) s, idle \(limits.idleSeconds) s, calls a minute \(limits.callsPerMinute); sandbox: \(authority.sandbox.rawValue)"
    )
    return lines
  }

  private static func lines(_ authority: AgentAuthority) -> [String] {
    [
      "  repositories: \(authority.repositories.isEmpty ? "none" : authority.repositories.joined(separator: ", "))",
      "  tools: \(authority.tools.isEmpty ? "none" : authority.tools.joined(separator: ", "))",
    ]
  }

  private static func lines(_ item: ItemReport) -> [String] {
    let name = item.key == .introduction ? "what it says of itself" : "\(item.key.kind.rawValue) `\(item.key.name)`"
    var words = "  \(name): \(item.state.rawValue)"
    if item.state != .approved, let observed = item.observed {
      words += ", \(observed.status.rawValue)"
      if let former = observed.formerName { words += " (was `\(former)`)" }
    }
    var lines = [words]
    if !item.classes.isEmpty {
      lines.append("    does: \(item.classes.sorted().map(\.rawValue).joined(separator: ", "))")
    }
    lines += item.arguments.map { "    argument `\($0.argument)`: \($0.role.rawValue)" }
    if item.key == .introduction, let text = item.definition?["instructions"]?.stringValue {
      lines.append("    instructions: \(cut(text))")
    }
    if item.state == .pending, let text = item.definition?["description"]?.stringValue {
      lines.append("    description: \(cut(text))")
    }
    lines += item.changes.map { "    \($0.tier.rawValue) \($0.reason.rawValue) at `\($0.pointer)`: \($0.detail)" }
    lines += item.findings.filter { $0.finding.severity >= .medium }.map {
      "    FOUND \($0.finding.severity.name) \($0.finding.kind.rawValue) at `\($0.pointer)`: \($0.finding.reason): \($0.finding.excerpt)"
    }
    return lines
  }

  private static func words(_ variable: LaunchDefinition.Variable) -> String {
    switch variable.value {
    case .literal(let text): "\(variable.name)=\(text)"
    case .reference(let name): "\(variable.name) from the variable \(name)"
    }
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longestText else { return text }
    return "\(VisibleText.cut(text, to: longestText)) (CUT OFF: it has \(text.utf8.count) bytes, see `show --json`)"
  }

  private static func safe(_ line: String) -> String { VisibleText.escape(line) }
}
