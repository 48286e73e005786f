import CanonicalJSON

/// Fits what a handler gives to the revision that the client speaks: members and kinds of content that a revision does not
/// know are left out or put in words, so that each answer is valid by that revision's own schema.
struct ResultShape {
  let version: ProtocolVersion

  private var hasTitles: Bool { version >= .june2025 }

  /// An entry of `tools/list`.
  func tool(_ tool: ToolDefinition) -> JSON {
    var object = common(tool.json)
    if version < .march2025 { object["annotations"] = nil }
    if version != .november2025 { object["execution"] = nil }
    // Before 2026-07-28 the root of an output schema must be an object schema.
    let isObjectSchema = object["outputSchema"]?["type"]?.stringValue?.sameBytes(as: "object") ?? false
    if !hasTitles || (version.era == .legacy && !isObjectSchema) { object["outputSchema"] = nil }
    return .object(object)
  }

  /// An entry of `resources/list`, `resources/templates/list` or `prompts/list`.
  func entry(_ json: JSONObject) -> JSON { .object(common(json)) }

  /// The members of a tool's result.
  func output(_ output: ToolOutput) -> JSONObject {
    var object: JSONObject = ["content": .array(output.content.map(content))]
    if let structured = output.structuredContent, hasTitles, version.era == .modern || structured.objectValue != nil {
      object["structuredContent"] = structured
    }
    if output.isError { object["isError"] = true }
    if !output.meta.isEmpty { object["_meta"] = .object(output.meta) }
    return object
  }

  /// The members of a prompt's result.
  func prompt(_ prompt: PromptOutput) -> JSONObject {
    var object = JSONObject()
    object["description"] = prompt.description.map(JSON.string)
    object["messages"] = .array(
      prompt.messages.map { ["role": .string($0.role.rawValue), "content": content($0.content)] }
    )
    return object
  }

  /// Another server's result. Members that belong to the other era are left out or filled in.
  func passed(_ members: JSONObject) -> ResultBody {
    var object = members
    guard version.era == .legacy else { return ResultBody(members: object, isPassed: true) }
    for name in ["resultType", "ttlMs", "cacheScope"] { object[name] = nil }
    if var meta = object["_meta"]?.objectValue {
      meta[MetaKey.serverInfo] = nil
      object["_meta"] = meta.isEmpty ? nil : .object(meta)
    }
    if !hasTitles || object["structuredContent"]?.objectValue == nil { object["structuredContent"] = nil }
    if let blocks = object["content"]?.arrayValue { object["content"] = .array(blocks.map(content)) }
    if let messages = object["messages"]?.arrayValue { object["messages"] = .array(messages.map(message)) }
    return ResultBody(members: object, isPassed: true)
  }

  /// One message of another server's prompt.
  private func message(_ message: JSON) -> JSON {
    guard var object = message.objectValue, let block = object["content"] else { return message }
    object["content"] = content(block)
    return .object(object)
  }

  /// One block of content. Kinds that the revision does not know become text that says what was there.
  func content(_ block: JSON) -> JSON {
    guard let object = block.objectValue, let kind = object["type"]?.stringValue else { return block }
    if kind.sameBytes(as: "audio"), version < .march2025 {
      return Self.text("[audio, \(object["mimeType"]?.stringValue ?? "unknown type")]")
    }
    if kind.sameBytes(as: "resource_link"), !hasTitles {
      return Self.text("\(object["name"]?.stringValue ?? "resource"): \(object["uri"]?.stringValue ?? "")")
    }
    var shaped = object
    if !hasTitles { shaped["_meta"] = nil }
    if version < .november2025 { shaped["icons"] = nil }
    return .object(shaped)
  }

  /// The server's own description.
  func identity(_ identity: ServerIdentity) -> JSONObject {
    var object: JSONObject = ["name": .string(identity.name)]
    if hasTitles { object["title"] = identity.title.map(JSON.string) }
    object["version"] = .string(identity.version)
    if version >= .november2025 {
      object["description"] = identity.description.map(JSON.string)
      object["websiteUrl"] = identity.websiteURL.map(JSON.string)
    }
    return object
  }

  private func common(_ json: JSONObject) -> JSONObject {
    var object = json
    if !hasTitles {
      object["title"] = nil
      object["_meta"] = nil
    }
    if version < .november2025 { object["icons"] = nil }
    return object
  }

  private static func text(_ text: String) -> JSON { ["type": "text", "text": .string(text)] }
}
