import CanonicalJSON
import Evidence
import Foundation
import GRDB
import Model
import Signing
import TestSupport

@testable import Governance

/// A log, a list of approvers and a registry of their own, in a directory of their own.
final class RegistryBench: Sendable {
  static let start = Timestamp(milliseconds: 1_772_357_400_250)

  let scratch = Scratch()
  let log: EvidenceLog
  let registry: Registry
  let approvers: ApproverStore
  let alice: NoteSigner

  init() throws {
    log = try EvidenceLog(
      EvidenceConfiguration(home: scratch.home, reservedBytes: 1 << 20, appendWait: .seconds(100)),
      now: { Self.start },
      report: { _ in }
    )
    approvers = ApproverStore(directory: scratch.path("approvers"), enterprise: scratch.path("etc"))
    alice = try NoteSigner(name: "alice", key: .generate())
    registry = try Registry(
      reader: log.reader,
      approvers: approvers,
      contents: ContentStore(directory: scratch.path("registry"))
    )
    try list(alice)
  }

  /// Another look at the same log, as another process would have it.
  func reopened() throws -> Registry {
    try Registry(
      reader: EvidenceReader(home: scratch.home),
      approvers: approvers,
      contents: ContentStore(directory: scratch.path("registry"))
    )
  }

  var writer: RegistryWriter {
    RegistryWriter(log: log) {
      RecordContext(
        claimed: ClaimedIdentity(sessionID: "ses_1", agentID: "person", actor: "root"),
        observed: ObservedIdentity(uid: 1000, pid: 4711, ancestors: []),
        surface: .commandLine,
        cwd: "/repo",
        repository: nil,
        timestamp: Self.start
      )
    }
  }

  var resolver: LaunchResolver { LaunchResolver(path: "/usr/local/bin:/usr/bin:/bin", directory: scratch.path) }

  func after(days: Int64) -> Timestamp { Timestamp(milliseconds: Self.start.milliseconds + days * 86_400_000) }

  /// Puts a person on the list.
  func list(_ signer: NoteSigner) throws {
    try FileManager.default.createDirectory(
      atPath: approvers.directory,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    let file = "\(approvers.directory)/\(signer.verifierKey.name).pub"
    try Approver(key: signer.verifierKey, groups: []).text.write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
  }

  func unlist(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(approvers.directory)/\(name).pub")
  }

  /// Writes a server down whose program is a script of its own.
  @discardableResult
  func register(_ name: String = "files", script: String = "#!/bin/sh\nexit 0\n") async throws -> String {
    let path = scratch.path("\(name).sh")
    try script.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let launch = try LaunchDefinition(command: path, arguments: ["--root", "/repo"])
    try await registry.register(server: name, launch, owner: "alice", source: nil, reason: "needed", writer)
    return path
  }

  /// Approves whatever waits.
  @discardableResult
  func approve(
    _ name: String = "files",
    _ terms: ServerTerms = ServerTerms(),
    by signer: NoteSigner? = nil,
    days: Int64 = 90
  ) async throws -> Registry.Stage {
    let asked = try registry.proposal(
      server: name,
      terms,
      resolver,
      expires: after(days: days),
      reason: "looked at",
      at: Self.start
    )
    try await registry.grant(asked.proposal, by: signer ?? alice, at: Self.start, writer)
    return asked.stage
  }

  @discardableResult
  func observe(_ surface: ReportedSurface, _ name: String = "files") async throws -> Registry.Observation {
    try await registry.observe(name, surface, at: Self.start, writer)
  }

  /// A server that was met and approved with its tools.
  func approved(_ name: String = "files", _ surface: ReportedSurface = .sample()) async throws {
    try await register(name)
    try await approve(name)
    try await observe(surface, name)
    try await approve(name)
  }

  func decide(
    _ tool: String,
    of server: String = "files",
    agent: String = "claude-code",
    repository: String? = "/repo",
    at now: Timestamp = RegistryBench.start,
    _ registry: Registry? = nil
  ) -> RegistryDecision {
    (registry ?? self.registry).decide(
      Registry.Call(server: server, tool: tool, agent: agent, repository: repository),
      at: now
    )
  }

  /// Runs statements on the database behind the log's back.
  func tamper(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try DatabaseQueue(path: scratch.home + "/evidence.db").inDatabase { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: sql, arguments: arguments)
    }
  }

  /// The newest record of a change: its place and its details.
  func newest(_ change: GovernanceChange.Change) throws -> (index: Int, details: JSONObject)? {
    var query = EvidenceQuery(scope: .all, limit: 500)
    query.kind = .governance
    let found = try log.reader.search(query).records.first { $0.json["change"]?.stringValue == change.rawValue }
    return found.flatMap { record in record.json["details"]?.objectValue.map { (record.logIndex, $0) } }
  }

  /// Appends a record with the log's own key, as a program of the same user could.
  func forge(_ change: GovernanceChange.Change, _ subject: String, _ details: JSONObject) async throws {
    let context = RecordContext(
      claimed: ClaimedIdentity(sessionID: "ses_2", agentID: "x", actor: "mallory"),
      observed: ObservedIdentity(uid: 1000, pid: 1, ancestors: []),
      surface: .commandLine,
      cwd: "/",
      repository: nil,
      timestamp: Self.start
    )
    _ = try await log.append(GovernanceChange(context, change, subject: subject, details: details))
  }
}

extension ReportedSurface {
  static func tool(_ name: String, _ description: String = "Reads a file.", argument: String = "path") -> JSONObject {
    [
      "name": .string(name), "description": .string(description),
      "inputSchema": [
        "type": "object", "properties": .object([argument: ["type": "string"]]),
      ],
    ]
  }

  static func sample(
    _ tools: [JSONObject] = [tool("read_file"), tool("write_file", "Writes a file.")],
    instructions: String? = "Paths are relative to the root."
  ) -> ReportedSurface {
    ReportedSurface(
      era: "legacy",
      versions: ["2025-06-18"],
      serverInfo: ["name": "files", "version": "1.0"],
      capabilities: ["tools": .object([:])],
      instructions: instructions,
      tools: tools
    )
  }
}

extension ShownSurface {
  var toolNames: [String] { tools.compactMap { $0["name"]?.stringValue } }
}

extension RegistryDecision {
  var isAllowed: Bool { if case .allowed = self { true } else { false } }
  var refusal: RegistryRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}
