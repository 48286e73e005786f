package import CanonicalJSON

/// A tool as `tools/list` shows it: the object of the newest revision. The server leaves out what the client's revision does
/// not know, and passes members that it does not know itself unchanged.
package struct ToolDefinition: Sendable {
  /// The definition in the form of the newest revision.
  package let json: JSONObject

  /// Takes a complete definition; it must have `name` and `inputSchema` with `"type": "object"`.
  package init(_ json: JSONObject) { self.json = json }

  /// - Parameters:
  ///   - inputSchema: a JSON Schema (2020-12) whose root has `"type": "object"`.
  ///   - outputSchema: what `ToolOutput.structuredContent` conforms to; legacy clients see it only if its root is an object.
  ///   - annotations: hints such as `readOnlyHint`; shown from 2025-03-26 on.
  package init(
    name: String,
    title: String? = nil,
    description: String,
    inputSchema: JSONObject,
    outputSchema: JSONObject? = nil,
    annotations: JSONObject? = nil
  ) {
    var object: JSONObject = ["name": .string(name)]
    object["title"] = title.map(JSON.string)
    object["description"] = .string(description)
    object["inputSchema"] = .object(inputSchema)
    object["outputSchema"] = outputSchema.map(JSON.object)
    object["annotations"] = annotations.map(JSON.object)
    json = object
  }
}

/// A resource as `resources/list` shows it.
package struct ResourceDefinition: Sendable {
  /// The definition in the form of the newest revision.
  package let json: JSONObject

  /// Takes a complete definition; it must have `uri` and `name`.
  package init(_ json: JSONObject) { self.json = json }

  /// A resource from its usual parts.
  package init(uri: String, name: String, title: String? = nil, description: String? = nil, mimeType: String? = nil) {
    var object: JSONObject = ["uri": .string(uri), "name": .string(name)]
    object["title"] = title.map(JSON.string)
    object["description"] = description.map(JSON.string)
    object["mimeType"] = mimeType.map(JSON.string)
    json = object
  }
}

/// A family of resources as `resources/templates/list` shows it.
package struct ResourceTemplateDefinition: Sendable {
  /// The definition in the form of the newest revision.
  package let json: JSONObject

  /// Takes a complete definition; it must have `uriTemplate` (RFC 6570) and `name`.
  package init(_ json: JSONObject) { self.json = json }

  /// A template (RFC 6570) from its usual parts.
  package init(
    uriTemplate: String,
    name: String,
    title: String? = nil,
    description: String? = nil,
    mimeType: String? = nil
  ) {
    var object: JSONObject = ["uriTemplate": .string(uriTemplate), "name": .string(name)]
    object["title"] = title.map(JSON.string)
    object["description"] = description.map(JSON.string)
    object["mimeType"] = mimeType.map(JSON.string)
    json = object
  }
}

/// A prompt as `prompts/list` shows it.
package struct PromptDefinition: Sendable {
  /// One argument; its value is always a string.
  package struct Argument: Sendable {
    let name: String
    let description: String?
    let isRequired: Bool
    /// An argument from its parts.
    package init(_ name: String, description: String? = nil, isRequired: Bool = false) {
      self.name = name
      self.description = description
      self.isRequired = isRequired
    }
  }

  /// The definition in the form of the newest revision.
  package let json: JSONObject

  /// Takes a complete definition; it must have `name`.
  package init(_ json: JSONObject) { self.json = json }

  /// A prompt from its usual parts.
  package init(name: String, title: String? = nil, description: String? = nil, arguments: [Argument] = []) {
    var object: JSONObject = ["name": .string(name)]
    object["title"] = title.map(JSON.string)
    object["description"] = description.map(JSON.string)
    let list = arguments.map { argument -> JSON in
      var entry: JSONObject = ["name": .string(argument.name)]
      entry["description"] = argument.description.map(JSON.string)
      entry["required"] = .bool(argument.isRequired)
      return .object(entry)
    }
    if !list.isEmpty { object["arguments"] = .array(list) }
    json = object
  }
}
