import CanonicalJSON

/// What takes the place of a result that is withheld: the same kind of result, with a note for its content.
enum BlockedResult {
  /// Members without which the result would not be valid in its era, and which say nothing.
  private static let kept: Set<String> = ["resultType", "ttlMs", "cacheScope"]

  static func replacement(for result: JSONObject) -> JSONObject {
    var replacement = JSONObject(result.members.filter { kept.contains($0.name) })
    if let contents = result["contents"]?.arrayValue {
      replacement["contents"] = .array(
        contents.prefix(1).map { content in
          ["uri": content["uri"] ?? "", "mimeType": "text/plain", "text": .string(ResultNotes.blocked)]
        }
      )
    } else if result["messages"]?.arrayValue != nil {
      replacement["messages"] = [["role": "user", "content": block]]
    } else {
      replacement["content"] = [block]
      replacement["isError"] = true
    }
    return replacement
  }

  private static let block: JSON = ["type": "text", "text": .string(ResultNotes.blocked)]
}
