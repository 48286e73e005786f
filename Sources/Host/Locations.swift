import Glibc

/// Where things live on this machine, all absolute.
package struct Locations: Sendable, Equatable {
  /// The user's home directory.
  package let userHome: String
  /// State: the evidence database, its lock, exports. `$CAVRA_HOME`, else `$XDG_STATE_HOME/cavra`, else
  /// `~/.local/state/cavra`.
  package let state: String
  /// The user's configuration, keys and trust roots: `$XDG_CONFIG_HOME/cavra`, else `~/.config/cavra`.
  package let configuration: String
  /// The enterprise's configuration.
  package let enterprise: String
  /// The running binary, where the system tells.
  package let binary: String?
  /// The file that the client's shell sources before each command: `$CLAUDE_ENV_FILE`, where it is an absolute path.
  package let environmentFile: String?

  package init(
    userHome: String,
    state: String,
    configuration: String,
    enterprise: String,
    binary: String?,
    environmentFile: String? = nil
  ) {
    self.userHome = userHome
    self.state = state
    self.configuration = configuration
    self.enterprise = enterprise
    self.binary = binary
    self.environmentFile = environmentFile
  }

  /// The enterprise layer's fixed place.
  package static let enterpriseDirectory = "/etc/cavra"

  /// Works the places out from the environment variables.
  ///
  /// - Throws: `HostError` where no home directory is known or a variable holds a relative path.
  package static func resolve(
    environment: [String: String],
    binary: String?,
    passwordHome: () -> String? = Self.homeFromPasswordDatabase
  ) throws(HostError) -> Locations {
    guard let home = try directory("HOME", environment) ?? passwordHome(), home.hasPrefix("/") else {
      throw .noHome
    }
    let stateBase = try directory("XDG_STATE_HOME", environment) ?? "\(home)/.local/state"
    let configurationBase = try directory("XDG_CONFIG_HOME", environment) ?? "\(home)/.config"
    return Locations(
      userHome: home,
      state: try directory("CAVRA_HOME", environment) ?? "\(stateBase)/cavra",
      configuration: "\(configurationBase)/cavra",
      enterprise: enterpriseDirectory,
      binary: binary,
      environmentFile: environment["CLAUDE_ENV_FILE"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    )
  }

  /// The places of an enforcing surface: those that it is given, else the defaults below the home directory of the password
  /// database. No environment variable moves them, because an agent could set one; `~` in what is judged still follows
  /// the requester's `HOME`.
  ///
  /// - Parameters:
  ///   - state: the state directory (`--state`), absolute; nil for `~/.local/state/cavra`.
  ///   - configuration: the configuration directory (`--configuration`), absolute; nil for `~/.config/cavra`.
  ///   - home: the value of `HOME`, for `userHome` only.
  /// - Throws: `HostError` where no home directory is known or a given directory is relative.
  package static func fixed(
    state: String? = nil,
    configuration: String? = nil,
    home: String?,
    binary: String?,
    passwordHome: () -> String? = Self.homeFromPasswordDatabase
  ) throws(HostError) -> Locations {
    var given: [String: String] = [:]
    for (name, value) in [("--state", state), ("--configuration", configuration), ("HOME", home)] {
      given[name] = value
    }
    let ownState = try directory("--state", given)
    let ownConfiguration = try directory("--configuration", given)
    let own = passwordHome().flatMap { $0.hasPrefix("/") ? withoutTrailingSlashes($0) : nil }
    guard let userHome = try directory("HOME", given) ?? own else { throw .noHome }
    guard let stateDirectory = ownState ?? own.map({ "\($0)/.local/state/cavra" }),
      let configurationDirectory = ownConfiguration ?? own.map({ "\($0)/.config/cavra" })
    else { throw .noHome }
    return Locations(
      userHome: userHome,
      state: stateDirectory,
      configuration: configurationDirectory,
      enterprise: enterpriseDirectory,
      binary: binary
    )
  }

  private static func directory(_ name: String, _ environment: [String: String]) throws(HostError) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    guard value.hasPrefix("/") else { throw .relativeDirectory(variable: name, value: value) }
    return withoutTrailingSlashes(value)
  }

  private static func withoutTrailingSlashes(_ directory: String) -> String {
    var path = directory
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The home directory of the effective user in the password database.
  package static func homeFromPasswordDatabase() -> String? {
    guard let entry = getpwuid(geteuid()), let home = entry.pointee.pw_dir else { return nil }
    return String(cString: home)
  }
}
