package import CanonicalJSON

/// What a handler serves. A method behind a capability that is absent does not exist for the client (-32601).
package struct ServerCapabilities: Sendable {
  /// A list of tools, resources or prompts.
  package struct List: Sendable {
    /// Whether changes are announced (`MCPServer.toolsChanged()` and its siblings).
    package var listChanged: Bool
    /// A list, without announcements unless said.
    package init(listChanged: Bool = false) { self.listChanged = listChanged }
  }

  /// Resources, which can also be watched one by one.
  package struct Resources: Sendable {
    /// Whether changes of the list are announced.
    package var listChanged: Bool
    /// Whether changes of single resources are announced (`MCPServer.resourceUpdated(_:)`).
    package var subscribe: Bool
    /// Resources, without announcements unless said.
    package init(listChanged: Bool = false, subscribe: Bool = false) {
      self.listChanged = listChanged
      self.subscribe = subscribe
    }
  }

  /// Nil for a server without tools.
  package var tools: List?
  /// Nil for a server without resources.
  package var resources: Resources?
  /// Nil for a server without prompts.
  package var prompts: List?
  /// Whether the handler sends log messages (`RequestContext.log`).
  package var logging: Bool
  /// Whether the handler completes arguments.
  package var completions: Bool
  /// Capabilities that the server itself does not serve, such as extensions, by name; see `MCPServerHandler.serves`.
  package var others: JSONObject

  /// Nothing but what is given.
  package init(
    tools: List? = nil,
    resources: Resources? = nil,
    prompts: List? = nil,
    logging: Bool = false,
    completions: Bool = false,
    others: JSONObject = JSONObject()
  ) {
    self.tools = tools
    self.resources = resources
    self.prompts = prompts
    self.logging = logging
    self.completions = completions
    self.others = others
  }

  /// The capability object of the revision.
  func json(for version: ProtocolVersion) -> JSONObject {
    var object = JSONObject()
    if logging { object["logging"] = [:] }
    // The method is older than the capability.
    if completions && version >= .march2025 { object["completions"] = [:] }
    object["prompts"] = prompts.map { ["listChanged": .bool($0.listChanged)] }
    object["resources"] = resources.map { ["subscribe": .bool($0.subscribe), "listChanged": .bool($0.listChanged)] }
    object["tools"] = tools.map { ["listChanged": .bool($0.listChanged)] }
    for member in others.members where object[member.name] == nil && Self.exists(member.name, in: version) {
      object[member.name] = member.value
    }
    return object
  }

  /// Tasks were part of one revision before they became an extension, and extensions are younger than that.
  private static func exists(_ name: String, in version: ProtocolVersion) -> Bool {
    if name.sameBytes(as: "tasks") { return version == .november2025 }
    if name.sameBytes(as: "extensions") { return version.era == .modern }
    return true
  }
}
