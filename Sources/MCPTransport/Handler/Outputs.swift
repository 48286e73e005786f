package import CanonicalJSON

/// What a tool gives back.
package struct ToolOutput: Sendable {
  /// Blocks of the newest revision (`text`, `image`, `audio`, `resource_link`, `resource`).
  package var content: [JSON]
  /// For programs; conforms to the tool's `outputSchema`. Clients before 2025-06-18 do not get it, so the content must say
  /// the same.
  package var structuredContent: JSON?
  /// Whether the tool failed in a way that the model should see and may mend.
  package var isError: Bool
  /// Members for the result's `_meta`.
  package var meta: JSONObject

  /// An output from its parts; see the properties.
  package init(
    content: [JSON],
    structuredContent: JSON? = nil,
    isError: Bool = false,
    meta: JSONObject = JSONObject()
  ) {
    self.content = content
    self.structuredContent = structuredContent
    self.isError = isError
    self.meta = meta
  }

  /// One block of text.
  package static func text(_ text: String, isError: Bool = false) -> ToolOutput {
    ToolOutput(content: [["type": "text", "text": .string(text)]], isError: isError)
  }

  /// A structured result with its mirror as text, which is the JSON itself unless another text is given.
  package static func structured(_ object: JSONObject, text: String? = nil, isError: Bool = false) -> ToolOutput {
    let json = JSON.object(object)
    return ToolOutput(
      content: [["type": "text", "text": .string(text ?? json.text)]],
      structuredContent: json,
      isError: isError
    )
  }
}

/// What `resources/read` gives back.
package struct ResourceOutput: Sendable {
  /// Objects with `uri`, `text` or base64 `blob`, and usually `mimeType`.
  package var contents: [JSON]
  /// How long a modern client may keep it.
  package var cacheHint: CacheHint

  /// An output from its parts; see the properties.
  package init(contents: [JSON], cacheHint: CacheHint = .none) {
    self.contents = contents
    self.cacheHint = cacheHint
  }

  /// One text.
  package static func text(
    _ text: String,
    uri: String,
    mimeType: String,
    cacheHint: CacheHint = .none
  ) -> ResourceOutput {
    ResourceOutput(
      contents: [["uri": .string(uri), "mimeType": .string(mimeType), "text": .string(text)]],
      cacheHint: cacheHint
    )
  }
}

/// What `prompts/get` gives back.
package struct PromptOutput: Sendable {
  /// Who speaks.
  package enum Role: String, Sendable { case user, assistant }

  /// One message; the content is a block as in `ToolOutput.content`.
  package struct Message: Sendable {
    /// Who speaks.
    package let role: Role
    /// What is said.
    package let content: JSON
    /// A message from its parts.
    package init(_ role: Role, content: JSON) {
      self.role = role
      self.content = content
    }

    /// A message of text.
    package static func text(_ role: Role, _ text: String) -> Message {
      Message(role, content: ["type": "text", "text": .string(text)])
    }
  }

  /// What the prompt is for.
  package var description: String?
  /// The conversation that the prompt starts.
  package var messages: [Message]

  /// An output from its parts.
  package init(description: String? = nil, messages: [Message]) {
    self.description = description
    self.messages = messages
  }
}
