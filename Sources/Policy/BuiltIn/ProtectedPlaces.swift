/// CAVRA's own places on this machine, absolute: what the built-in rules keep from agents.
package struct ProtectedPlaces: Sendable, Equatable {
  /// The directory of the evidence database.
  package let state: String
  /// The user's configuration directory.
  package let configuration: String
  /// The enterprise's configuration directory.
  package let enterprise: String
  /// The running binary, where it is known.
  package let binary: String?
  /// The file that the client's shell sources before each command (`CLAUDE_ENV_FILE`), where there is one; absolute.
  package let environmentFile: String?

  package init(
    state: String,
    configuration: String,
    enterprise: String,
    binary: String?,
    environmentFile: String? = nil
  ) {
    self.state = state
    self.configuration = configuration
    self.enterprise = enterprise
    self.binary = binary
    self.environmentFile = environmentFile
  }
}
