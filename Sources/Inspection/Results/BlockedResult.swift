import CanonicalJSON

/// What takes the place of a result that is withheld: the same kind of result, with a note for its content. Of an object that
/// is no result, such as the parameters of a notification, the texts that speak to the model are withheld.
enum BlockedResult {
  /// Members without which the result would not be valid in its era, and which say nothing.
  private static let kept: Set<String> = ["resultType", "ttlMs", "cacheScope"]

  /// - Parameter suspects: the texts that speak to the model.
  static func replacement(for result: JSONObject, suspects: Set<String>) -> JSONObject {
    guard ["content", "structuredContent", "contents", "messages"].contains(where: { result[$0] != nil }) else {
      return withhold(suspects, from: .object(result), at: "").objectValue ?? JSONObject()
    }
    var replacement = JSONObject(result.members.filter { kept.contains($0.name) })
    if let contents = result["contents"]?.arrayValue {
      replacement["contents"] = .array(
        contents.prefix(1).map { content in
          let uri = suspects.contains("/contents/0/uri") ? nil : content["uri"]
          return ["uri": uri ?? "", "mimeType": "text/plain", "text": .string(ResultNotes.blocked)]
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

  private static func withhold(_ suspects: Set<String>, from value: JSON, at pointer: String) -> JSON {
    switch value {
    case .null, .bool, .number: return value
    case .string: return suspects.contains(pointer) ? .string(ResultNotes.blocked) : value
    case .array(let elements):
      return .array(elements.enumerated().map { withhold(suspects, from: $0.element, at: pointer + "/\($0.offset)") })
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map { member in
            let place = pointer + "/" + JSONPointer.token(member.name)
            let name = suspects.contains(place) && TextCollection.isText(name: member.name) ? "withheld" : member.name
            return .init(name: name, value: withhold(suspects, from: member.value, at: place))
          }
        )
      )
    }
  }

  private static let block: JSON = ["type": "text", "text": .string(ResultNotes.blocked)]
}
