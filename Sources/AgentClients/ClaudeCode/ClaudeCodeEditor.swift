import CanonicalJSON

/// Brings one configuration file of Claude Code into the state that is wanted, or takes everything of ours out of it.
struct ClaudeCodeEditor {
  private let entries: ClaudeCodeEntries
  private var editor: TrackedEditor

  private init(_ text: JSONText, _ entries: ClaudeCodeEntries, _ record: InstallationRecord) {
    self.entries = entries
    editor = TrackedEditor(text, record: record)
  }

  private var findings: ClaudeCodeFindings { ClaudeCodeFindings(editor.text.value, entries, editor.record) }

  /// What is known of our entries in a file when work on it begins.
  enum Basis {
    /// Nothing of ours is in the file: it is the original.
    case fresh
    /// An earlier run recorded what it added.
    case known(InstallationRecord)
    /// Ours is in the file and nobody recorded it: the entries are taken for what their form says, and the containers that
    /// hold nothing else for ours too.
    case adopted(InstallationRecord)

    func record(path: String) -> InstallationRecord {
      switch self {
      case .fresh: InstallationRecord(path: path)
      case .known(let record), .adopted(let record): record
      }
    }
  }

  /// - Parameter known: what an earlier run recorded; nil where it left no record, or one that cannot be read.
  static func basis(_ text: JSONText, _ entries: ClaudeCodeEntries, _ known: InstallationRecord?) -> Basis {
    let findings = ClaudeCodeFindings(text.value, entries, known)
    // With a record and nothing of ours in the file, somebody put the file back: it is as good as new.
    guard !findings.isEmpty else { return .fresh }
    if let known { return .known(known) }
    var record = InstallationRecord(path: text.file)
    record.containers =
      entries.isSettings
      ? [ClaudeCodeEntries.hooks, JSONPath("permissions"), ClaudeCodeEntries.denials]
        + (text.value[at: ClaudeCodeEntries.hooks]?.objectValue?.names ?? []).map(ClaudeCodeEntries.hooks.appending)
      : [ClaudeCodeEntries.servers]
    record.additions = additions(in: text.value, entries, findings)
    return .adopted(record)
  }

  /// The file with everything that is wanted in it, and the record of that.
  ///
  /// - Throws: `AgentClientsError.shape` and `.foreignEntry` where there is no place for it, `.edit`.
  static func install(
    _ entries: ClaudeCodeEntries,
    into text: JSONText,
    _ basis: Basis,
    isNewFile: Bool
  ) throws(AgentClientsError) -> (text: JSONText, record: InstallationRecord) {
    var record = basis.record(path: text.file)
    if isNewFile { record.createdFile = true }
    var editor = ClaudeCodeEditor(text, entries, record)
    editor.editor.forgetMissing()
    try editor.addServer()
    try editor.addHooks()
    try editor.addDenials()
    // What is no longer wanted goes last, so that no container runs empty and is made anew elsewhere.
    try editor.removeSuperfluousHooks()
    return (editor.editor.text, editor.editor.record)
  }

  /// The file without anything of ours.
  static func remove(
    _ entries: ClaudeCodeEntries,
    from text: JSONText,
    _ basis: Basis
  ) throws(AgentClientsError) -> JSONText {
    var editor = ClaudeCodeEditor(text, entries, basis.record(path: text.file))
    let findings = editor.findings
    if findings.server != nil { try editor.removeServer() }
    try editor.removeHandlers { _ in true }
    try editor.editor.remove(findings.denials, from: ClaudeCodeEntries.denials)
    return editor.editor.text
  }

  // MARK: The server entry

  private mutating func addServer() throws(AgentClientsError) {
    guard let wanted = entries.server else { return }
    let place = ClaudeCodeEntries.servers.appending(ClaudeCodeEntries.serverName)
    let findings = findings
    guard !findings.isServerForeign else { throw .foreignEntry(editor.text.file, place.pointer) }
    guard let present = findings.server?.objectValue else {
      try editor.add(ClaudeCodeEntries.serverName, .object(wanted), to: ClaudeCodeEntries.servers)
      note()
      return
    }
    // Members that a person added (`env`, `timeout`) stay.
    for member in wanted.members {
      guard let value = present[member.name] else {
        try editor.add(member.name, member.value, to: place)
        continue
      }
      if value != member.value { try editor.replace(place.appending(member.name), with: member.value) }
    }
    note()
  }

  private mutating func removeServer() throws(AgentClientsError) {
    guard let members = editor.text.value[at: ClaudeCodeEntries.servers]?.objectValue?.members,
      let position = members.firstIndex(where: { $0.name.sameBytes(as: ClaudeCodeEntries.serverName) })
    else { return }
    try editor.remove([position], from: ClaudeCodeEntries.servers)
  }

