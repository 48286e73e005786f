import ArgumentParser
import Model

/// What every guard command takes.
struct GuardOptions: ParsableArguments {
  @Option(
    help: "The project: an absolute directory, also what relative paths are relative to. (default: the current one)"
  )
  var cwd: String?

  @Option(help: "The session that the decision is recorded under, as claimed.") var session = "local"
  @Option(help: "The agent that asks, as claimed.") var agent = "unknown-agent"
  @Option(help: "Who asks through the agent, as claimed.") var actor = "ai-agent"
  @Flag(help: "Print the decision object as one line of JSON.") var json = false

  var claimed: ClaimedIdentity { ClaimedIdentity(sessionID: session, agentID: agent, actor: actor) }

  func validate() throws {
    if let cwd, !cwd.hasPrefix("/") { throw ValidationError("`--cwd` is `\(cwd)`, give an absolute path") }
    for (name, value) in [("--session", session), ("--agent", agent), ("--actor", actor)] {
      guard !value.isEmpty, value.utf8.count <= 256 else {
        throw ValidationError("`\(name)` must have 1 to 256 bytes")
      }
    }
  }
}
