package import Evidence
import Signing
import Synchronization

/// The trust registry: what the log says of MCP servers and agents, read anew at each use.
///
/// There is no other state. Restricting needs no key; granting needs a statement that an approver signed, which counts only as
/// long as the approver is on the list and its date has not passed. What stands in the database is held against the
/// log's signed checkpoint first, so that editing it grants nothing.
package final class Registry: Sendable {
  /// What the records of the log give.
  struct State {
    var follower: GovernanceFollower
    /// Up to which record the reading was signed.
    var marked: Int
    var servers: [String: ServerRecord] = [:]
    var agents: [String: AgentRecord] = [:]
    /// Records that could not be taken, and why.
    var strays: [String] = []
    /// Whether an agent was ever registered: from then on an unknown one is refused.
    var governsAgents: Bool { !agents.isEmpty }
  }

  /// After how many records the next process should not have to read them again.
  private static let markEvery = 2_000

  private let reader: EvidenceReader
  /// The log, where this process may sign how far it has read.
  private let log: EvidenceLog?
  private let key: VerifierKey
  private let approvers: ApproverStore
  package let contents: ContentStore
  private let state: Mutex<State>

  /// Opens the registry of a log.
  ///
  /// - Parameters:
  ///   - contents: the directory of what servers said; `registry/` of the state directory.
  /// - Throws: `GovernanceError.log` where the log's key cannot be read.
  package convenience init(
    reader: EvidenceReader,
    approvers: ApproverStore,
    contents: ContentStore
  ) throws(GovernanceError) {
    try self.init(reader, log: nil, approvers, contents)
  }

  /// Opens the registry of a log that this process writes.
  ///
  /// - Throws: `GovernanceError.log` where the log's key cannot be read.
  package convenience init(
    log: EvidenceLog,
    approvers: ApproverStore,
    contents: ContentStore
  ) throws(GovernanceError) {
    try self.init(log.reader, log: log, approvers, contents)
  }

  private init(
    _ reader: EvidenceReader,
    log: EvidenceLog?,
    _ approvers: ApproverStore,
    _ contents: ContentStore
  ) throws(GovernanceError) {
    guard let key = reader.ownKey else {
      throw GovernanceError(
        .log,
        "`\(reader.home)/keys` holds no key that can be read, so that nothing of the log counts"
      )
    }
    self.reader = reader
    self.log = log
    self.key = key
    self.approvers = approvers
    self.contents = contents
    let mark = contents.mark.flatMap { GovernanceMark($0, key: key) }
    state = Mutex(State(follower: GovernanceFollower(key: key, mark: mark), marked: mark?.size ?? 0))
  }

  /// The log's name, which statements are bound to.
  package var origin: String { key.name }

  /// Reads what came into the log, and lends the state.
  ///
  /// - Throws: `GovernanceError.log` where the log cannot be read or is not what was signed for.
  func read<Result: Sendable>(_ body: (State) -> Result) throws(GovernanceError) -> Result {
    try state.withLock { state throws(GovernanceError) in
      try Self.refresh(&state, reader, log: key.name)
      sign(&state)
      return body(state)
    }
  }

  /// Leaves word of how far the log was read. Where that fails the next process reads all of it.
  private func sign(_ state: inout State) {
    guard let log, state.follower.size - state.marked >= Self.markEvery else { return }
    guard let mark = try? state.follower.reached.signed(by: log), (try? contents.keep(mark: mark)) != nil else {
      return
    }
    state.marked = state.follower.size
  }

  /// Who may grant now.
  ///
  /// - Throws: as `ApproverStore.list`.
  func list() throws(GovernanceError) -> ApproverList { try approvers.list() }

  private static func refresh(
    _ state: inout State,
    _ reader: EvidenceReader,
    log: String
  ) throws(GovernanceError) {
    let known = state.follower.records.count
    do throws(EvidenceError) {
      guard try state.follower.follow(reader) else { return }
    } catch { throw GovernanceError(error) }
    for record in state.follower.records.dropFirst(known) {
      guard let event = RegistryEvent(record) else { continue }
      if let fault = take(event, &state, log) { state.strays.append("record \(event.logIndex): \(fault)") }
    }
  }

  /// Takes one record over.
  ///
  /// - Returns: why it is not, nil where it is.
  private static func take(_ event: RegistryEvent, _ state: inout State, _ log: String) -> String? {
    let names = event.kind == .server ? Array(state.servers.keys) : Array(state.agents.keys)
    do throws(GovernanceError) { try RegistryName.check(event.subject) } catch { return error.description }
    if let other = RegistryName.lookAlike(of: event.subject, among: names) {
      return "`\(event.subject)` can be taken for `\(other)`"
    }
    switch event.kind {
    case .server: state.servers[event.subject, default: ServerRecord(event.subject)].take(event, log: log)
    case .agent: state.agents[event.subject, default: AgentRecord(event.subject)].take(event, log: log)
    }
    return nil
  }
}

extension Registry {
  /// All servers by name, those that were taken away left out.
  ///
  /// - Throws: `GovernanceError.log`.
  package func servers() throws(GovernanceError) -> [ServerRecord] {
    try read { state in
      state.servers.values.filter { !$0.trail.isRemoved || $0.trail.isBlocked }.sorted { $0.name < $1.name }
    }
  }

  /// - Throws: `GovernanceError.unknown` where there is none of that name; `.log`.
  package func server(_ name: String) throws(GovernanceError) -> ServerRecord {
    guard let record = try read({ $0.servers[name] }), !record.trail.isRemoved || record.trail.isBlocked else {
      throw GovernanceError(
        .unknown,
        "no server is named `\(name.prefix(80))`, see `cavra-mcp registry servers list`"
      )
    }
    return record
  }

  /// All agents by name, those that were taken away left out.
  ///
  /// - Throws: `GovernanceError.log`.
  package func agents() throws(GovernanceError) -> [AgentRecord] {
    try read { state in
      state.agents.values.filter { !$0.trail.isRemoved || $0.trail.isBlocked }.sorted { $0.name < $1.name }
    }
  }

  /// - Throws: `GovernanceError.unknown` where there is none of that name; `.log`.
  package func agent(_ name: String) throws(GovernanceError) -> AgentRecord {
    guard let record = try read({ $0.agents[name] }), !record.trail.isRemoved || record.trail.isBlocked else {
      throw GovernanceError(.unknown, "no agent is named `\(name.prefix(80))`, see `cavra-mcp registry agents list`")
    }
    return record
  }

  /// Records of the log that count for nothing, and why.
  ///
  /// - Throws: `GovernanceError.log`.
  package func strays() throws(GovernanceError) -> [String] { try read { $0.strays } }
}
