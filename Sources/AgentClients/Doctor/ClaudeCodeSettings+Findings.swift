import CanonicalJSON

extension ClaudeCodeSettings {
  /// What in the settings switches the hook or the guard server off, or gets between a judgement and its call.
  ///
  /// - Parameter own: the line of our hook as `init` writes it. A hook in any other form is another's, whatever it says.
  package func findings(own: HookCommandLine) -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    for file in files {
      guard let settings = file.settings else {
        findings.append(
          DoctorFinding(
            .problem,
            file.path,
            "it is no JSON object, so the client may pass it over",
            remedy: "mend the file"
          )
        )
        continue
      }
      findings +=
        switches(settings, file) + hooks(settings, file, own) + servers(settings, file) + environment(settings, file)
    }
    if !otherServers.isEmpty {
      let names = otherServers.map { "`\($0.name)`" }.joined(separator: ", ")
      findings.append(
        DoctorFinding(
          .note,
          otherServers.map(\.path).first ?? "",
          "these MCP servers are started by the client itself: \(names); the hook judges the calls, nobody checks the servers",
          remedy: "remove those that nobody needs"
        )
      )
    }
    return findings
  }

  /// Whether the client runs hooks of users and projects at all.
  package var runsHooks: Bool {
    !files.contains { file in
      file.settings?["disableAllHooks"]?.boolValue == true
        || file.scope == .managed && file.settings?["allowManagedHooksOnly"]?.boolValue == true
    }
  }

  private func switches(_ settings: JSONObject, _ file: File) -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    if settings["disableAllHooks"]?.boolValue == true {
      findings.append(
        DoctorFinding(.problem, "\(file.path): disableAllHooks", "the client runs no hook", remedy: "remove the member")
      )
    }
    if file.scope == .managed, settings["allowManagedHooksOnly"]?.boolValue == true {
      findings.append(
        DoctorFinding(
          .problem,
          "\(file.path): allowManagedHooksOnly",
          "the client runs only the hooks of this file",
          remedy: "have the hook put into this file"
        )
      )
    }
    if let mode = settings["permissions"]?["defaultMode"]?.stringValue, !PermissionMode.asksAPerson(mode) {
      findings.append(
        DoctorFinding(
          .note,
          "\(file.path): permissions.defaultMode",
          "in the mode `\(mode)` the client asks nobody, so what needs an approval is denied",
          remedy: "use the mode `default` to be asked"
        )
      )
    }
    return findings
  }

  /// Hooks run side by side, and one that answers with another input has the client run that.
  private func hooks(_ settings: JSONObject, _ file: File, _ own: HookCommandLine) -> [DoctorFinding] {
    let groups = settings["hooks"]?["PreToolUse"]?.arrayValue ?? []
    let handlers = groups.flatMap { $0["hooks"]?.arrayValue ?? [] }
    let others = handlers.count { !($0["command"]?.stringValue?.sameBytes(as: own.blocking) ?? false) }
    guard others > 0 else { return [] }
    return [
      DoctorFinding(
        .warning,
        "\(file.path): hooks.PreToolUse",
        "\(others) other hook\(others == 1 ? "" : "s") can change a call after it was judged; the log shows such a call as a violation",
        remedy: "look at what they do"
      )
    ]
  }

  private func servers(_ settings: JSONObject, _ file: File) -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    if Self.names(settings["disabledMcpjsonServers"]).contains(where: { $0.sameBytes(as: OwnServer.name) }) {
      findings.append(
        DoctorFinding(
          .problem,
          "\(file.path): disabledMcpjsonServers",
          "the client does not start CAVRA's MCP server, so the agent cannot ask",
          remedy: "take `cavra` out of the list"
        )
      )
    }
    if file.scope == .managed {
      let denied = Self.names(settings["deniedMcpServers"])
      let allowed = settings["allowedMcpServers"].map(Self.names)
      let isOwn = { (name: String) in name.sameBytes(as: OwnServer.name) }
      if denied.contains(where: isOwn) || allowed.map({ !$0.contains(where: isOwn) }) ?? false {
        findings.append(
          DoctorFinding(
            .problem,
            "\(file.path): allowedMcpServers",
            "the organisation does not let the client start CAVRA's MCP server",
            remedy: "have `cavra` allowed there"
          )
        )
      }
    }
    if settings["enableAllProjectMcpServers"]?.boolValue == true {
      findings.append(
        DoctorFinding(
          .warning,
          "\(file.path): enableAllProjectMcpServers",
          "every MCP server that a repository names is started without asking",
          remedy: "remove the member"
        )
      )
    }
    return findings
  }

  /// Variables that these settings give the client's children, the hook among them.
  private func environment(_ settings: JSONObject, _ file: File) -> [DoctorFinding] {
    let names = (settings["env"]?.objectValue?.names ?? []).filter { name in
      Self.movers.contains { $0.sameBytes(as: name) }
        || ["LD_", "CAVRA_", "XDG_", "GIT_", "PYTHON", "DYLD_"].contains { name.hasPrefix($0) }
    }
    guard !names.isEmpty else { return [] }
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return [
      DoctorFinding(
        .warning,
        "\(file.path): env",
        "\(list) change what commands mean or how programs load",
        remedy: "remove them, or set them outside of the client"
      )
    ]
  }

  private static let movers = [
    "PATH", "HOME", "SHELL", "BASH_ENV", "ENV", "CLAUDE_CODE_SHELL", "CLAUDE_ENV_FILE", "ZDOTDIR",
    "NODE_OPTIONS", "PERL5OPT", "PERL5LIB", "RUBYOPT", "GLIBC_TUNABLES", "BASHOPTS", "SHELLOPTS",
  ]

  /// The names in a list of servers: strings, or objects with `serverName`.
  private static func names(_ value: JSON?) -> [String] {
    (value?.arrayValue ?? []).compactMap { $0.stringValue ?? $0["serverName"]?.stringValue }
  }
}
