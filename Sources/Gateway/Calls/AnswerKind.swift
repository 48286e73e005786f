import CanonicalJSON
import MCPTransport

/// What kind of result a server gave; one that is none is an error, so that no agent gets what its protocol does not know.
enum AnswerKind: Sendable {
  case complete, questions, task

  /// The extension by which a modern server makes a task of a call.
  static let taskExtension = "io.modelcontextprotocol/tasks"

  /// - Throws: `MCPError.internalError`, which says what is wrong with the result.
  init(_ result: JSONObject, _ errand: Errand) throws(MCPError) {
    let context = errand.context
    // Absent means complete: older servers do not have it.
    let type = result["resultType"]?.stringValue ?? "complete"
    switch type {
    case "complete":
      if context.era == .legacy, case .tool = errand.subject, result["task"]?.objectValue != nil,
        result["content"] == nil
      {
        self = .task
        return
      }
      guard let member = result[errand.neededMember],
        member.arrayValue != nil || errand.neededMember == "completion"
      else { throw .internalError("the server answered `\(errand.method)` without `\(errand.neededMember)`") }
      self = .complete
    case "input_required" where context.era == .modern && errand.canAsk:
      guard result["inputRequests"] != nil || result["requestState"] != nil else {
        throw .internalError("the server asked for input and did not say which")
      }
      self = .questions
    case "task" where context.era == .modern && context.clientCapabilities["extensions"]?[Self.taskExtension] != nil:
      self = .task
    default: throw .internalError("the server answered with a result of a kind that was not asked for")
    }
  }
}
