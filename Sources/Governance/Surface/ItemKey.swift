import CanonicalJSON

/// What a thing is that a server says of itself.
package enum ItemKind: String, Sendable, CaseIterable {
  /// Era, name, capabilities and instructions: the answer to `initialize` or `server/discover`.
  case introduction
  case tool
  case prompt
  case resource
  case template

  /// The member of a definition that names it.
  var nameMember: String {
    switch self {
    case .introduction, .tool, .prompt: "name"
    case .resource: "uri"
    case .template: "uriTemplate"
    }
  }
}

/// One thing that a server says of itself, by its kind and name. Names are the same where their bytes are.
package struct ItemKey: Sendable, Hashable, Comparable {
  package static let introduction = ItemKey(.introduction, "")

  package let kind: ItemKind
  package let name: String

  package init(_ kind: ItemKind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  init?(_ json: JSON) {
    guard let kind = json["kind"]?.stringValue.flatMap(ItemKind.init), let name = json["name"]?.stringValue else {
      return nil
    }
    self.init(kind, name)
  }

  package static func == (left: ItemKey, right: ItemKey) -> Bool {
    left.kind == right.kind && left.name.sameBytes(as: right.name)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(ByteKey(name))
  }

  /// By kind, then by the names' bytes.
  package static func < (left: ItemKey, right: ItemKey) -> Bool {
    guard left.kind == right.kind else { return left.kind.rawValue < right.kind.rawValue }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
