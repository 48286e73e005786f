package import CanonicalJSON

extension DefinitionChange {
  /// The changes from one definition of a tool, resource, resource template or prompt to another; empty where both are the
  /// same value.
  ///
  /// - Parameter names: the server's own names, and those of the other servers.
  package static func between(_ old: JSON, _ new: JSON, names: KnownNames = .none) -> [DefinitionChange] {
    var comparison = DefinitionComparison(names: names)
    comparison.definition(old, new)
    comparison.spread(old, new)
    return comparison.changes
  }

  /// Whether one of the changes needs a person.
  package static func needsApproval(_ changes: [DefinitionChange]) -> Bool { changes.contains { $0.tier == .material } }
}

/// One walk over two definitions. What is not known to be harmless is material.
private struct DefinitionComparison {
  let names: KnownNames
  private(set) var changes: [DefinitionChange] = []

  init(names: KnownNames) { self.names = names }

  mutating func definition(_ old: JSON, _ new: JSON) {
    guard case .object(let old) = old, case .object(let new) = new else {
      if old != new { material(.other, "", "a definition that is no object") }
      return
    }
    for (name, was, now) in Self.pairs(old, new) {
      let place = "/" + JSONPointer.token(name)
      switch name {
      case "name": material(.name, place, was, now)
      case "title": prose(.title, place, was, now)
      case "description": prose(.description, place, was, now)
      case "inputSchema", "outputSchema", "arguments": schema(was, now, place, isNameMap: false)
      case "annotations": annotations(was, now, place)
      case "icons": material(.icons, place, was, now)
      case "_meta": material(.meta, place, was, now)
      case "uri", "uriTemplate", "mimeType": material(.address, place, was, now)
      case "size": cosmetic(.figures, place, was, now)
      case "execution": material(.schema, place, was, now)
      default: material(.other, place, was, now)
      }
    }
  }

  /// A sentence for a model whose parts are innocent where they stand.
  mutating func spread(_ old: JSON, _ new: JSON) {
    guard old != new else { return }
    let known = Set(SpreadText.findings(in: DefinitionText.all(of: old), names: names).map(\.finding.kind))
    for found in SpreadText.findings(in: DefinitionText.all(of: new), names: names)
    where !known.contains(found.finding.kind) {
      let detail = "\(found.finding.reason): `\(found.finding.excerpt)`"
      material(found.finding.kind.changeReason, found.pointer, detail)
    }
  }

  /// The date of a resource moves with its content.
  private mutating func annotations(_ was: JSON?, _ now: JSON?, _ place: String) {
    let old = was?.objectValue ?? JSONObject()
    let new = now?.objectValue ?? JSONObject()
    guard was?.objectValue != nil || was == nil, now?.objectValue != nil || now == nil else {
      return material(.annotations, place, was, now)
    }
    for (name, was, now) in Self.pairs(old, new) {
      let inner = place + "/" + JSONPointer.token(name)
      if name == "lastModified" { cosmetic(.figures, inner, was, now) } else { material(.annotations, inner, was, now) }
    }
  }

  private mutating func schema(_ was: JSON?, _ now: JSON?, _ place: String, isNameMap: Bool) {
    guard was != now else { return }
    switch (was, now) {
    case (.object(let old)?, .object(let new)?):
      for (name, was, now) in Self.pairs(old, new) {
        let inner = place + "/" + JSONPointer.token(name)
        if isNameMap { schema(was, now, inner, isNameMap: false) } else { keyword(name, was, now, inner) }
      }
    case (.array(let old)?, .array(let new)?) where old.count == new.count:
      for index in old.indices { schema(old[index], new[index], place + "/\(index)", isNameMap: false) }
    default: material(.schema, place, was, now)
    }
  }

  private mutating func keyword(_ name: String, _ was: JSON?, _ now: JSON?, _ place: String) {
    switch name {
    case "description", "title", "$comment":
      // Where they are no text they are names of something else.
      guard was.isTextOrNone, now.isTextOrNone else { return schema(was, now, place, isNameMap: false) }
      prose(name == "title" ? .title : .description, place, was, now)
    case "examples", "example": examples(was, now, place)
    case "enum", "enumNames": material(.enumText, place, was, now)
    case "default", "const": material(.defaultText, place, was, now)
    case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas":
      schema(was, now, place, isNameMap: true)
    case "required": if !Self.isSameSet(was, now) { material(.schema, place, was, now) }
    default: schema(was, now, place, isNameMap: false)
    }
  }

  /// Examples bind nobody, so that they count as text.
  private mutating func examples(_ was: JSON?, _ now: JSON?, _ place: String) {
    changes += TextChange.between(was?.text ?? "", now?.text ?? "", as: .description, pointer: place, names: names)
  }

  private mutating func prose(_ reason: DefinitionChange.Reason, _ place: String, _ was: JSON?, _ now: JSON?) {
    guard was.isTextOrNone, now.isTextOrNone else { return material(reason, place, was, now) }
    changes += TextChange.between(
      was?.stringValue ?? "",
      now?.stringValue ?? "",
      as: reason,
      pointer: place,
      names: names
    )
  }

  private mutating func material(_ reason: DefinitionChange.Reason, _ place: String, _ was: JSON?, _ now: JSON?) {
    guard was != now else { return }
    material(reason, place, Self.words(was, now))
  }

  private mutating func material(_ reason: DefinitionChange.Reason, _ place: String, _ detail: String) {
    changes.append(DefinitionChange(tier: .material, reason: reason, pointer: place, detail: detail))
  }

  private mutating func cosmetic(_ reason: DefinitionChange.Reason, _ place: String, _ was: JSON?, _ now: JSON?) {
    guard was != now else { return }
    // Only figures and dates move by themselves; a text there is another thing.
    let isFigure = [was, now].allSatisfy { value in
      guard let text = value?.stringValue else { return value?.objectValue == nil && value?.arrayValue == nil }
      return text.utf8.count <= 40 && TextInspector.findings(in: text).isEmpty
    }
    let tier: DefinitionChange.Tier = isFigure ? .cosmetic : .material
    changes.append(DefinitionChange(tier: tier, reason: reason, pointer: place, detail: Self.words(was, now)))
  }

  private static func words(_ was: JSON?, _ now: JSON?) -> String {
    let old = was.map { "`\(TextChange.shown($0.text))`" } ?? "nothing"
    let new = now.map { "`\(TextChange.shown($0.text))`" } ?? "nothing"
    return "was \(old), is \(new)"
  }

  /// The members of both, in the order of the new one, then those that are gone.
  private static func pairs(_ old: JSONObject, _ new: JSONObject) -> [(String, JSON?, JSON?)] {
    var before: [ByteKey: JSON] = [:]
    for member in old.members { before[ByteKey(member.name)] = member.value }
    var pairs: [(String, JSON?, JSON?)] = []
    for member in new.members {
      pairs.append((member.name, before.removeValue(forKey: ByteKey(member.name)), member.value))
    }
    for member in old.members where before[ByteKey(member.name)] != nil {
      pairs.append((member.name, member.value, nil))
    }
    return pairs
  }

  private static func isSameSet(_ was: JSON?, _ now: JSON?) -> Bool {
    guard let old = was?.arrayValue, let new = now?.arrayValue, old.count == new.count else { return was == now }
    return Set(old) == Set(new)
  }
}

extension JSON? {
  fileprivate var isTextOrNone: Bool { self == nil || self?.stringValue != nil }
}
