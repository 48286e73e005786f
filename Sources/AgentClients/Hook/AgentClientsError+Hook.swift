extension AgentClientsError {
  static func notJSON(_ reason: String) -> AgentClientsError {
    AgentClientsError(code: .notJSON, reason: "the hook's input is no JSON object that can be judged: \(reason)")
  }

  static func missing(_ member: String, event: String?) -> AgentClientsError {
    AgentClientsError(
      code: .missing,
      event: event,
      reason: "`\(member)` is missing in the hook's input, update the client or CAVRA"
    )
  }

  static func wrongType(_ member: String, wanted: String, got: String, event: String?) -> AgentClientsError {
    let reason =
      "`\(member)` of the hook's input is of the type \(got) instead of \(wanted), update the client or CAVRA"
    return AgentClientsError(code: .wrongType, event: event, reason: reason)
  }

  static func badText(_ member: String, _ fault: String, event: String?) -> AgentClientsError {
    AgentClientsError(code: .badText, event: event, reason: "`\(member)` of the hook's input \(fault)")
  }
}
