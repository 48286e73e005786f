import CanonicalJSON
import Model

/// That a tool has run, as the agent's client tells it afterwards.
package struct ToolReport: Sendable {
  /// Who says so; its claimed `call` names the tool, the call's id and the input that the tool was given.
  package let context: RecordContext
  /// The call's id: what joins the report with the decisions on the call; nil where the client names none.
  package let correlationID: String?
  /// Whether the tool did what it was asked, where the client says so.
  package let succeeded: Bool?

  package init(_ context: RecordContext, correlationID: String?, succeeded: Bool?) {
    self.context = context
    self.correlationID = correlationID
    self.succeeded = succeeded
  }

  func object(_ finding: ToolFinding, decisions: [String]) -> JSONObject {
    var object = context.object
    object["correlation_id"] = JSON(correlationID)
    object["target"] = JSON(context.claimed.call?.tool)
    object["succeeded"] = succeeded.map { .bool($0) } ?? .null
    object["finding"] = .string(finding.rawValue)
    object["severity"] = .string(finding.severity.rawValue)
    object["reason"] = .string(finding.reason)
    object["decision_refs"] = JSON(decisions)
    return object
  }
}
