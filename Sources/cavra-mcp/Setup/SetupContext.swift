import AgentClients
import Authority
import Effects
import Foundation
import Host
import Model
import Policy
import ShippedPacks

/// Where `init` works: for whom, in which project, with which binary and places.
struct SetupContext {
  let scope: ClaudeCodeSetup.Scope
  /// The project's directory, absolute and free of links.
  let project: String
  let locations: Locations
  /// The options that the client's commands carry, where our places are not the defaults.
  let flags: [String]
  private let workspace: Workspace
  private let clientDirectory: String?

  /// - Parameter project: the project as given; nil for the one of the current directory.
  /// - Throws: where a place cannot be told.
  init(scope: ClaudeCodeSetup.Scope, project given: String?) throws {
    self.scope = scope
    locations = try Runtime.places()
    workspace = Workspace.live(home: locations.userHome)
    project = try Self.project(given, workspace)
    flags = Self.flags(for: locations)
    let variable = ProcessInfo.processInfo.environment["CLAUDE_CONFIG_DIR"] ?? ""
    clientDirectory = variable.isEmpty ? nil : variable
    if let clientDirectory, !clientDirectory.hasPrefix("/") {
      throw SetupError(
        "`CLAUDE_CONFIG_DIR` is the relative path `\(clientDirectory)`, set it to an absolute path or remove it"
      )
    }
    if scope == .project { try refuseHome() }
  }

  private static func project(_ given: String?, _ workspace: Workspace) throws -> String {
    let current = try Runtime.currentDirectory()
    let directory = try PathResolver(workspace: workspace).resolveLiteral(given ?? current, in: current).real
    guard try workspace.kind(directory) == .directory else {
      throw SetupError("the project `\(directory)` is no directory, give one that is there")
    }
    // A project that is named is taken at its word.
    return given == nil ? try WorkTree.root(of: directory, workspace: workspace) ?? directory : directory
  }

  /// The client's own files lie in the home directory: for it the project's are the user's.
  private func refuseHome() throws {
    let home = try PathResolver(workspace: workspace).resolveLiteral(locations.userHome, in: "/").real
    guard project != home, project != "/" else {
      throw SetupError("`\(project)` is no project; change into one, name it with `--project`, or use `--scope user`")
    }
  }

  /// None where the places are those that a process finds without asking the environment.
  private static func flags(for locations: Locations) -> [String] {
    let fixed = try? Locations.fixed(home: locations.userHome, binary: nil)
    if let fixed, fixed.state == locations.state, fixed.configuration == locations.configuration { return [] }
    return ["--state", locations.state, "--configuration", locations.configuration]
  }

  /// The running binary, checked.
  func checkedBinary() throws -> String {
    guard let binary = locations.binary else { throw SetupError("the path of this binary cannot be told, mount /proc") }
    try BinaryCheck.check(binary, workspace: workspace)
    return binary
  }

  /// The client's rules for the reads that the active policy blocks whatever happens, and how many it cannot say.
  func denials() throws -> (rules: [String], leftOut: Int) {
    let base = try PolicyBase(locations: locations, workspace: workspace).base
    var layers = base.layers
    if scope == .project {
      let places = PolicyProvider.Places(project: project, home: locations.userHome, temporary: [])
      layers = try PolicyProvider(base: base, places: places, workspace: workspace, loader: PolicyBase.loader)
        .policy(in: project).layers
    }
    return ReadDenyRule.translate(layers.flatMap(\.pack.unconditionalReadBlocks), home: locations.userHome)
  }

  /// The rules of what is in the binary itself: the built-in rules and the pack that ships. For when no policy may be opened.
  func shippedDenials() -> [String] {
    let builtIn = try? BuiltInRules.layer(
      ProtectedPlaces(
        state: locations.state,
        configuration: locations.configuration,
        enterprise: locations.enterprise,
        binary: locations.binary
      )
    )
    let shipped = ShippedPacks.yaml(id: PolicyBase.defaultPack).flatMap {
      try? PolicyBase.loader.load(Array($0.utf8), file: PolicyBase.defaultPack)
    }
    let patterns = [builtIn?.pack, shipped].compactMap(\.self).flatMap(\.unconditionalReadBlocks)
    return ReadDenyRule.translate(patterns, home: locations.userHome).rules
  }

  func setup(binary: String, denials: [String]) -> ClaudeCodeSetup {
    let source = ClaudeCodeSetup.Source(binary: binary, flags: flags, denials: denials)
    switch scope {
    case .project: return ClaudeCodeSetup(project: project, source: source, configuration: locations.configuration)
    case .user:
      return ClaudeCodeSetup(
        home: locations.userHome,
        clientDirectory: clientDirectory,
        source: source,
        configuration: locations.configuration
      )
    }
  }
}

/// Why `init` cannot work here.
struct SetupError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
