/// Why something of an agent's client could not be taken or made. Two errors are equal where their codes are.
package struct AgentClientsError: Error, Sendable, CustomStringConvertible {
  package enum Code: Sendable, Hashable {
    /// A payload is no JSON object.
    case notJSON
    /// A member that is needed is not there.
    case missing
    /// A member is of another type than the client documents.
    case wrongType
    /// A member's text is out of its bounds: empty, too long, a relative directory, control characters.
    case badText
  }

  package let code: Code
  /// The hook event at fault by the client's name; nil where not even that could be read.
  package let event: String?
  private let reason: String

  package var description: String { reason }

  private init(_ code: Code, event: String? = nil, _ reason: String) {
    self.code = code
    self.event = event
    self.reason = reason
  }

  static func notJSON(_ reason: String) -> AgentClientsError {
    AgentClientsError(.notJSON, "the hook's input is no JSON object that can be judged: \(reason)")
  }

  static func missing(_ member: String, event: String?) -> AgentClientsError {
    AgentClientsError(.missing, event: event, "`\(member)` is missing in the hook's input, update the client or CAVRA")
  }

  static func wrongType(_ member: String, wanted: String, got: String, event: String?) -> AgentClientsError {
    let reason =
      "`\(member)` of the hook's input is of the type \(got) instead of \(wanted), update the client or CAVRA"
    return AgentClientsError(.wrongType, event: event, reason)
  }

  static func badText(_ member: String, _ fault: String, event: String?) -> AgentClientsError {
    AgentClientsError(.badText, event: event, "`\(member)` of the hook's input \(fault)")
  }
}

extension AgentClientsError: Equatable {
  package static func == (left: AgentClientsError, right: AgentClientsError) -> Bool { left.code == right.code }
}
