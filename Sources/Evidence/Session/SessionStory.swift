package import CanonicalJSON
package import Model

/// What happened in one session of an agent's client: what it asked, what it did, and how the two compare.
package struct SessionStory: Sendable {
  /// A session of a guard server that belongs to the client's session.
  package struct Joined: Sendable, Equatable {
    package let sessionID: String
    package let reason: Reason

    /// What shows that they belong together.
    package enum Reason: String, Sendable {
      /// The server was told the client's session when it was started.
      case clientSession = "client_session"
      /// A call of the server's tool bears the id under which the hook judged it.
      case callID = "call_id"
      /// The hook judged a call of the server's tool, and the same input reached a server below the same process.
      case sameCall = "same_call"
    }
  }

  package let sessionID: String
  /// The client's name, nil where no record says it.
  package let client: String?
  package let joined: [Joined]
  /// In the log's order.
  package let steps: [SessionStep]

  /// How many steps there are of each relation.
  package var relations: [SessionStep.Relation: Int] {
    steps.reduce(into: [:]) { counts, step in if let relation = step.relation { counts[relation, default: 0] += 1 } }
  }

  /// How many calls ran otherwise than they were judged.
  package var violations: Int { steps.count { $0.finding?.isViolation ?? false } }

  package var json: JSON {
    var counts = JSONObject()
    let relations = relations
    for relation in SessionStep.Relation.allCases { counts[relation.rawValue] = JSON(relations[relation] ?? 0) }
    counts["violations"] = JSON(violations)
    return [
      "session_id": .string(sessionID), "client": JSON(client),
      "joined": .array(
        joined.map { ["session_id": .string($0.sessionID), "reason": .string($0.reason.rawValue)] }
      ),
      "counts": .object(counts), "steps": .array(steps.map(\.json)),
    ]
  }
}

/// One thing that happened in a session.
package struct SessionStep: Sendable {
  package enum Kind: String, Sendable {
    /// The session began, or went on.
    case start
    /// A person gave a task.
    case prompt
    /// The agent asked a guard tool.
    case advice
    /// The agent's client was about to use a tool, and the hook judged it.
    case act
    /// A tool ran of which no judgement is in the log.
    case unjudged
  }

  /// How asking and acting compare.
  package enum Relation: String, Sendable, CaseIterable {
    /// Asked, and done as advised: what was advised against was not tried, what was not, was done.
    case obeyed
    /// Asked, advised against, tried all the same.
    case ignored
    /// Tried without having asked.
    case unasked
    /// Asked, not advised against, not done.
    case unused
  }

  package let kind: Kind
  package let logIndex: Int
  package let timestamp: String
  /// The tool by the client's name for it; nil where the step is no call.
  package var tool: String?
  package var operation: String?
  package var target: String?
  /// The strictest decision on the call.
  package var outcome: Outcome?
  package var ruleID: String?
  package var decisionIDs: [String] = []
  package var subAgentID: String?
  package var relation: Relation?
  /// What the client reported afterwards; nil where it reported nothing.
  package var finding: ToolFinding?
  package var succeeded: Bool?

  package init(kind: Kind, logIndex: Int, timestamp: String) {
    self.kind = kind
    self.logIndex = logIndex
    self.timestamp = timestamp
  }

  var json: JSON {
    [
      "step": .string(kind.rawValue), "log_index": JSON(logIndex), "timestamp": .string(timestamp), "tool": JSON(tool),
      "operation": JSON(operation), "target": JSON(target), "decision": JSON(outcome?.rawValue),
      "rule_id": JSON(ruleID), "decision_ids": JSON(decisionIDs), "sub_agent_id": JSON(subAgentID),
      "relation": JSON(relation?.rawValue), "finding": JSON(finding?.rawValue),
      "succeeded": succeeded.map { .bool($0) } ?? .null,
    ]
  }
}
