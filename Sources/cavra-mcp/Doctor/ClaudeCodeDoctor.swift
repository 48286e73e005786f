import AgentClients
import CanonicalJSON
import Effects
import Evidence
import Foundation
import Glibc
import Host
import Model

/// Looks at Claude Code on this machine.
struct ClaudeCodeDoctor {
  /// The project's, where there is one, and the user's.
  let contexts: [SetupContext]
  let variables: [String: String]
  let workspace: Workspace

  func examine() async throws -> (DoctorReport.Client, [HookTrials.Result]) {
    var findings: [DoctorFinding] = []
    var isAdvised = false
    var exact: SetupContext?
    let binary = Result { try contexts.first?.checkedBinary() ?? "" }
    if case .failure(let error) = binary {
      findings.append(
        DoctorFinding(.problem, "this binary", "\(error)", remedy: "`make install`, then `cavra-mcp init claude-code`")
      )
    }
    let path = (try? binary.get()) ?? contexts.first?.locations.binary ?? ""
    for context in contexts {
      let setup = context.setup(binary: path, denials: (try? context.denials().rules) ?? context.shippedDenials())
      let statuses = setup.status()
      if setup.serverStatus(in: statuses)?.state == .current { isAdvised = true }
      for status in statuses where status.state == .stale || status.state == .damaged {
        // What is gone is not done: without a report after the call, for one, no violation is seen.
        let level: DoctorFinding.Level = status.state == .damaged ? .problem : .warning
        let text = status.reason ?? "it is \(status.state.rawValue)"
        findings.append(DoctorFinding(level, status.path, text, remedy: remedy(context)))
      }
      switch setup.hookState {
      case .exact: exact = exact ?? context
      case .absent: break
      case .different, .unreadable:
        findings.append(
          DoctorFinding(
            .problem,
            "settings of the \(context.scope.rawValue)",
            "the hook is not the one that this binary writes, so it is not tried",
            remedy: remedy(context)
          )
        )
      }
    }
    if exact == nil {
      findings.append(
        DoctorFinding(.problem, "hooks.PreToolUse", "no call is held up", remedy: "run `cavra-mcp init claude-code`")
      )
    }
    if !isAdvised {
      findings.append(
        DoctorFinding(.warning, "mcpServers.cavra", "the agent cannot ask", remedy: "run `cavra-mcp init claude-code`")
      )
    }
    let settings = settings
    let flags = contexts.first?.flags ?? []
    findings += settings?.findings(own: HookCommandLine(binary: path, flags: flags)) ?? []
    findings.append(
      DoctorFinding(
        .note,
        "the client's command line",
        "started with `--bare` or `--safe-mode` the client runs no hooks, and files that a prompt mentions with `@` pass none",
        remedy: "do not start it so; denied reads in the settings cover the mentions"
      )
    )
    var trials: [HookTrials.Result] = []
    if let exact {
      trials = try await self.trials(exact, path)
      if let finding = unseen(trials, exact) { findings.append(finding) }
    }
    let isHooked = exact != nil && settings?.runsHooks ?? false
    return (
      DoctorReport.Client(
        id: ClaudeCodeSetup.client,
        name: "Claude Code",
        isAdvised: isAdvised,
        isHooked: isHooked,
        findings: findings
      ), trials
    )
  }

  private static let session = ClaudeCodeHook.trialPrefix + Environment.live.identifier("try")

  private func trials(_ context: SetupContext, _ binary: String) async throws -> [HookTrials.Result] {
    let line = HookCommandLine(binary: binary, flags: context.flags)
    return try await HookTrials(line: line, directory: context.project, session: Self.session).run()
  }

  /// The log must have both decisions of the trials, or what the hook answers is not on record.
  private func unseen(_ trials: [HookTrials.Result], _ context: SetupContext) -> DoctorFinding? {
    guard trials.allSatisfy({ $0.fault == nil }) else { return nil }
    var query = EvidenceQuery(scope: .all)
    query.sessionID = Self.session
    query.kind = .decision
    query.surface = .doctor
    let remedy = "run `cavra-mcp evidence verify` and mend what it names"
    do {
      let reader = try EvidenceReader(home: context.locations.state)
      defer { reader.close() }
      let seen = try reader.search(query).records.compactMap { $0.json["correlation_id"]?.stringValue }
      let missing = [HookTrial.denied, .neutral].filter { trial in !seen.contains { $0.hasSuffix("-\(trial.rawValue)") }
      }
      guard !missing.isEmpty else { return nil }
      return DoctorFinding(.problem, context.locations.state, "the log did not see the trials", remedy: remedy)
    } catch {
      return DoctorFinding(.problem, context.locations.state, "the log cannot be read: \(error)", remedy: remedy)
    }
  }

  private var settings: ClaudeCodeSettings? {
    guard let context = contexts.first else { return nil }
    let directory = variables["CLAUDE_CONFIG_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let places = ClaudeCodeSettings.Places(
      project: context.project,
      home: context.locations.userHome,
      clientDirectory: directory
    )
    return ClaudeCodeSettings(places) { try Runtime.file($0, in: workspace) }
  }

  private func remedy(_ context: SetupContext) -> String {
    "run `cavra-mcp init claude-code\(context.scope == .user ? " --scope user" : "")`"
  }
}
