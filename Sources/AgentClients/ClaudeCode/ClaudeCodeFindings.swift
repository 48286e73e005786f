import CanonicalJSON

/// What of ours stands in a file, by whatever version it was written.
///
/// Hooks and the server entry are known by their form, so that they are found without any record; an entry of
/// `permissions.deny` has no mark, so there the record tells which are ours, or, where it is lost, a hook of ours beside them.
struct ClaudeCodeFindings {
  /// A handler of ours in a hook group.
  struct Handler {
    let event: String
    let group: Int
    /// The handler's position where others' handlers are in the group too; nil where the whole group is ours.
    let position: Int?
  }

  let server: JSON?
  let handlers: [Handler]
  /// Positions in `permissions.deny`.
  let denials: Set<Int>
  /// Whether `mcpServers.cavra` is somebody else's.
  let isServerForeign: Bool

  var isEmpty: Bool { server == nil && handlers.isEmpty && denials.isEmpty }

  init(_ value: JSON, _ entries: ClaudeCodeEntries, _ record: InstallationRecord?) {
    let present =
      entries.server == nil ? nil : value[at: ClaudeCodeEntries.servers.appending(ClaudeCodeEntries.serverName)]
    let recorded = record?.values(in: ClaudeCodeEntries.servers) ?? []
    let isOurs = present.map { ClaudeCodeEntries.isOurs($0) || recorded.contains($0) } ?? false
    server = isOurs ? present : nil
    isServerForeign = present != nil && !isOurs
    handlers = entries.isSettings ? Self.handlers(value) : []
    denials = entries.isSettings ? Self.denials(value, entries, record, hasHooks: !handlers.isEmpty) : []
  }

  /// The positions of groups that are ours alone, per event.
  func ownGroups(_ event: String) -> [Int] {
    handlers.filter { $0.event.sameBytes(as: event) && $0.position == nil }.map(\.group)
  }

  /// Shapes that the client would not take are passed over: nothing of ours is in them.
  private static func handlers(_ value: JSON) -> [Handler] {
    var handlers: [Handler] = []
    for event in value[at: ClaudeCodeEntries.hooks]?.objectValue?.members ?? [] {
      for (index, group) in (event.value.arrayValue ?? []).enumerated() {
        let all = group["hooks"]?.arrayValue ?? []
        let ours = all.indices.filter { ClaudeCodeEntries.isOurs(handler: all[$0]) }
        if !ours.isEmpty, ours.count == all.count {
          handlers.append(Handler(event: event.name, group: index, position: nil))
        } else {
          handlers += ours.map { Handler(event: event.name, group: index, position: $0) }
        }
      }
    }
    return handlers
  }

  private static func denials(
    _ value: JSON,
    _ entries: ClaudeCodeEntries,
    _ record: InstallationRecord?,
    hasHooks: Bool
  ) -> Set<Int> {
    var own: Set<ByteKey>
    if let record {
      own = Set(record.values(in: ClaudeCodeEntries.denials).compactMap { $0.stringValue.map(ByteKey.init) })
    } else {
      own = hasHooks ? Set(entries.denials.map(ByteKey.init)) : []
    }
    var found: Set<Int> = []
    for (index, entry) in (value[at: ClaudeCodeEntries.denials]?.arrayValue ?? []).enumerated() {
      // Each of ours stands there once; a second one of the same words is somebody else's.
      if let text = entry.stringValue, own.remove(ByteKey(text)) != nil { found.insert(index) }
    }
    return found
  }
}
