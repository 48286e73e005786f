import CanonicalJSON

/// What can change and be announced.
enum Change: Sendable, Hashable {
  case tools, prompts, resources
  case resource(ByteKey)

  /// The notification's method and its parameters besides `_meta`.
  var notification: (method: String, params: JSONObject) {
    switch self {
    case .tools: ("notifications/tools/list_changed", [:])
    case .prompts: ("notifications/prompts/list_changed", [:])
    case .resources: ("notifications/resources/list_changed", [:])
    case .resource(let uri): ("notifications/resources/updated", ["uri": .string(uri.text)])
    }
  }
}

/// What a `subscriptions/listen` asks for and the server can honour.
struct SubscriptionFilter: Sendable {
  let changes: Set<Change>
  /// The honoured part of the request's filter, for the acknowledgement.
  let json: JSONObject

  /// The resources that are watched one by one.
  var resources: [String] { changes.compactMap { if case .resource(let uri) = $0 { uri.text } else { nil } } }

  var resourceCount: Int { changes.count { if case .resource = $0 { true } else { false } } }

  /// - Throws: `MCPError.invalidParams` where the filter is not of the schema's form.
  init(_ params: JSONObject, _ capabilities: ServerCapabilities) throws(MCPError) {
    guard let asked = params["notifications"]?.objectValue else {
      throw .invalidParams("`subscriptions/listen` needs the object `notifications`")
    }
    var changes: Set<Change> = []
    var honoured = JSONObject()
    let lists: [(name: String, change: Change, isAnnounced: Bool)] = [
      ("toolsListChanged", .tools, capabilities.tools?.listChanged ?? false),
      ("promptsListChanged", .prompts, capabilities.prompts?.listChanged ?? false),
      ("resourcesListChanged", .resources, capabilities.resources?.listChanged ?? false),
    ]
    for list in lists {
      guard let value = asked[list.name] else { continue }
      guard let isWanted = value.boolValue else { throw .invalidParams("`\(list.name)` must be a boolean") }
      guard isWanted, list.isAnnounced else { continue }
      changes.insert(list.change)
      honoured[list.name] = true
    }
    if let value = asked["resourceSubscriptions"] {
      let uris = value.arrayValue?.compactMap(\.stringValue) ?? []
      guard let elements = value.arrayValue, elements.count == uris.count else {
        throw .invalidParams("`resourceSubscriptions` must be an array of strings")
      }
      if capabilities.resources?.subscribe ?? false, !uris.isEmpty {
        for uri in uris { changes.insert(.resource(ByteKey(uri))) }
        honoured["resourceSubscriptions"] = JSON(uris)
      }
    }
    self.changes = changes
    json = honoured
  }
}

/// The open streams of `subscriptions/listen` (2026-07-28).
struct SubscriptionList: Sendable {
  private struct Entry {
    let id: RequestID
    let filter: SubscriptionFilter
    /// Whether the acknowledgement is out; it must be the first message of the stream.
    var isAcknowledged = false
    /// What changed before that, each once.
    var missed: [Change] = []
  }

  private var entries: [Entry] = []

  var count: Int { entries.count }
  var resourceCount: Int { entries.reduce(0) { $0 + $1.filter.resourceCount } }
  var ids: [RequestID] { entries.map(\.id) }

  func contains(_ id: RequestID) -> Bool { entries.contains { $0.id == id } }

  mutating func add(_ id: RequestID, _ filter: SubscriptionFilter) { entries.append(Entry(id: id, filter: filter)) }

  /// Opens the stream; returns what changed since it was added.
  mutating func acknowledge(_ id: RequestID) -> [Change] {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return [] }
    entries[place].isAcknowledged = true
    defer { entries[place].missed = [] }
    return entries[place].missed
  }

  /// Closes a stream; returns what it listened to, nil where there is none of that id.
  mutating func remove(_ id: RequestID) -> SubscriptionFilter? {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return nil }
    return entries.remove(at: place).filter
  }

  /// The streams on which the change is to be announced now; those not open yet keep it for later.
  mutating func listeners(to change: Change) -> [RequestID] {
    var listeners: [RequestID] = []
    for place in entries.indices where entries[place].filter.changes.contains(change) {
      if entries[place].isAcknowledged {
        listeners.append(entries[place].id)
      } else if !entries[place].missed.contains(change) {
        entries[place].missed.append(change)
      }
    }
    return listeners
  }
}
