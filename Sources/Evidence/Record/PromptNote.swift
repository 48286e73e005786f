import CanonicalJSON

/// That a person gave the agent a task. The words stay out of the log: their length and a keyed digest are kept.
package struct PromptNote: Sendable {
  package let context: RecordContext
  /// What was written.
  package let text: String
  /// The files and resources that it mentions with `@`.
  package let mentions: [String]

  package init(_ context: RecordContext, text: String, mentions: [String]) {
    self.context = context
    self.text = text
    self.mentions = mentions
  }

  var object: JSONObject {
    var object = context.object
    object["bytes"] = JSON(text.utf8.count)
    object["mentions"] = JSON(mentions)
    return object
  }
}
