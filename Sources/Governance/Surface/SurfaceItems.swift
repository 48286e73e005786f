import CanonicalJSON
import Inspection
import Signing

/// The things of a surface, each under its key, in the server's order.
struct SurfaceItems {
  /// The most things that a server may have.
  static let most = 4_000
  /// The most bytes that all of them may have together, in canonical form.
  static let mostBytes = 8 << 20
  /// The longest name, in bytes.
  private static let longestName = 512

  struct Item {
    let key: ItemKey
    let definition: JSON
    let digest: Digest
  }

  private(set) var items: [Item] = []
  private var bytes = 0
  /// What cannot be kept, or not be told apart, in words; it is never shown.
  private(set) var refused: [String] = []

  /// - Throws: `GovernanceError.refused` where there are too many, or they are too long together.
  init(_ surface: ReportedSurface) throws(GovernanceError) {
    let lists: [(ItemKind, [JSONObject])] = [
      (.tool, surface.tools), (.prompt, surface.prompts), (.resource, surface.resources),
      (.template, surface.templates),
    ]
    let count = lists.map(\.1.count).reduce(0, +)
    guard count <= Self.most else {
      throw GovernanceError(.refused, "the server has \(count) tools, prompts and resources, \(Self.most) are the most")
    }
    var all: [Item] = []
    add(.introduction, surface.introduction, to: &all)
    for (kind, list) in lists {
      for object in list {
        add(object[kind.nameMember]?.stringValue.map { ItemKey(kind, $0) }, .object(object), to: &all)
      }
    }
    guard bytes <= Self.mostBytes else {
      throw GovernanceError(.refused, "what the server says has \(bytes) bytes, \(Self.mostBytes) are the most")
    }
    // Of two things of one name nobody could say which is called.
    var seen: [ItemKey: Int] = [:]
    for item in all { seen[item.key, default: 0] += 1 }
    items = all.filter { seen[$0.key] == 1 }
    for (key, count) in seen.sorted(by: { $0.key < $1.key }) where count > 1 {
      refused.append("the \(key.kind.rawValue) `\(VisibleText.escape(key.name))` stands \(count) times")
    }
  }

  private mutating func add(_ key: ItemKey?, _ definition: JSON, to all: inout [Item]) {
    guard let key, !key.name.isEmpty || key == .introduction else {
      refused.append("something has no name")
      return
    }
    // A name goes into the log as it is, so that it can be found again there.
    guard key.name.utf8.count <= Self.longestName, Redactor.redact(key.name).redactions.isEmpty else {
      refused.append(
        "the name of a \(key.kind.rawValue) is longer than \(Self.longestName) bytes or looks like a secret"
      )
      return
    }
    guard let bytes = try? definition.canonicalized(), bytes.count <= ContentStore.longest else {
      let name = VisibleText.escape(key.name)
      refused.append(
        "the \(key.kind.rawValue) `\(name)` has more than \(ContentStore.longest) bytes or numbers that cannot be kept"
      )
      return
    }
    self.bytes += bytes.count
    all.append(Item(key: key, definition: definition, digest: SHA256.hash(bytes)))
  }

  private mutating func add(_ kind: ItemKind, _ definition: JSON, to all: inout [Item]) {
    add(ItemKey(kind, ""), definition, to: &all)
  }
}
