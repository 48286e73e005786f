import CanonicalJSON
import Model

@testable import Evidence

extension Samples {
  static let session = "7f3c2a10"

  /// A call of the client as its hook hears of it.
  static func call(_ id: String, tool: String = "Bash", input: JSON = ["command": "ls"], asks: Bool = true)
    -> ClientCall
  {
    var call = ClientCall(client: "claude-code")
    call.sessionID = session
    call.toolUseID = id
    call.tool = tool
    call.input = input
    call.asksPerson = asks
    return call
  }

  /// What the hook decided on a call.
  static func hooked(
    _ number: Int,
    _ call: ClientCall,
    outcome: Outcome = .allow,
    subject: Action.Subject = .executeCommand(line: "ls"),
    ancestors: [Int] = [30, 20, 10, 1]
  ) -> Decision {
    decision(
      number,
      session: session,
      outcome: outcome,
      surface: .hook,
      call: call,
      correlation: call.toolUseID,
      subject: subject,
      ancestors: ancestors
    )
  }

  /// What the client says of a call afterwards.
  static func report(_ call: ClientCall, session: String = Samples.session) -> ToolReport {
    ToolReport(
      RecordContext(
        claimed: ClaimedIdentity(sessionID: session, agentID: "claude-code", actor: "ai-agent", call: call),
        observed: ObservedIdentity(uid: 1, pid: 2, ancestors: []),
        surface: .hook,
        cwd: "/repo",
        repository: "/repo",
        timestamp: time
      ),
      correlationID: call.toolUseID,
      succeeded: true
    )
  }
}
