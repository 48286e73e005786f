import CanonicalJSON

/// What became of a call that was passed on to a downstream server.
package struct CallOutcomeNote: Sendable {
  /// What came of it, in one word.
  package enum Ending: String, Sendable, CaseIterable {
    /// The server answered, and this was passed on.
    case completed
    /// The server needs input first; the agent was asked.
    case asked
    /// The server answered, but nothing of it was passed on.
    case withheld
    /// The server answered with an error, or not at all.
    case failed
    /// The agent did not want the answer any more.
    case cancelled
  }

  /// What is kept of an answer.
  package struct Answer: Sendable {
    /// `sha256:` and the hash of what was passed on, as it was written.
    package let digest: String
    /// The bytes of the server's result before anything was taken out.
    package let size: Int
    /// Whether the server called it an error.
    package let isError: Bool
    /// How often what was taken out or marked.
    package let notes: [(kind: String, count: Int)]

    package init(digest: String, size: Int, isError: Bool, notes: [(kind: String, count: Int)]) {
      self.digest = digest
      self.size = size
      self.isError = isError
      self.notes = notes
    }
  }

  package let context: RecordContext
  /// The decision by which the call went on.
  package let decisionID: String
  package let correlationID: String
  /// `server/tool`
  package let target: String
  package let ending: Ending
  /// From the decision to the answer, in milliseconds; nil where none came.
  package let milliseconds: Int?
  package let answer: Answer?
  /// Why it did not end well, in one line.
  package let reason: String?

  package init(
    _ context: RecordContext,
    decisionID: String,
    correlationID: String,
    target: String,
    ending: Ending,
    milliseconds: Int? = nil,
    answer: Answer? = nil,
    reason: String? = nil
  ) {
    self.context = context
    self.decisionID = decisionID
    self.correlationID = correlationID
    self.target = target
    self.ending = ending
    self.milliseconds = milliseconds
    self.answer = answer
    self.reason = reason
  }

  var object: JSONObject {
    var object = context.object
    object["decision_refs"] = JSON([decisionID])
    object["correlation_id"] = .string(correlationID)
    object["target"] = .string(target)
    object["ending"] = .string(ending.rawValue)
    object["duration_ms"] = milliseconds.map { JSON($0) } ?? .null
    object["reason"] = JSON(reason)
    if let answer {
      object["result_digest"] = .string(answer.digest)
      object["result_bytes"] = JSON(answer.size)
      object["is_error"] = .bool(answer.isError)
      var notes = JSONObject()
      for note in answer.notes { notes[note.kind] = JSON(note.count) }
      object["filtered"] = .object(notes)
    }
    return object
  }
}
