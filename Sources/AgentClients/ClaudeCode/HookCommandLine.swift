import CanonicalJSON
import Effects

/// The command line that a client runs for each of its events, so written that a call is blocked whatever happens to our
/// binary: gone, not executable, crashed, killed, hung.
///
/// The shell and coreutils' `timeout` stand outside of the binary: what it does not answer with exit code 0 becomes the
/// client's own blocking exit (2). The deadline is well below the client's, because a client that gives up waiting itself
/// may let the call go through.
package struct HookCommandLine: Sendable, Equatable {
  /// Absolute: `PATH` can be set in a repository's client settings. Where it is missing the call is blocked.
  private static let timeoutProgram = "/usr/bin/timeout"
  /// After how many seconds the binary is ended.
  package static let deadline = 5
  /// How many seconds more it gets before it is killed.
  package static let grace = 1
  /// After how many seconds the client gives up; more than the two above together.
  package static let clientTimeout = 10

  /// The binary, absolute.
  package let binary: String
  /// What follows the client's name: the places, where they are not the defaults.
  package let flags: [String]
  private let deadline: Int

  /// - Parameter deadline: in seconds.
  package init(binary: String, flags: [String], deadline: Int = Self.deadline) {
    self.binary = binary
    self.flags = flags
    self.deadline = deadline
  }

  /// For the event that a call waits for: every failure blocks the call.
  package var blocking: String {
    guarded(
      #"this call could not be judged, so it is blocked; run "cavra-mcp doctor" in a terminal"#,
      exitCode: 2
    )
  }

  /// The same line around another binary, to try what comes of it.
  func blocking(with binary: String) -> String {
    HookCommandLine(binary: binary, flags: flags, deadline: deadline).blocking
  }

  /// For events that are only recorded: a failure is shown and stops nothing.
  package var recording: String {
    guarded(#"this could not be recorded; run "cavra-mcp doctor" in a terminal"#, exitCode: 1)
  }

  /// Whether a command of a client's configuration is one that some version of this type wrote.
  package static func isOurs(_ command: String) -> Bool {
    // The whole form, not words of it: what others wrote may speak of us.
    let starts = [timeoutProgram, "timeout"].map { "\($0) -k " }
    guard starts.contains(where: command.hasPrefix),
      ["1", "2"].contains(where: { command.hasSuffix("; exit \($0); }") })
    else { return false }
    let parts = command.split(separator: " || { echo 'cavra-mcp: ", omittingEmptySubsequences: false)
    guard parts.count == 2, let call = parts.first else { return false }
    return ["cavra-mcp", "cavra-mcp'"].contains { call.contains("\($0) hook \(client)") }
  }

  private static let client = "claude-code"

  private func guarded(_ words: String, exitCode: Int) -> String {
    let call = ShellQuoting.commandLine([binary, "hook", Self.client] + flags)
    return
      "\(Self.timeoutProgram) -k \(Self.grace) \(deadline) \(call) || { echo 'cavra-mcp: \(words)' >&2; exit \(exitCode); }"
  }
}
