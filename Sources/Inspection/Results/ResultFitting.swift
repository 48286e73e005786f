import CanonicalJSON

/// The last step of the filter: texts that speak to the model get their note, and what is too long is cut or left out.
struct ResultFitting {
  private let options: ResultFilterOptions
  private let suspects: Set<String>
  /// How many bytes the result may still take.
  private var room: Int
  private(set) var cuts: [FilteredResult.Cut] = []
  /// How many bytes the structured content had that was left out; nil where it was not.
  private(set) var droppedStructure: Int?

  /// Kept free for brackets, commas and a last note.
  private static let reserve = 512
  /// A text is not cut to less; then it is left out.
  private static let leastText = 256

  init(options: ResultFilterOptions, suspects: Set<String>) {
    self.options = options
    self.suspects = suspects
    room = options.maximumResultBytes - Self.reserve
  }

  mutating func fit(_ result: JSONObject) -> JSONObject {
    var fitted = result
    // What cannot be cut is counted first: everything but the lists of blocks.
    for member in result.members where !["content", "contents", "messages"].contains(member.name) {
      let size = JSON.string(member.name).serialized().count + member.value.serialized().count + 2
      guard size <= room else {
        fitted[member.name] = nil
        cuts.append(.init(pointer: "/" + JSONPointer.token(member.name), bytes: size, kept: 0))
        if member.name == "structuredContent" {
          droppedStructure = size
        }
        continue
      }
      room -= size
    }
    var note: [JSON] = []
    if let size = droppedStructure {
      note = [["type": "text", "text": .string(ResultNotes.leftOut(ResultNotes.structure, bytes: size))]]
      // A result without any content would be none.
      if fitted["content"]?.arrayValue == nil { fitted["content"] = [] }
    }
    for name in ["content", "contents", "messages"] {
      guard let blocks = fitted[name]?.arrayValue else { continue }
      fitted[name] = .array(lead(for: blocks, of: name) + (name == "content" ? note : []) + fit(blocks, of: name))
    }
    return fitted
  }

  /// A block with the note alone, where what speaks to the model is in a place that can carry no note.
  private func lead(for blocks: [JSON], of list: String) -> [JSON] {
    guard list == "content", !suspects.isEmpty, blocks.first != Self.leadingNote else { return [] }
    let canCarry = blocks.indices.contains { index in
      suspects.contains("/content/\(index)/text") || suspects.contains("/content/\(index)/resource/text")
    }
    return canCarry ? [] : [Self.leadingNote]
  }

  private static let leadingNote: JSON = ["type": "text", "text": .string(ResultNotes.suspect)]

  private mutating func fit(_ blocks: [JSON], of list: String) -> [JSON] {
    var fitted: [JSON] = []
    for (index, block) in blocks.enumerated() {
      let place = "/\(list)/\(index)"
      guard let one = fit(block, at: place) else {
        let left = blocks.count - index
        cuts.append(.init(pointer: place, bytes: block.serialized().count, kept: 0))
        let note = ResultNotes.leftOut(blocks: left)
        if list == "content" { fitted.append(["type": "text", "text": .string(note)]) }
        return fitted
      }
      fitted.append(one)
    }
    return fitted
  }

  /// The block in the room that is left; nil where there is none for it.
  private mutating func fit(_ block: JSON, at place: String) -> JSON? {
    var block = mark(block, at: place)
    var size = block.serialized().count + 1
    if size > room {
      guard let smaller = shrink(block, by: size - room, at: place) else { return nil }
      block = smaller
      size = block.serialized().count + 1
      guard size <= room else { return nil }
    }
    room -= size
    return block
  }

  /// The block with its note, and its text within the limit of a single one.
  private mutating func mark(_ block: JSON, at place: String) -> JSON {
    change(textOf: block, at: place) { fitting, text, place in
      let (note, body) = ResultNotes.split(text)
      let lead = fitting.suspects.contains(place) ? ResultNotes.suspect : note
      return lead + fitting.cut(body, to: fitting.options.maximumTextBytes - lead.utf8.count, at: place)
    }
  }

  private mutating func cut(_ text: String, to limit: Int, at place: String) -> String {
    let length = text.utf8.count
    guard length > limit else { return text }
    let cut = TextCutter.cut(text, to: limit)
    cuts.append(.init(pointer: place, bytes: length, kept: cut.utf8.count))
    return cut
  }

  private mutating func shrink(_ block: JSON, by excess: Int, at place: String) -> JSON? {
    if let text = Self.text(of: block) {
      let written = JSON.string(text).serialized().count
      let allowed = Self.prefixLength(of: text, writtenIn: written - excess)
      guard allowed >= Self.leastText else { return nil }
      return change(textOf: block, at: place) { fitting, text, place in
        let (note, body) = ResultNotes.split(text)
        return note + fitting.cut(body, to: allowed - note.utf8.count, at: place)
      }
    }
    return withoutBytes(block, at: place)
  }

  /// Base64 cannot be cut: a note takes its place.
  private mutating func withoutBytes(_ block: JSON, at place: String) -> JSON? {
    guard var object = block.objectValue else { return nil }
    if case .object(let resource)? = object["resource"] {
      guard let smaller = withoutBytes(.object(resource), at: place + "/resource") else { return nil }
      object["resource"] = smaller
      return .object(object)
    }
    if let content = object["content"] {
      guard let smaller = withoutBytes(content, at: place + "/content") else { return nil }
      object["content"] = smaller
      return .object(object)
    }
    guard let name = ["data", "blob"].first(where: { object[$0]?.stringValue != nil }),
      let data = object[name]?.stringValue
    else {
      return nil
    }
    let note = ResultNotes.leftOut(object["type"]?.stringValue ?? "resource", bytes: data.utf8.count)
    cuts.append(.init(pointer: place, bytes: data.utf8.count, kept: 0))
    guard name == "blob" else { return ["type": "text", "text": .string(note)] }
    object["blob"] = nil
    object["text"] = .string(note)
    object["mimeType"] = "text/plain"
    return .object(object)
  }

  // MARK: The text of a block

  /// The text of a text block, of an embedded resource, of a message.
  private static func text(of block: JSON) -> String? {
    block["text"]?.stringValue ?? block["resource"]?["text"]?.stringValue ?? block["content"].flatMap { text(of: $0) }
  }

  private mutating func change(
    textOf block: JSON,
    at place: String,
    _ body: (inout ResultFitting, String, String) -> String
  ) -> JSON {
    switch block {
    case .array(let blocks):
      return .array(blocks.enumerated().map { change(textOf: $0.element, at: place + "/\($0.offset)", body) })
    case .object(var object):
      if let text = object["text"]?.stringValue {
        object["text"] = .string(body(&self, text, place + "/text"))
      }
      for name in ["resource", "content"] {
        guard let inner = object[name], inner.stringValue == nil else { continue }
        object[name] = change(textOf: inner, at: place + "/" + name, body)
      }
      return .object(object)
    default: return block
    }
  }

  /// How many bytes of the text fit where it may take so many bytes as written JSON.
  private static func prefixLength(of text: String, writtenIn limit: Int) -> Int {
    var written = 2
    var length = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: written += 2
      case 0..<0x20: written += 6
      default: written += 1
      }
      // The note has a line feed, which takes one more.
      guard written + 1 <= limit else { break }
      length += 1
    }
    return length
  }
}
