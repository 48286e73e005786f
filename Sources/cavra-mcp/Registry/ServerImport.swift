import AgentClients
import CanonicalJSON
import Governance
import Host
import Inspection

/// Takes servers from clients' configurations into the registry.
struct ServerImport {
  /// What came of one.
  struct Result {
    enum Outcome: String {
      case registered
      /// Registered before, in the same way.
      case known
      /// CAVRA's own server is no downstream server.
      case own
      case refused
    }

    let server: ClientServer
    /// Its name in the registry; nil where none could be made of the client's.
    let name: String?
    let outcome: Outcome
    let note: String?

    var json: JSON {
      [
        "client_name": .string(server.name), "file": .string(server.file), "name": JSON(name),
        "outcome": .string(outcome.rawValue), "note": JSON(note),
      ]
    }

    var line: String {
      let words = "\(name ?? server.name)  \(outcome.rawValue)  from \(server.file)\(note.map { ": \($0)" } ?? "")"
      return VisibleText.escape(words)
    }
  }

  let context: RegistryContext
  let owner: String?
  let reason: String
  let replace: Bool
  let dryRun: Bool

  func take(_ server: ClientServer) async -> Result {
    guard let name = RegistryName.plain(server.name) else {
      return Result(server: server, name: nil, outcome: .refused, note: "nothing of its name can be used")
    }
    func result(_ outcome: Result.Outcome, _ note: String?) -> Result {
      Result(server: server, name: name, outcome: outcome, note: note)
    }
    do {
      if try isOwn(server) { return result(.own, nil) }
      let (launch, secrets) = try definition(server)
      let note = secrets.isEmpty ? nil : "set \(secrets.map { "`\($0)`" }.joined(separator: ", ")) where CAVRA runs"
      if let known = try? context.registry.server(name), known.trail.isRegistered {
        if known.launch == launch { return result(.known, nil) }
        guard replace else {
          return result(
            .refused,
            "it is registered with another launch, give `--replace`: what was granted is then gone"
          )
        }
      }
      guard !dryRun else { return result(.registered, "dry run: nothing was done") }
      try await context.registry.register(
        server: name,
        launch,
        owner: owner,
        source: server.file,
        replaces: replace,
        reason: reason,
        context.writer()
      )
      return result(.registered, note)
    } catch {
      return result(.refused, "\(error)")
    }
  }

  private func isOwn(_ server: ClientServer) throws -> Bool {
    guard case .program(let command, _, _) = server.reach, let binary = ProcessTree.executablePath() else {
      return false
    }
    return (try? context.resolver().program(command)) == binary
  }

  private func definition(_ server: ClientServer) throws -> (launch: LaunchDefinition, secrets: [String]) {
    var secrets: [String] = []
    func take(_ pair: ClientServer.Pair) -> LaunchDefinition.Variable {
      let taken = LaunchDefinition.Variable.taking(pair.name, pair.text)
      if taken.wasSecret { secrets.append(pair.name) }
      return taken.variable
    }
    switch server.reach {
    case .program(let command, let arguments, let directory):
      let launch = try LaunchDefinition(
        command: command,
        arguments: arguments,
        directory: directory,
        environment: server.environment.map(take)
      )
      return (launch, secrets)
    case .address(let url):
      return (try LaunchDefinition(url: url, headers: server.headers.map(take)), secrets)
    }
  }
}
