import CanonicalJSON
import MCPTransport

/// What the agent is told that the servers can do: what they can and the gateway passes on, never more.
enum Advertisement {
  /// The longest advice that is passed on of one server, in characters.
  private static let longestInstructions = 4000

  static func capabilities(_ definitions: [DownstreamDefinition]) -> ServerCapabilities {
    let surfaces = definitions.compactMap(\.approved)
    func has(_ name: String) -> Bool { surfaces.contains { $0.capabilities[name] != nil } }
    // Of a server that was not met yet nothing is known; its lists may fill later.
    let hasStrangers = definitions.contains { $0.approved == nil }
    let watches = surfaces.contains {
      $0.hasResources && ($0.capabilities["resources"]?["subscribe"]?.boolValue ?? false)
    }
    return ServerCapabilities(
      tools: definitions.isEmpty ? nil : .init(listChanged: true),
      resources: has("resources") || hasStrangers ? .init(listChanged: true, subscribe: watches) : nil,
      prompts: has("prompts") || hasStrangers ? .init(listChanged: true) : nil,
      logging: has("logging"),
      completions: has("completions"),
      others: others(surfaces)
    )
  }

  /// Tasks, in either form.
  private static func others(_ surfaces: [ApprovedSurface]) -> JSONObject {
    var others = JSONObject()
    let legacy = surfaces.compactMap { $0.capabilities["tasks"]?.objectValue }
    if !legacy.isEmpty {
      var tasks = JSONObject()
      for name in ["list", "cancel"] where legacy.contains(where: { $0[name] != nil }) { tasks[name] = [:] }
      if legacy.contains(where: { $0["requests"]?["tools"]?["call"] != nil }) {
        tasks["requests"] = ["tools": ["call": [:]]]
      }
      others["tasks"] = .object(tasks)
    }
    let modern = surfaces.compactMap { $0.capabilities["extensions"]?[AnswerKind.taskExtension] }
    if let first = modern.first { others["extensions"] = [AnswerKind.taskExtension: first] }
    return others
  }

  /// The approved advice of all servers, each under its name.
  static func instructions(_ definitions: [DownstreamDefinition]) -> String? {
    let parts = definitions.compactMap { definition -> String? in
      guard let text = definition.approved?.instructions, !text.isEmpty else { return nil }
      return "From the server `\(definition.name)`, for its own tools:\n\(text.prefix(longestInstructions))"
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }
}
