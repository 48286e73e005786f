import CanonicalJSON

/// The texts of a result, one after the other.
struct TextCollection {
  private(set) var texts = JoinedTexts()

  /// Names are short words but where somebody writes sentences in them.
  static func isText(name: String) -> Bool { name.utf8.count > 24 }

  mutating func collect(_ value: JSON, pointer: String, name: String?) {
    switch value {
    case .null, .bool, .number: return
    case .string(let text):
      if let name, ResultMember.isWord(name, text) { return }
      texts.add(ResultNotes.split(text).body, at: pointer)
    case .array(let elements):
      for (index, element) in elements.enumerated() { collect(element, pointer: pointer + "/\(index)", name: nil) }
    case .object(let object):
      for member in object.members where !pointer.isEmpty || !ResultMember.untouched.contains(member.name) {
        let place = pointer + "/" + JSONPointer.token(member.name)
        if Self.isText(name: member.name) { texts.add(member.name, at: place) }
        if case .string(let data) = member.value, member.name == "data" || member.name == "blob" {
          let type = object["mimeType"]?.stringValue
          let inner = BinaryText.read(data, mediaType: type, isMedia: member.name == "data")
          if let inner { texts.add(ResultNotes.split(inner.text).body, at: place) }
        } else {
          collect(member.value, pointer: place, name: member.name)
        }
      }
    }
  }
}
