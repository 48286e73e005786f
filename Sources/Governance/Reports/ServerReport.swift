package import CanonicalJSON
import Inspection
package import Model

/// All that is known of a server, for a reviewer.
package struct ServerReport: Sendable {
  package let record: ServerRecord
  package let standing: Standing
  package let items: [ItemReport]

  package var json: JSON {
    let trail = record.trail
    return [
      "name": .string(record.name), "trust_tier": .string(standing.tier.rawValue),
      "approval_state": .string(standing.state.rawValue), "problem": JSON(standing.problem),
      "owner": JSON(trail.owner), "source": JSON(record.source), "launch": record.launch?.json ?? .null,
      "era": JSON(record.era), "protocol_versions": JSON(record.versions), "grant": Self.grant(trail),
      "items": .array(items.map(\.json)), "void": JSON(trail.voids),
      "history": .array(trail.history.map(\.json)),
    ]
  }

  /// What was granted, with the statement that grants it.
  static func grant<Authority>(_ trail: Trail<Authority>) -> JSON {
    guard let grant = trail.grant, let authority = trail.authority else { return .null }
    return [
      "log_index": JSON(grant.logIndex), "signed": grant.signed.json, "content": grant.content,
      "in_force": authority.json,
    ]
  }
}

/// All that is known of an agent.
package struct AgentReport: Sendable {
  package let record: AgentRecord
  package let standing: Standing

  package var json: JSON {
    [
      "name": .string(record.name), "trust_tier": .string(standing.tier.rawValue),
      "approval_state": .string(standing.state.rawValue), "problem": JSON(standing.problem),
      "owner": JSON(record.trail.owner), "type": JSON(record.type), "vendor": JSON(record.vendor),
      "grant": ServerReport.grant(record.trail), "void": JSON(record.trail.voids),
      "history": .array(record.trail.history.map(\.json)),
    ]
  }
}

extension Registry {
  /// - Throws: `GovernanceError.unknown`, `.log`.
  package func report(server name: String, at now: Timestamp) throws(GovernanceError) -> ServerReport {
    let record = try server(name)
    let keys = Set(record.observed.keys).union(record.trail.authority?.items.keys.map { $0 } ?? [])
    let own = keys.filter { $0.kind == .tool }.map(\.name)
    let names = KnownNames(server: name, tools: own, others: try toolNames())
    return ServerReport(
      record: record,
      standing: Standing(of: record, at: now, try? list()),
      items: keys.sorted().map { item($0, of: record, names) }
    )
  }

  /// - Throws: `GovernanceError.unknown`, `.log`.
  package func report(agent name: String, at now: Timestamp) throws(GovernanceError) -> AgentReport {
    let record = try agent(name)
    return AgentReport(record: record, standing: Standing(of: record, at: now, try? list()))
  }

  private func item(_ key: ItemKey, of record: ServerRecord, _ names: KnownNames) -> ItemReport {
    let authority = record.trail.authority
    let observed = record.observed[key]
    let approved = authority?.items[key].flatMap { contents.definition($0) }
    let seen = observed.flatMap { contents.definition($0.digest) }
    let isApproved = record.isApproved(key)
    let definition = isApproved ? approved ?? seen : seen ?? approved
    let isTool = key.kind == .tool
    var state = isApproved ? ItemReport.State.approved : .pending
    if observed?.status == .gone { state = .gone }
    if state == .approved, isTool, !(authority?.tools.contains(ByteKey(key.name)) ?? false) { state = .outOfScope }
    let declared = authority?.arguments.filter { isTool && $0.tool.sameBytes(as: key.name) } ?? []
    let inferred = definition.map { ArgumentRule.inferred(of: $0) } ?? []
    return ItemReport(
      key: key,
      state: state,
      observed: observed,
      definition: definition,
      classes: isTool ? definition.map { CapabilityClass.of(tool: $0) } ?? [] : [],
      arguments: isTool
        ? declared + inferred.filter { rule in !declared.contains { $0.argument.sameBytes(as: rule.argument) } } : [],
      findings: definition.map { DefinitionInspector.inspect($0, names: names) } ?? [],
      changes: Self.changes(approved, seen, key.kind, names)
    )
  }

  private static func changes(_ old: JSON?, _ new: JSON?, _ kind: ItemKind, _ names: KnownNames) -> [DefinitionChange] {
    guard let old, let new else { return [] }
    guard kind == .introduction else { return DefinitionChange.between(old, new, names: names) }
    return DefinitionChange.between(ServerIntroduction(pinned: old), ServerIntroduction(pinned: new), names: names)
  }
}
