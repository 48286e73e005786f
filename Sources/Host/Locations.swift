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

  package init(userHome: String, state: String, configuration: String, enterprise: String, binary: String?) {
    self.userHome = userHome
    self.state = state
    self.configuration = configuration
    self.enterprise = enterprise
    self.binary = binary
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
      binary: binary
    )
  }

  private static func directory(_ name: String, _ environment: [String: String]) throws(HostError) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    guard value.hasPrefix("/") else { throw .relativeDirectory(variable: name, value: value) }
    var path = value
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The home directory of the effective user in the password database.
  package static func homeFromPasswordDatabase() -> String? {
    guard let entry = getpwuid(geteuid()), let home = entry.pointee.pw_dir else { return nil }
    return String(cString: home)
  }
}