  // MARK: Hooks

  private mutating func addHooks() throws(AgentClientsError) {
    for (event, group) in entries.hooks {
      let path = ClaudeCodeEntries.hooks.appending(event)
      if let first = findings.ownGroups(event).first {
        let place = path.appending(first)
        if editor.text.value[at: place] != group { try editor.replace(place, with: group) }
      } else {
        try editor.append([group], to: path)
      }
    }
    note()
  }

  /// A second group of the same event, events that are no longer used, and handlers of ours in others' groups.
  private mutating func removeSuperfluousHooks() throws(AgentClientsError) {
    let wanted = entries.hooks
    let findings = findings
    try removeHandlers { handler in
      guard handler.position == nil, wanted.contains(where: { $0.event.sameBytes(as: handler.event) }) else {
        return true
      }
      return handler.group != findings.ownGroups(handler.event).first
    }
  }

  private mutating func removeHandlers(
    where isUnwanted: (ClaudeCodeFindings.Handler) -> Bool
  ) throws(AgentClientsError) {
    let unwanted = findings.handlers.filter(isUnwanted)
    // Handlers first: taking groups away moves the positions of those behind them.
    for (place, positions) in Self.byGroup(unwanted) { try editor.remove(positions, from: place) }
    var groups: [ByteKey: Set<Int>] = [:]
    for handler in unwanted where handler.position == nil {
      groups[ByteKey(handler.event), default: []].insert(handler.group)
    }
    for (event, positions) in groups.sorted(by: { $0.key.text < $1.key.text }) {
      try editor.remove(positions, from: ClaudeCodeEntries.hooks.appending(event.text))
    }
  }

  private static func byGroup(_ handlers: [ClaudeCodeFindings.Handler]) -> [(JSONPath, Set<Int>)] {
    var found: [JSONPath: Set<Int>] = [:]
    for handler in handlers {
      guard let position = handler.position else { continue }
      let place = ClaudeCodeEntries.hooks.appending(handler.event).appending(handler.group).appending("hooks")
      found[place, default: []].insert(position)
    }
    return found.sorted { $0.key.pointer < $1.key.pointer }.map { ($0.key, $0.value) }
  }

  // MARK: Permissions

  private mutating func addDenials() throws(AgentClientsError) {
    guard entries.isSettings else { return }
    let wanted = Set(entries.denials.map(ByteKey.init))
    let present = editor.text.value[at: ClaudeCodeEntries.denials]?.arrayValue ?? []
    let known = Set(present.compactMap { $0.stringValue.map(ByteKey.init) })
    let own = findings.denials
    let missing = entries.denials.filter { !known.contains(ByteKey($0)) }
    try editor.append(missing.map(JSON.string), to: ClaudeCodeEntries.denials)
    let stale = own.filter { index in present[index].stringValue.map { !wanted.contains(ByteKey($0)) } ?? false }
    // Appending moved no position.
    try editor.remove(stale, from: ClaudeCodeEntries.denials)
    let kept = own.subtracting(stale).sorted().compactMap { present[$0].stringValue }
    note(denials: kept + missing)
  }

  // MARK: The record

  /// Writes down what is ours in the file now.
  private mutating func note(denials: [String]? = nil) {
    let denials = denials?.map { value in
      InstallationRecord.Addition(container: ClaudeCodeEntries.denials, name: nil, value: .string(value))
    }
    let others = Self.additions(in: editor.text.value, entries, findings).filter {
      $0.container != ClaudeCodeEntries.denials
    }
    editor.record.additions =
      others + (denials ?? editor.record.additions.filter { $0.container == ClaudeCodeEntries.denials })
  }

  private static func additions(
    in value: JSON,
    _ entries: ClaudeCodeEntries,
    _ findings: ClaudeCodeFindings
  ) -> [InstallationRecord.Addition] {
    var additions: [InstallationRecord.Addition] = []
    if let server = findings.server {
      additions.append(
        .init(container: ClaudeCodeEntries.servers, name: ClaudeCodeEntries.serverName, value: server)
      )
    }
    for (event, group) in entries.hooks where !findings.ownGroups(event).isEmpty {
      additions.append(.init(container: ClaudeCodeEntries.hooks.appending(event), name: nil, value: group))
    }
    for index in findings.denials.sorted() {
      let place = ClaudeCodeEntries.denials
      guard let value = value[at: place.appending(index)] else { continue }
      additions.append(.init(container: place, name: nil, value: value))
    }
    return additions
  }
}
