import CanonicalJSON
import Evidence
import Governance
import Inspection
import Model
import Signing

/// A server's record in words and as JSON.
struct ServerReport {
  let record: ServerRecord
  let standing: Standing
  private let definition: @Sendable (ItemKey) -> JSON?

  /// - Parameter definition: what the server said of a thing, by its key; nil where it is gone.
  init(_ record: ServerRecord, _ desk: RegistryDesk) {
    self.record = record
    standing = Standing(of: record, at: desk.now, desk.approvers)
    let contents = desk.registry.contents
    definition = { key in
      let digest = record.observed[key]?.digest ?? record.trail.authority?.items[key]
      return digest.flatMap { contents.definition($0) }
    }
  }

  /// One line for a list.
  var line: String {
    let waiting = record.pending.count
    let rest = [standing.problem, waiting > 0 ? "\(waiting) waiting for an approval" : nil].compactMap(\.self)
    let words = [record.name, standing.tier.rawValue, standing.state.rawValue] + rest
    return words.joined(separator: "  ")
  }

  /// How it is started, in one line.
  static func words(_ launch: LaunchDefinition) -> String {
    launch.url ?? ([launch.command] + launch.arguments).joined(separator: " ")
  }

  /// The whole record for a reader.
  var lines: [String] {
    var lines = ["\(record.name): \(standing.tier.rawValue), \(standing.state.rawValue)"]
    if let problem = standing.problem { lines.append("  why: \(problem)") }
    if let launch = record.launch { lines.append("  launch: \(Self.words(launch))") }
    if let owner = record.trail.owner { lines.append("  owner: \(owner)") }
    if let source = record.source { lines.append("  from: \(source)") }
    if let era = record.era { lines.append("  speaks: \(era) (\(record.versions.joined(separator: ", ")))") }
    if let grant = record.trail.grant {
      lines.append(
        "  approved by \(grant.statement.actor) on \(grant.statement.time.rfc3339.prefix(10)), review due \(grant.statement.expires.rfc3339.prefix(10)): \(grant.statement.reason)"
      )
    }
    if let authority = record.trail.authority {
      for file in authority.launch.files {
        lines.append("  \(file.role.rawValue) \(file.path) sha256:\(file.digest.hex)")
      }
      if let loose = authority.launch.loose { lines.append("  not pinned: \(loose)") }
      lines.append("  kinds of tools: \(authority.capabilities.sorted().map(\.rawValue).joined(separator: ", "))")
      lines.append("  sandbox: \(authority.sandbox.rawValue)")
    }
    let keys = Set(record.observed.keys).union(record.trail.authority?.items.keys.map { $0 } ?? []).sorted()
    for key in keys { lines += words(key) }
    for fault in record.trail.voids { lines.append("  counts for nothing: \(fault)") }
    for event in record.trail.history.suffix(20) {
      lines.append("  \(event.time.rfc3339) \(event.change.rawValue) by \(event.actor): \(event.reason)")
    }
    return lines
  }

  /// One thing that the server says of itself: how it stands, what it does, and what in its words is suspect.
  func words(_ key: ItemKey) -> [String] {
    let name = key.kind == .introduction ? "what it says of itself" : "\(key.kind.rawValue) \(key.name)"
    let seen = record.observed[key]
    var state = record.isApproved(key) ? "approved" : "waits"
    if record.isApproved(key), key.kind == .tool, !inScope(key) { state = "approved, out of scope" }
    if let seen, !record.isApproved(key) || seen.status == .cosmetic {
      let reasons = seen.reasons.isEmpty ? "" : ": \(seen.reasons.joined(separator: ", "))"
      state += " (\(seen.status.rawValue)\(reasons))"
    }
    guard let definition = definition(key) else { return ["  \(name): \(state)"] }
    var line = "  \(name): \(state)"
    if key.kind == .tool {
      let classes = CapabilityClass.of(tool: definition).sorted().map(\.rawValue).joined(separator: ", ")
      let arguments = ArgumentRule.inferred(of: definition).map { "\($0.argument) is a \($0.role.rawValue)" }
      line += " [\(classes)]\(arguments.isEmpty ? "" : " \(arguments.joined(separator: ", "))")"
    }
    var lines = [line]
    if let text = definition["description"]?.stringValue ?? definition["instructions"]?.stringValue {
      lines.append("    \(text.prefix(600))")
    }
    for finding in DefinitionInspector.inspect(definition, names: .none) {
      lines.append("    ! \(finding.finding.severity): \(finding.finding.reason)")
    }
    return lines
  }

  private func inScope(_ key: ItemKey) -> Bool {
    record.trail.authority?.tools.contains(ByteKey(key.name)) ?? false
  }

  var json: JSONObject {
    var object: JSONObject = [
      "name": .string(record.name), "trust_tier": .string(standing.tier.rawValue),
      "approval_state": .string(standing.state.rawValue), "problem": JSON(standing.problem),
      "owner": JSON(record.trail.owner), "source": JSON(record.source), "era": JSON(record.era),
      "protocol_versions": JSON(record.versions), "launch": record.launch?.json ?? .null,
    ]
    if let grant = record.trail.grant {
      object["approved_by"] = .string(grant.statement.actor)
      object["review_due"] = .string(grant.statement.expires.rfc3339)
      object["log_index"] = JSON(grant.logIndex)
    }
    if let authority = record.trail.authority { object["granted"] = authority.json }
    let keys = Set(record.observed.keys).union(record.trail.authority?.items.keys.map { $0 } ?? []).sorted()
    object["items"] = .array(
      keys.map { key in
        let seen = record.observed[key]
        return [
          "kind": .string(key.kind.rawValue), "name": .string(key.name), "approved": .bool(record.isApproved(key)),
          "status": JSON(seen?.status.rawValue), "reasons": JSON(seen?.reasons ?? []),
          "digest": JSON((seen?.digest ?? record.trail.authority?.items[key])?.prefixed),
        ]
      }
    )
    object["history"] = .array(
      record.trail.history.map { event in
        [
          "time": .string(event.time.rfc3339), "change": .string(event.change.rawValue), "actor": .string(event.actor),
          "reason": .string(event.reason), "log_index": JSON(event.logIndex),
        ]
      }
    )
    object["counts_for_nothing"] = JSON(record.trail.voids)
    return object
  }
}
