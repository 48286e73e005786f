import CanonicalJSON
import Model

/// A pack as it is written, its parts read one by one.
struct PackDocument {
  let id: String
  let title: String
  let version: String
  let mode: Mode?
  let parents: [(id: String, place: SourcePlace)]
  let place: SourcePlace
  let source: JSON
  private let fields: Fields

  private static let sections = [
    "metadata", "defaults", "filesystem", "commands", "git", "mcp", "rules", "approvals", "evidence", "compliance",
  ]

  init(_ value: YAMLValue) throws(PolicyError) {
    fields = try Fields(value, "pack", allowed: Self.sections)
    place = value.place
    source = value.json
    guard let metadata = fields.value("metadata") else {
      throw PolicyError(.form, at: place, "`metadata` is missing, it needs id, title, description and version")
    }
    let about = try Fields(
      metadata,
      "metadata",
      allowed: ["id", "title", "description", "version", "inherits", "mode", "owner", "tags"]
    )
    id = try about.text("id")
    guard Self.isIdentifier(id) else {
      throw metadata.fault("`id` is `\(id.prefix(64))`, use lower-case letters, digits and `-`, at most 64")
    }
    title = try about.text("title")
    _ = try about.text("description")
    version = try about.text("version")
    parents = try about.texts("inherits").map { (id: $0.text, place: $0.place) }
    if let name = try about.optionalText("mode") {
      guard let mode = Mode(name: name) else {
        throw metadata.fault("`mode` is `\(name.prefix(64))`, use audit_only, enforce, strict or strict_regulated")
      }
      self.mode = mode
    } else {
      mode = nil
    }
    for section in ["approvals", "evidence", "compliance"] {
      guard let value = fields.value(section) else { continue }
      guard case .map = value.content else { throw value.fault("`\(section)` is \(value.kindName), a mapping is due") }
    }
  }

  /// The compact sections first, then `rules`, each in the written order.
  func rules() throws(PolicyError) -> [Rule] {
    var rules = try CompactSections(fields).rules()
    guard let list = fields.value("rules") else { return rules }
    guard case .list(let elements) = list.content else {
      throw list.fault("`rules` is \(list.kindName), a list is due")
    }
    for element in elements { rules.append(try RuleReader.read(element)) }
    return rules
  }

  /// What holds per kind where no rule speaks: what the compact sections imply, then what `defaults` says.
  func defaults() throws(PolicyError) -> [EffectKind: Outcome] {
    var defaults = try CompactSections(fields).defaults()
    guard let value = fields.value("defaults") else { return defaults }
    let kinds = try Fields(value, "defaults", allowed: EffectKind.allCases.map(\.rawValue))
    for kind in EffectKind.allCases {
      guard let outcome = try kinds.word(kind.rawValue, Outcome.self) else { continue }
      guard outcome != .auditOnly else { throw value.fault("`audit_only` is a mode, not an outcome of a default") }
      defaults[kind] = outcome
    }
    return defaults
  }

  private static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count <= 64 && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      }
  }
}
