import CanonicalJSON

/// The requests that a server may get, over all revisions.
enum Method: String, CaseIterable, Sendable {
  case initialize
  case ping
  case setLevel = "logging/setLevel"
  case subscribe = "resources/subscribe"
  case unsubscribe = "resources/unsubscribe"
  case discover = "server/discover"
  case listen = "subscriptions/listen"
  case listTools = "tools/list"
  case callTool = "tools/call"
  case listResources = "resources/list"
  case listTemplates = "resources/templates/list"
  case readResource = "resources/read"
  case listPrompts = "prompts/list"
  case getPrompt = "prompts/get"
  case complete = "completion/complete"

  // Looked up by bytes: Swift's own comparison of strings takes different bytes for the same text.
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (ByteKey($0.rawValue), $0) })

  /// The method of that name, nil where no revision has it.
  init?(named name: String) {
    guard let method = Self.byName[ByteKey(name)] else { return nil }
    self = method
  }

  /// Whether the era has the method at all.
  func exists(in era: Era) -> Bool {
    switch self {
    case .initialize, .ping, .setLevel, .subscribe, .unsubscribe: era == .legacy
    case .discover, .listen: era == .modern
    default: true
    }
  }

  /// Whether a server with these capabilities serves the method (a method behind one that is not advertised does not exist).
  func isServed(with capabilities: ServerCapabilities) -> Bool {
    switch self {
    case .initialize, .ping, .discover, .listen: true
    case .setLevel: capabilities.logging
    case .subscribe, .unsubscribe: capabilities.resources?.subscribe ?? false
    case .listTools, .callTool: capabilities.tools != nil
    case .listResources, .listTemplates, .readResource: capabilities.resources != nil
    case .listPrompts, .getPrompt: capabilities.prompts != nil
    case .complete: capabilities.completions
    }
  }
}
