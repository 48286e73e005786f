package import CanonicalJSON

/// Where an agent may work and which tools it may call.
package struct AgentAuthority: GrantedAuthority, Equatable {
  /// Absolute paths of directories, in which and below which it may call; `*` for any.
  package var repositories: [String]
  /// `SERVER` for all of a server's tools, or `SERVER/TOOL`. None is none.
  package var tools: [String]

  package init(repositories: [String], tools: [String]) {
    self.repositories = repositories
    self.tools = tools
  }

  package var json: JSON { ["repositories": JSON(repositories), "tools": JSON(tools)] }

  package init?(_ json: JSON) {
    guard let repositories = json["repositories"]?.arrayValue, let tools = json["tools"]?.arrayValue else { return nil }
    self.init(repositories: repositories.compactMap(\.stringValue), tools: tools.compactMap(\.stringValue))
    guard self.json.isSame(as: json) else { return nil }
  }

  package mutating func narrow(_ details: JSONObject) {
    let tools = details["tools"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let repositories = details["repositories"]?.arrayValue?.compactMap(\.stringValue) ?? []
    self.tools.removeAll { each in tools.contains { $0.sameBytes(as: each) } }
    self.repositories.removeAll { each in repositories.contains { $0.sameBytes(as: each) } }
  }
}
