package import CanonicalJSON

/// One thing that is wrong with a log or a bundle.
package struct Damage: Sendable, Equatable {
  /// What was done to it, as far as it shows.
  package enum Kind: String, Sendable, CaseIterable {
    /// Bytes are not those that were hashed or signed.
    case changed
    /// Something between others is missing.
    case removed
    /// Something is there that does not belong there.
    case inserted
    /// Records stand in another order than they were written in.
    case reordered
    /// The end is missing.
    case truncated
    /// Somebody else's key signed.
    case foreignKey = "foreign_key"
    /// Nobody signed.
    case unsigned
  }

  package let kind: Kind
  /// The record at fault, nil where it is something else.
  package let logIndex: Int?
  /// The file of a bundle at fault, nil in a database.
  package let file: String?
  /// What was found, in one line.
  package let detail: String

  init(_ kind: Kind, record logIndex: Int? = nil, file: String? = nil, _ detail: String) {
    self.kind = kind
    self.logIndex = logIndex
    self.file = file
    self.detail = detail
  }

  package var json: JSON {
    var object: JSONObject = ["kind": .string(kind.rawValue), "detail": .string(detail)]
    if let logIndex { object["log_index"] = JSON(logIndex) }
    if let file { object["file"] = .string(file) }
    return .object(object)
  }
}

/// The faults that were found: all of them counted, the first ones kept, so that a wholly damaged log costs no memory.
struct DamageList: Sendable {
  private static let kept = 100
  private(set) var first: [Damage] = []
  private(set) var count = 0

  mutating func add(_ damage: Damage) {
    count += 1
    if first.count < Self.kept { first.append(damage) }
  }

  mutating func add(contentsOf other: DamageList) {
    first += other.first.prefix(Self.kept - first.count)
    count += other.count
  }

  var isEmpty: Bool { count == 0 }
}
