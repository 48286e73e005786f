package import CanonicalJSON
package import MCPTransport

/// What the gateway has to know of a server that it may start.
package struct DownstreamDefinition: Sendable {
  /// The name in the trust registry; what tools are called after.
  package let name: String
  /// The era that the server was found to speak; nil before the first contact.
  package let era: Era?
  /// How long the server may take until it has said what it is.
  package let handshakeLimit: Duration
  /// How long one call may take at most.
  package let callLimit: Duration
  /// How long the server may idle before it is stopped; nil for ever.
  package let idleLimit: Duration?
  /// How many calls of one tool a minute are passed on; nil for any number.
  package let callsPerMinute: Int?
  /// What was approved to be shown; nil before the first contact.
  package let approved: ApprovedSurface?

  package init(
    name: String,
    era: Era? = nil,
    handshakeLimit: Duration = .seconds(30),
    callLimit: Duration = .seconds(600),
    idleLimit: Duration? = nil,
    callsPerMinute: Int? = nil,
    approved: ApprovedSurface? = nil
  ) {
    self.name = name
    self.era = era
    self.handshakeLimit = handshakeLimit
    self.callLimit = callLimit
    self.idleLimit = idleLimit
    self.callsPerMinute = callsPerMinute
    self.approved = approved
  }
}

/// Everything that a server says of itself, as it was read over the wire.
package struct ServerSurface: Sendable, Equatable {
  /// What it said when the connection opened.
  package var peer: PeerDescription
  /// The entries of its lists, in its order.
  package var tools: [JSONObject]
  package var prompts: [JSONObject]
  package var resources: [JSONObject]
  package var templates: [JSONObject]

  package init(
    peer: PeerDescription,
    tools: [JSONObject] = [],
    prompts: [JSONObject] = [],
    resources: [JSONObject] = [],
    templates: [JSONObject] = []
  ) {
    self.peer = peer
    self.tools = tools
    self.prompts = prompts
    self.resources = resources
    self.templates = templates
  }
}

/// The part of what a server says that a person has approved to be shown to agents.
package struct ApprovedSurface: Sendable, Equatable {
  /// The server's capabilities, as written.
  package var capabilities: JSONObject
  package var instructions: String?
  package var tools: [JSONObject]
  package var prompts: [JSONObject]
  package var templates: [JSONObject]
  /// Whether the server's resources may be listed and read.
  package var hasResources: Bool

  package init(
    capabilities: JSONObject,
    instructions: String?,
    tools: [JSONObject],
    prompts: [JSONObject],
    templates: [JSONObject],
    hasResources: Bool
  ) {
    self.capabilities = capabilities
    self.instructions = instructions
    self.tools = tools
    self.prompts = prompts
    self.templates = templates
    self.hasResources = hasResources
  }
}

/// Where the gateway's servers come from and what may be shown of them: the trust registry, seen from here.
package protocol DownstreamDirectory: Sendable {
  /// The servers whose launch a person has approved, in a stable order.
  func servers() throws -> [DownstreamDefinition]

  /// Starts the server, by its approved launch definition only.
  ///
  /// - Throws: an error that says in one line what is in the way.
  func open(_ name: String) async throws -> any DownstreamLink

  /// Holds what the server says against what was approved, records what is new or has changed, and returns what may be
  /// shown from now on. `servers()` shows the same afterwards: a server that was met has an approved surface, be it empty.
  func observe(_ name: String, _ surface: ServerSurface) async throws -> ApprovedSurface
}

/// A started server: the channel to it and the means to end it.
package protocol DownstreamLink: Sendable {
  /// Not started yet.
  var channel: any MessageChannel { get }

  /// What the server wrote last to its standard error, for messages; empty where there is none.
  var lastWords: String { get }

  /// Ends the channel and the server; when it returns nothing of them runs any more.
  func end() async
}
