import CanonicalJSON
import Inspection
import Signing

/// What a server says now, held against what was approved and against what was seen of it last.
struct SurfaceComparison {
  /// One thing that is otherwise than it was seen last.
  struct News: Sendable {
    let key: ItemKey
    let item: ObservedItem
  }

  private(set) var news: [News] = []
  /// What may be shown where the server is approved.
  private(set) var shown = ShownSurface()

  private let record: ServerRecord
  private let authority: ServerAuthority?
  private let contents: ContentStore
  private let names: KnownNames

  init(_ items: SurfaceItems, with record: ServerRecord, contents: ContentStore, names: KnownNames) {
    self.record = record
    authority = record.trail.authority
    self.contents = contents
    self.names = names
    let present = Set(items.items.map(\.key))
    for item in items.items { take(item, present) }
    for (key, seen) in record.observed.sorted(by: { $0.key < $1.key })
    where seen.status != .gone && !present.contains(key) {
      news.append(News(key: key, item: ObservedItem(digest: seen.digest, status: .gone, reasons: [], formerName: nil)))
    }
  }

  private mutating func take(_ item: SurfaceItems.Item, _ present: Set<ItemKey>) {
    let seen = record.observed[item.key]
    guard let approved = authority?.items[item.key] else {
      return isNews(item, seen) ? addUnapproved(item, seen, present) : ()
    }
    if item.digest == approved {
      show(item.key, item.definition)
      if let seen, seen.status == .gone || seen.digest != approved {
        add(item, .back, seen.status == .gone ? ["gone-before"] : [])
      }
      return
    }
    let old = contents.definition(approved)
    let changes = old.map { differences($0, item.definition, item.key.kind) }
    guard let changes, let old, !DefinitionChange.needsApproval(changes) else {
      if item.key == .introduction { showRest(of: old, item.definition) }
      guard isNews(item, seen) else { return }
      let reasons = changes.map { Self.reasons($0) } ?? ["approved-definition-lost"]
      return add(item, .changed, reasons + (seen?.status == .gone ? ["gone-before"] : []))
    }
    // Wording alone: what a person has read goes on being shown.
    show(item.key, old)
    if isNews(item, seen) { add(item, .cosmetic, Self.reasons(changes)) }
  }

  private func isNews(_ item: SurfaceItems.Item, _ seen: ObservedItem?) -> Bool {
    guard let seen else { return true }
    return seen.status == .gone || seen.digest != item.digest
  }

  private mutating func addUnapproved(_ item: SurfaceItems.Item, _ seen: ObservedItem?, _ present: Set<ItemKey>) {
    if let seen {
      let old = contents.definition(seen.digest)
      let reasons = old.map { Self.reasons(differences($0, item.definition, item.key.kind)) } ?? []
      if seen.status == .gone { return add(item, .back, reasons + ["gone-before"]) }
      return add(item, .changed, reasons)
    }
    let gone = (authority?.items ?? [:]).filter { $0.key.kind == item.key.kind && !present.contains($0.key) }
    let nameless = Self.withoutName(item.definition, item.key.kind)
    let former = gone.sorted { $0.key < $1.key }.first { _, digest in
      contents.definition(digest).map { Self.withoutName($0, item.key.kind).isSame(as: nameless) } ?? false
    }
    add(item, former == nil ? .new : .renamed, former == nil ? [] : ["name"], former: former?.key.name)
  }

  private mutating func add(
    _ item: SurfaceItems.Item,
    _ status: ObservedItem.Status,
    _ reasons: [String],
    former: String? = nil
  ) {
    let observed = ObservedItem(digest: item.digest, status: status, reasons: reasons, formerName: former)
    news.append(News(key: item.key, item: observed))
  }

  private mutating func show(_ key: ItemKey, _ definition: JSON) {
    guard key != .introduction else {
      shown.capabilities = definition["capabilities"]?.objectValue ?? JSONObject()
      shown.instructions = definition["instructions"]?.stringValue
      return
    }
    guard let object = definition.objectValue else { return }
    // What is out of scope is not seen.
    if key.kind == .tool {
      let isInScope = authority?.tools.contains(ByteKey(key.name)) ?? false
      let classes = CapabilityClass.of(tool: definition)
      guard isInScope, classes.isSubset(of: authority?.capabilities ?? []) else { return }
    }
    shown.add(key.kind, object)
  }

  /// Of an introduction that has changed: the capabilities that were approved and are still there; no instructions.
  private mutating func showRest(of old: JSON?, _ now: JSON) {
    let approved = old?["capabilities"]?.objectValue?.members ?? []
    shown.capabilities = JSONObject(approved.filter { now["capabilities"]?[$0.name] == $0.value })
  }

  private func differences(_ old: JSON, _ new: JSON, _ kind: ItemKind) -> [DefinitionChange] {
    guard kind == .introduction else { return DefinitionChange.between(old, new, names: names) }
    return DefinitionChange.between(
      ServerIntroduction(pinned: old),
      ServerIntroduction(pinned: new),
      names: names
    )
  }

  private static func reasons(_ changes: [DefinitionChange]) -> [String] {
    var reasons: [String] = []
    for change in changes {
      let reason = change.reason.rawValue
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }

  private static func withoutName(_ definition: JSON, _ kind: ItemKind) -> JSON {
    guard var object = definition.objectValue else { return definition }
    object[kind.nameMember] = nil
    return .object(object)
  }
}
