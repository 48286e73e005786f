package import CanonicalJSON

/// A result as it may go on to the agent, and what was done to it.
package struct FilteredResult: Sendable {
  /// A finding in a text of the result.
  package struct Finding: Sendable, Equatable {
    /// The text, as a JSON Pointer (RFC 6901) into the filtered result.
    package let pointer: String
    /// Its place is within the text as it was judged: cleaned and redacted, not yet cut, without our notes.
    package let finding: TextFinding
  }

  /// Something that was left out for its size.
  package struct Cut: Sendable, Equatable {
    package let pointer: String
    /// How many bytes there were and how many are left.
    package let bytes: Int
    package let kept: Int
  }

  /// Whether structured content that was changed still is what the tool promised.
  package enum SchemaStanding: Sendable, Equatable {
    /// There is no structured content, no schema, or no change.
    case untouched
    /// It was changed, and is valid.
    case valid
    /// It was changed and cannot be shown to be valid, or left out for its size, for this reason: it is gone from the result,
    /// which says so in a note and is marked as an error.
    case broken(String)
  }

  /// The result, of the same shape as the one that came.
  package internal(set) var result: JSONObject
  /// What was taken out as secret, in document order; `original` is for a keyed digest, never to be written down.
  package internal(set) var redactions: [Redaction] = []
  package internal(set) var removed = RemovedCounts()
  package internal(set) var findings: [Finding] = []
  package internal(set) var cuts: [Cut] = []
  package internal(set) var schema: SchemaStanding = .untouched
  /// Whether the result was replaced because it speaks to the model.
  package internal(set) var isBlocked = false

  /// Whether anything differs from what came.
  package internal(set) var isChanged = false
}
