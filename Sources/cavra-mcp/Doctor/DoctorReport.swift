import AgentClients
import CanonicalJSON
import Effects
import Evidence
import Foundation
import Host
import Inspection
import MCPTransport
import Model

/// What `doctor` found: per client what is advised, hooked and proxied, and what can switch it off.
struct DoctorReport {
  /// One client's standing.
  struct Client {
    let id: String
    let name: String
    /// Whether its agent can ask CAVRA's MCP server.
    let isAdvised: Bool
    /// Whether its calls are held up until CAVRA has judged them.
    let isHooked: Bool
    let findings: [DoctorFinding]
  }

  let clients: [Client]
  let trials: [HookTrials.Result]
  /// Whether servers whose records ask for a sandbox can be started here. Says nothing of health: a record need not ask.
  let sandbox: SandboxProbe

  /// Whether a client is hooked, every trial went well, and nothing is in the way.
  var isHealthy: Bool {
    clients.contains(where: \.isHooked) && !trials.isEmpty && trials.allSatisfy { $0.fault == nil }
      && !clients.contains { $0.findings.contains { $0.level == .problem } }
  }

  static func make(project: String?) async throws -> DoctorReport {
    let variables = ProcessInfo.processInfo.environment
    let contexts = try [ClaudeCodeSetup.Scope.project, .user].compactMap { scope in
      do { return try SetupContext(scope: scope, project: project) } catch let error as SetupError {
        // The home directory is no project; the user's own files can be there all the same.
        guard scope == .project, project == nil else { throw error }
        return nil
      }
    }
    guard let context = contexts.first else { throw SetupError("no project and no home directory can be told") }
    let workspace = Workspace.live(home: context.locations.userHome)
    var clients = [try await ClaudeCodeDoctor(contexts: contexts, variables: variables, workspace: workspace).examine()]
    let search = ClientSearch(
      home: context.locations.userHome,
      project: context.project,
      path: variables["PATH"] ?? "",
      workspace: workspace
    )
    for known in KnownClient.all where !known.isSupported && !search.traces(of: known).isEmpty {
      let finding = DoctorFinding(
        .note,
        known.serverFile,
        "\(known.name) is on this machine and this release cannot hook it: its agent's calls are not judged",
        remedy: "`cavra-mcp init` prints the entry with which its agent can at least ask"
      )
      clients.append(
        (Client(id: known.id, name: known.name, isAdvised: false, isHooked: false, findings: [finding]), [])
      )
    }
    return DoctorReport(
      clients: clients.map(\.0),
      trials: clients.flatMap(\.1),
      sandbox: await SandboxProbe.run()
    )
  }

  var json: JSON {
    let clients = clients.map { client -> JSON in
      [
        "client": .string(client.id), "name": .string(client.name), "advised": .bool(client.isAdvised),
        "hooked": .bool(client.isHooked), "proxied": false, "findings": .array(client.findings.map(\.json)),
      ]
    }
    let trials = trials.map { result -> JSON in
      [
        "trial": .string(result.trial.rawValue), "title": .string(result.trial.title),
        "passed": .bool(result.fault == nil),
        "fault": JSON(result.fault), "milliseconds": JSON(result.milliseconds),
      ]
    }
    let sandbox: JSON = [
      "works": .bool(sandbox.works), "bubblewrap": JSON(sandbox.bubblewrap), "problem": JSON(sandbox.problem),
    ]
    return [
      "healthy": .bool(isHealthy), "clients": .array(clients), "trials": .array(trials), "sandbox": sandbox,
    ]
  }

  var lines: [String] {
    var lines: [String] = []
    for client in clients {
      lines.append(
        "\(client.name): advised \(client.isAdvised ? "yes" : "no"), hooked \(client.isHooked ? "yes" : "no"), proxied no"
      )
      for finding in client.findings {
        lines.append("  \(finding.level.rawValue): \(finding.place): \(finding.text)")
        lines.append("    → \(finding.remedy)")
      }
    }
    for result in trials {
      let words = result.fault.map { "FAILED: \($0)" } ?? "ok"
      lines.append("trial: \(result.trial.title): \(words) (\(result.milliseconds) ms)")
    }
    if let problem = sandbox.problem {
      lines.append("sandbox: no (\(problem)); a server whose record asks for one is not started")
      lines.append("    → install `bubblewrap` and allow it to make user namespaces")
    } else {
      lines.append("sandbox: file system, processes, network and system calls of servers can be confined")
    }
    lines.append(isHealthy ? "all is well" : "not all is well")
    return lines.map { VisibleText.escape($0) }
  }
}
