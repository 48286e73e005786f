import CanonicalJSON
import Evidence
import Inspection
package import Model

extension Registry {
  /// How many things of a server go into one record.
  private static let mostPerRecord = 300
  /// How many records about what it says a server may cause within an hour: one that says something else all the time would
  /// fill the log.
  private static let mostAnHour = 60

  /// What came of meeting a server.
  package struct Observation: Sendable {
    /// What may be shown from now on.
    package let shown: ShownSurface
    /// A line for each thing that was new or had changed, and for each that can never be shown.
    package let notes: [String]
  }

  /// Holds what a server says against what was approved, records what is new or has changed, and tells what may be shown.
  ///
  /// What nobody has approved is kept, is pending, and is not shown. A change of wording alone is recorded, and what was
  /// approved goes on being shown in the approved words. Any other change takes that one thing back to pending.
  ///
  /// - Throws: `GovernanceError.unknown` where the server is not registered; `.refused` where it has too many things, or changes them too often; `.log`
  ///   where nothing could be recorded: then nothing may be shown.
  package func observe(
    _ name: String,
    _ surface: ReportedSurface,
    at now: Timestamp,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) -> Observation {
    let record = try server(name)
    let hourAgo = Timestamp(milliseconds: now.milliseconds - 3_600_000)
    let recent = record.trail.history.count { $0.change == .observed && $0.time > hourAgo }
    guard recent < Self.mostAnHour else {
      throw GovernanceError(
        .refused,
        "the server `\(name)` has changed what it says \(recent) times within an hour, look at `cavra-mcp registry servers show \(name)`"
      )
    }
    let items = try SurfaceItems(surface)
    for item in items.items { try contents.keep(item.definition) }
    let comparison = SurfaceComparison(
      items,
      with: record,
      contents: contents,
      names: try names(besides: surface, of: name)
    )
    try await write(comparison.news, surface, of: record, writer)
    let standing = Standing(of: record, at: now, try? list())
    return Observation(
      shown: standing.state == .approved ? comparison.shown : ShownSurface(),
      notes: comparison.news.map { Self.note($0, record.trail.authority) }
        + items.refused.map { "not shown, because \($0)" }
    )
  }

  /// What may be shown of a server before it is started: what is approved and was not seen otherwise since; nil where it was
  /// never met.
  ///
  /// - Throws: `GovernanceError.unknown`, `.log`.
  package func shown(_ name: String, at now: Timestamp) throws(GovernanceError) -> ShownSurface? {
    let record = try server(name)
    guard record.wasMet else { return nil }
    var shown = ShownSurface()
    guard Standing(of: record, at: now, try? list()).state == .approved, let authority = record.trail.authority else {
      return shown
    }
    for (key, digest) in authority.items.sorted(by: { $0.key < $1.key }) {
      guard record.isApproved(key), record.observed[key]?.status != .gone,
        let definition = contents.definition(digest), let object = definition.objectValue
      else { continue }
      switch key.kind {
      case .introduction:
        shown.capabilities = definition["capabilities"]?.objectValue ?? JSONObject()
        shown.instructions = definition["instructions"]?.stringValue
      case .tool:
        let isInScope = authority.tools.contains(ByteKey(key.name))
        guard isInScope, CapabilityClass.of(tool: definition).isSubset(of: authority.capabilities) else { continue }
        shown.add(.tool, object)
      case .prompt, .resource, .template: shown.add(key.kind, object)
      }
    }
    return shown
  }

  /// The names of the server's own things and of those of all others, for telling who is spoken of.
  func names(besides surface: ReportedSurface, of name: String) throws(GovernanceError) -> KnownNames {
    let own = surface.tools.compactMap { $0["name"]?.stringValue }
    return KnownNames(server: name, tools: own, others: try toolNames())
  }

  /// The names of all servers' tools, by server.
  func toolNames() throws(GovernanceError) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for record in try servers() {
      let known = Set(record.observed.keys).union(record.trail.authority?.items.keys.map { $0 } ?? [])
      names[record.name] = known.filter { $0.kind == .tool }.map(\.name).sorted()
    }
    return names
  }

  private func write(
    _ news: [SurfaceComparison.News],
    _ surface: ReportedSurface,
    of record: ServerRecord,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    let isSame = record.era == surface.era && record.versions == surface.versions
    guard !news.isEmpty || !isSame else { return }
    var rest = news[...]
    repeat {
      let entries = rest.prefix(Self.mostPerRecord).map { each -> JSON in
        var entry: JSONObject = [
          "kind": .string(each.key.kind.rawValue), "name": .string(each.key.name),
          "digest": .string(each.item.digest.prefixed), "status": .string(each.item.status.rawValue),
        ]
        if !each.item.reasons.isEmpty { entry["reasons"] = JSON(each.item.reasons) }
        if let former = each.item.formerName { entry["former"] = .string(former) }
        return .object(entry)
      }
      rest = rest.dropFirst(Self.mostPerRecord)
      try await writer.append(
        .observed,
        .server,
        subject: record.name,
        reason: record.wasMet ? "the server says something else" : "first contact",
        details: [
          "era": .string(surface.era), "versions": JSON(surface.versions.map { String($0.prefix(64)) }),
          "seen": .array(entries),
        ]
      )
    } while !rest.isEmpty
  }

  private static func note(_ news: SurfaceComparison.News, _ authority: ServerAuthority?) -> String {
    let what =
      news.key == .introduction
      ? "what the server says of itself" : "the \(news.key.kind.rawValue) `\(VisibleText.escape(news.key.name))`"
    switch news.item.status {
    case .cosmetic: return "\(what) is worded anew, the approved words are shown"
    case .gone: return "\(what) is gone"
    case .back where authority?.items[news.key] == news.item.digest: return "\(what) is as it was approved again"
    default: return "\(what) waits for an approval: \(words(news.item))"
    }
  }
}
