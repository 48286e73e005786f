import CanonicalJSON
import Evidence
import Signing

/// Changes that need no key: they write down, or take away.
extension Registry {
  /// Writes a server down. It is pending until an approver has signed its launch.
  ///
  /// - Parameters:
  ///   - replaces: whether a server of that name may be there; what was granted to it is then gone.
  ///   - source: where the entry comes from.
  /// - Throws: `GovernanceError.badName`, `.exists`, `.badContent`, `.log`.
  package func register(
    server name: String,
    _ launch: LaunchDefinition,
    owner: String?,
    source: String?,
    replaces: Bool = false,
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    let known = try read { $0.servers }
    try Self.check(name, among: Array(known.keys), isThere: known[name]?.trail.isRegistered ?? false, replaces)
    try await writer.append(
      .registered,
      .server,
      subject: name,
      reason: reason,
      details: ["launch": launch.json, "owner": JSON(owner), "source": JSON(source)]
    )
  }

  /// Writes an agent down. It may call nothing until an approver has signed where and what.
  ///
  /// - Throws: `GovernanceError.badName`, `.exists`, `.badContent`, `.log`.
  package func register(
    agent name: String,
    type: String?,
    vendor: String?,
    owner: String?,
    replaces: Bool = false,
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    let known = try read { $0.agents }
    try Self.check(name, among: Array(known.keys), isThere: known[name]?.trail.isRegistered ?? false, replaces)
    try await writer.append(
      .registered,
      .agent,
      subject: name,
      reason: reason,
      details: ["type": JSON(type), "vendor": JSON(vendor), "owner": JSON(owner)]
    )
  }

  private static func check(
    _ name: String,
    among names: [String],
    isThere: Bool,
    _ replaces: Bool
  ) throws(GovernanceError) {
    try RegistryName.check(name)
    if let other = RegistryName.lookAlike(of: name, among: names) {
      throw GovernanceError(.exists, "`\(name)` can be taken for `\(other)`, which is registered, choose another name")
    }
    guard replaces || !isThere else {
      throw GovernanceError(
        .exists,
        "`\(name)` is registered already, see `show \(name)`, or give `--replace`: what was granted is then gone"
      )
    }
  }

  /// Blocks a server or an agent, also one that nobody has registered. Only a new approval takes the block away.
  ///
  /// - Throws: `GovernanceError.badName`, `.exists`, `.badContent`, `.log`.
  package func block(
    _ kind: Statement.Kind,
    _ name: String,
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    let names = try read { kind == .server ? Array($0.servers.keys) : Array($0.agents.keys) }
    try Self.check(name, among: names, isThere: false, false)
    try await writer.append(.blocked, kind, subject: name, reason: reason, details: [:])
  }

  /// Takes an approval back: of all, or of some things of a server, which then wait for an approval again.
  ///
  /// - Throws: `GovernanceError.unknown`, `.badContent`, `.log`.
  package func deny(
    _ kind: Statement.Kind,
    _ name: String,
    items: [ItemKey] = [],
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    try exists(kind, name)
    var details = JSONObject()
    if !items.isEmpty {
      let record = try server(name)
      for item in items where record.trail.authority?.items[item] == nil && record.observed[item] == nil {
        throw GovernanceError(.unknown, "`\(name)` has no \(item.kind.rawValue) `\(item.name)`, see `show \(name)`")
      }
      details["items"] = .array(items.map { ["kind": .string($0.kind.rawValue), "name": .string($0.name)] })
    }
    try await writer.append(.denied, kind, subject: name, reason: reason, details: details)
  }

  /// Takes tools or kinds of tools out of a server's scope, or tools and repositories out of an agent's.
  ///
  /// - Throws: `GovernanceError.unknown`, `.badContent`, `.log`.
  package func narrow(
    _ kind: Statement.Kind,
    _ name: String,
    tools: [String],
    capabilities: Set<CapabilityClass> = [],
    repositories: [String] = [],
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    try exists(kind, name)
    var details: JSONObject = ["tools": JSON(tools)]
    if kind == .server {
      details["capabilities"] = JSON(capabilities.sorted().map(\.rawValue))
    } else {
      details["repositories"] = JSON(repositories)
    }
    try await writer.append(.narrowed, kind, subject: name, reason: reason, details: details)
  }

  /// Changes who answers for it.
  ///
  /// - Throws: `GovernanceError.unknown`, `.badContent`, `.log`.
  package func describe(
    _ kind: Statement.Kind,
    _ name: String,
    owner: String,
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    try exists(kind, name)
    try await writer.append(.described, kind, subject: name, reason: reason, details: ["owner": .string(owner)])
  }

  /// Takes a server or an agent out of the registry. Its name stays taken for what looks like it, and a block stays.
  ///
  /// - Throws: `GovernanceError.unknown`, `.badContent`, `.log`.
  package func remove(
    _ kind: Statement.Kind,
    _ name: String,
    reason: String,
    _ writer: RegistryWriter
  ) async throws(GovernanceError) {
    try exists(kind, name)
    try await writer.append(.removed, kind, subject: name, reason: reason, details: [:])
  }

  private func exists(_ kind: Statement.Kind, _ name: String) throws(GovernanceError) {
    switch kind {
    case .server: _ = try server(name)
    case .agent: _ = try agent(name)
    }
  }
}
