import CavraMCP
import Evidence
import Foundation
import Gateway
import Governance
import Host
import MCPTransport
import Model

/// The wiring of the gateway: registry, judge, screen and outcomes.
extension Runtime {
  /// The downstream servers of this process, with what writes down how their calls end.
  ///
  /// - Parameter setting: the session that they are called in.
  /// - Returns: nil where no server may be started.
  func gateway(_ setting: CavraServer.Setting) throws -> (front: GatewayFront, outcomes: OutcomeLog)? {
    let registry = try Self.registry(over: log, locations)
    let environment = environment
    let log = log
    let directory = RegistryDirectory(
      registry: registry,
      writer: RegistryWriter(log: log) {
        RecordContext(
          claimed: ClaimedIdentity(sessionID: setting.sessionID, agentID: "gateway", actor: "cavra"),
          observed: setting.observed,
          surface: .gateway,
          cwd: setting.directory,
          repository: setting.repository,
          timestamp: environment.now()
        )
      },
      environment: environment,
      project: setting.directory,
      variables: ProcessInfo.processInfo.environment,
      report: { Output.note($0) }
    )
    guard try !directory.servers().isEmpty else { return nil }
    let standing = RegistryStanding(registry: registry, repository: setting.repository, environment: environment)
    let outcomes = OutcomeLog(
      environment: environment,
      append: { _ = try await log.append($0) },
      report: { Output.note($0) }
    )
    let judge = DownstreamJudge(
      authority: authority,
      standing: { standing.standing($0, $1, isTool: $2, $3) },
      outcomes: outcomes,
      setting: setting,
      environment: environment
    )
    let front = try GatewayFront(
      directory: directory,
      judge: judge,
      screen: ServerTextScreen(),
      identity: ServerIdentity(name: "cavra", title: "CAVRA", version: setting.version),
      environment: GatewayEnvironment(diagnose: { Output.note($0) })
    )
    return (front, outcomes)
  }

  /// The trust registry of a log that this process writes.
  static func registry(over log: EvidenceLog, _ places: Locations) throws -> Registry {
    try Registry(log: log, approvers: approvers(places), contents: contents(places))
  }

  /// What servers said of themselves.
  static func contents(_ places: Locations) -> ContentStore { ContentStore(directory: "\(places.state)/registry") }

  /// Who may grant: the enterprise's list, else the user's.
  static func approvers(_ places: Locations) -> ApproverStore {
    ApproverStore(directory: "\(places.configuration)/approvers", enterprise: "\(places.enterprise)/approvers")
  }
}
