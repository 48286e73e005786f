/// Everything that Claude Code needs to be held to CAVRA: which files, and what of ours is in each. `init`, `--status`,
/// `--remove` and `doctor` all start from this value.
package struct ClaudeCodeSetup: Sendable {
  /// For whom it holds.
  package enum Scope: String, Sendable, CaseIterable {
    /// Everybody who works in the project: files in its work tree.
    case project
    /// The user, in all projects.
    case user
  }

  /// What the files are made from.
  package struct Source: Sendable {
    let line: HookCommandLine
    let flags: [String]
    let denials: [String]

    /// - Parameters:
    ///   - binary: the absolute path of the binary.
    ///   - flags: the options for our places, where they are not the defaults.
    ///   - denials: see `ReadDenyRule`.
    package init(binary: String, flags: [String], denials: [String]) {
      line = HookCommandLine(binary: binary, flags: flags)
      self.flags = flags
      self.denials = denials
    }
  }

  /// The client's name on the command line and in paths.
  package static let client = "claude-code"

  /// What one file is to be.
  enum Content: Sendable {
    /// A JSON file with entries of ours in it.
    case entries(ClaudeCodeEntries)
    /// The project's policy, where it has none.
    case starterPack
  }

  let files: [(place: FilePlace, content: Content)]
  let store: RecordStore

  /// The files of a project.
  ///
  /// - Parameters:
  ///   - project: the project's directory, absolute and free of links.
  ///   - configuration: CAVRA's configuration directory.
  package init(project: String, source: Source, configuration: String) {
    func place(_ folder: String?, _ name: String) -> FilePlace {
      FilePlace(directory: project, folder: folder, name: name, isPrivate: false)
    }
    let servers = ClaudeCodeEntries.servers(binary: source.line.binary, flags: source.flags)
    let settings = ClaudeCodeEntries.settings(source.line, denials: source.denials)
    files = [
      (place(nil, ".mcp.json"), .entries(servers)), (place(".claude", "settings.json"), .entries(settings)),
      (place(".cavra", "policy.yaml"), .starterPack),
    ]
    store = RecordStore(client: Self.client, configuration: configuration)
  }

  /// The files of a user.
  ///
  /// - Parameters:
  ///   - home: the user's home directory, absolute.
  ///   - clientDirectory: the value of `CLAUDE_CONFIG_DIR`, absolute, where it is set: both files lie in it then.
  ///   - configuration: CAVRA's configuration directory.
  package init(home: String, clientDirectory: String?, source: Source, configuration: String) {
    let servers = ClaudeCodeEntries.servers(binary: source.line.binary, flags: source.flags)
    let settings = ClaudeCodeEntries.settings(source.line, denials: source.denials)
    let folder = clientDirectory.map(Self.split) ?? (home, ".claude")
    files = [
      (
        FilePlace(
          directory: clientDirectory == nil ? home : folder.directory,
          folder: clientDirectory == nil ? nil : folder.name,
          name: ".claude.json",
          isPrivate: true
        ), .entries(servers)
      ),
      (
        FilePlace(directory: folder.directory, folder: folder.name, name: "settings.json", isPrivate: true),
        .entries(settings)
      ),
    ]
    store = RecordStore(client: Self.client, configuration: configuration)
  }

  /// An absolute directory as the one above it and its own name.
  private static func split(_ path: String) -> (directory: String, name: String?) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return ("/", nil) }
    let above = "/" + parts.dropLast().map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    return (above, String(decoding: last, as: UTF8.self))
  }

  /// Keeps other runs away while this one reads and writes.
  package func lock() throws(AgentClientsError) -> SetupLock { try store.lock() }

  /// Whether a record of any earlier run is on this machine.
  package var hasRecords: Bool { store.exists }
}
