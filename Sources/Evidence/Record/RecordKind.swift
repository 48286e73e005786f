/// What a record tells.
package enum RecordKind: String, Sendable, CaseIterable {
  /// A decision: what was asked, what was answered, and why.
  case decision
  /// The log's own key: the first record of each log.
  case key
  /// A session has begun.
  case session
}
