/// What a record tells.
package enum RecordKind: String, Sendable, CaseIterable {
  /// A decision: what was asked, what was answered, and why.
  case decision
  /// The log's own key: the first record of each log.
  case key
  /// A session has begun.
  case session
  /// The client reports that a tool has run, as it was judged.
  case toolResult = "tool_result"
  /// The client reports that a tool has run otherwise than it was judged, or without having been.
  case violation
  /// What became of a call that the gateway passed on; a call without one has ended in a way that nobody saw.
  case callOutcome = "call_outcome"
  /// A person changed who may grant, or what is trusted.
  case governance
  /// A person gave the agent a task.
  case prompt
}
