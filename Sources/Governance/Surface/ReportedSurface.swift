package import CanonicalJSON
import Inspection

/// Everything that a server says of itself, as it was read over the wire.
package struct ReportedSurface: Sendable, Equatable {
  /// `modern` or `legacy`, as the transport found out.
  package var era: String
  /// The protocol's revisions that the server names.
  package var versions: [String]
  package var serverInfo: JSONObject
  package var capabilities: JSONObject
  package var instructions: String?
  /// The entries of its lists, in its order.
  package var tools: [JSONObject]
  package var prompts: [JSONObject]
  package var resources: [JSONObject]
  package var templates: [JSONObject]

  package init(
    era: String,
    versions: [String],
    serverInfo: JSONObject,
    capabilities: JSONObject,
    instructions: String?,
    tools: [JSONObject] = [],
    prompts: [JSONObject] = [],
    resources: [JSONObject] = [],
    templates: [JSONObject] = []
  ) {
    self.era = era
    self.versions = versions
    self.serverInfo = serverInfo
    self.capabilities = capabilities
    self.instructions = instructions
    self.tools = tools
    self.prompts = prompts
    self.resources = resources
    self.templates = templates
  }

  /// What the server says of itself as a whole, in the form in which it is pinned.
  var introduction: JSON {
    [
      "era": .string(era), "serverInfo": .object(serverInfo), "capabilities": .object(capabilities),
      "instructions": JSON(instructions),
    ]
  }
}

/// The part of what a server says that agents may see.
package struct ShownSurface: Sendable, Equatable {
  package var capabilities = JSONObject()
  package var instructions: String?
  package var tools: [JSONObject] = []
  package var prompts: [JSONObject] = []
  package var resources: [JSONObject] = []
  package var templates: [JSONObject] = []

  package init() {}

  mutating func add(_ kind: ItemKind, _ definition: JSONObject) {
    switch kind {
    case .introduction: break
    case .tool: tools.append(definition)
    case .prompt: prompts.append(definition)
    case .resource: resources.append(definition)
    case .template: templates.append(definition)
    }
  }
}

extension ServerIntroduction {
  /// Reads what was pinned.
  init(pinned json: JSON) {
    self.init(
      era: json["era"]?.stringValue ?? "",
      instructions: json["instructions"]?.stringValue,
      serverInfo: json["serverInfo"],
      capabilities: json["capabilities"]
    )
  }
}
