import CanonicalJSON

/// The texts of a result, one after the other.
struct TextCollection {
  struct Piece {
    let pointer: String
    let start: Int
    let length: Int
  }

  private(set) var joined = ""
  private var places: [Piece] = []
  var pointers: [String] { places.map(\.pointer) }

  /// Names are short words but where somebody writes sentences in them.
  static func isText(name: String) -> Bool { name.utf8.count > 24 }

  mutating func collect(_ value: JSON, pointer: String, name: String?) {
    switch value {
    case .null, .bool, .number: return
    case .string(let text):
      if let name, ResultMember.isWord(name, text) { return }
      add(ResultNotes.split(text).body, pointer)
    case .array(let elements):
      for (index, element) in elements.enumerated() { collect(element, pointer: pointer + "/\(index)", name: nil) }
    case .object(let object):
      for member in object.members where !pointer.isEmpty || !ResultMember.untouched.contains(member.name) {
        let place = pointer + "/" + JSONPointer.token(member.name)
        if Self.isText(name: member.name) { add(member.name, place) }
        if case .string(let data) = member.value, member.name == "data" || member.name == "blob" {
          let type = object["mimeType"]?.stringValue
          let inner = BinaryText.read(data, mediaType: type, isMedia: member.name == "data")
          if let inner { add(ResultNotes.split(inner.text).body, place) }
        } else {
          collect(member.value, pointer: place, name: member.name)
        }
      }
    }
  }

  private mutating func add(_ text: String, _ pointer: String) {
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
