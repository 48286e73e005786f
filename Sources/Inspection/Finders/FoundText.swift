/// What a finder reports, before the passage around it is cut out.
struct FoundText {
  var kind: TextFindingKind
  var severity: TextSeverity
  /// In UTF-8 bytes.
  var range: Range<Int>
  var reason: String
}

/// What was found in one text: of each kind and severity the first few, so that many harmless ones neither hide the one that
/// counts nor fill the memory.
struct FindingList {
  private(set) var all: [FoundText] = []
  private var counts: [TextFindingKind: [Int]] = [:]
  /// Of one kind and severity.
  static let mostOfAKind = 16

  mutating func append(_ found: FoundText) {
    let count = counts[found.kind, default: [0, 0, 0, 0]][found.severity.rawValue]
    guard count < Self.mostOfAKind else { return }
    counts[found.kind, default: [0, 0, 0, 0]][found.severity.rawValue] = count + 1
    all.append(found)
  }

  /// What was found in a decoded text, at the places it was decoded from.
  mutating func append(_ other: FindingList, place: (Range<Int>) -> Range<Int>) {
    for var found in other.all {
      found.range = place(found.range)
      append(found)
    }
  }
}
