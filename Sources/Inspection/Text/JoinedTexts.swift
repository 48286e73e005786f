/// Several texts as one, in which it is known what came from where: a sentence may be spread over them.
struct JoinedTexts {
  struct Piece {
    let pointer: String
    /// In UTF-8 bytes, in the joined text.
    let start: Int
    let length: Int
  }

  private(set) var joined = ""
  private var places: [Piece] = []

  /// Where the texts stand, as JSON Pointers (RFC 6901).
  var pointers: [String] { places.map(\.pointer) }

  /// Empty texts are left out, and a line feed stands between two.
  mutating func add(_ text: String, at pointer: String) {
    guard !text.isEmpty else { return }
    places.append(Piece(pointer: pointer, start: joined.utf8.count, length: text.utf8.count))
    joined += text
    joined += "\n"
  }

  /// The texts in which a finding begins and ends.
  func pieces(of range: Range<Int>) -> (first: Piece?, last: Piece?) {
    (piece(at: range.lowerBound), piece(at: max(range.lowerBound, range.upperBound - 1)))
  }

  private func piece(at place: Int) -> Piece? {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? places[low - 1] : nil
  }
}

extension TextFinding {
  /// The finding in a part of the text, its place kept within it.
  func moved(by offset: Int, limit: Int) -> TextFinding {
    let start = min(place.lowerBound + offset, limit)
    let end = min(max(place.upperBound + offset, start), limit)
    return TextFinding(kind: kind, severity: severity, place: start..<end, excerpt: excerpt, reason: reason)
  }
}
