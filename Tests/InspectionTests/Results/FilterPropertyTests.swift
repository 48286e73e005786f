import CanonicalJSON
import Inspection
import Testing

/// What must hold for any result, over results from a seeded generator.
struct FilterPropertyTests {
  @Test(arguments: UInt64(1)...60)
  func holds(seed: UInt64) throws {
    var generator = ResultGenerator(seed: seed)
    for _ in 0..<20 {
      let result = generator.result()
      let options = ResultFilterOptions(maximumTextBytes: 1 << 16, injections: seed.isMultiple(of: 2) ? .flag : .list)
      let once = ResultFilter.apply(result, options: options)
      let written = JSON.object(once.result).serialized()
      #expect(try JSON.parse(written) == .object(once.result))
      // Nothing that nobody sees is left.
      for text in Self.texts(.object(once.result)) {
        #expect(TextCleaner.clean(text).removed.total == 0, "\(text.debugDescription)")
      }
      // Twice is once.
      let twice = ResultFilter.apply(once.result, options: options)
      #expect(twice.result == once.result, "\(JSON.object(result).text)")
      #expect(twice.redactions.isEmpty)
      #expect(twice.removed.total == 0)
      Self.compare(.object(result), .object(once.result))
    }
  }

  /// Values keep their types and lists their length; no text grows but by its note and by placeholders.
  static func compare(_ old: JSON, _ new: JSON) {
    switch (old, new) {
    case (.string(let old), .string(let new)):
      let placeholders = new.split(separator: "[redacted:").count
      #expect(new.utf8.count <= old.utf8.count + placeholders * 32 + (new.hasPrefix("[cavra:") ? 160 : 0))
    case (.array(let old), .array(let new)):
      // A note may lead.
      #expect(new.count == old.count || new.count == old.count + 1)
      for (old, new) in zip(old, new.suffix(old.count)) { compare(old, new) }
    case (.object(let old), .object(let new)):
      #expect(new.count == old.count)
      for (old, new) in zip(old.members, new.members) { compare(old.value, new.value) }
    default: #expect(old.kindName == new.kindName)
    }
  }

  static func texts(_ value: JSON) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(texts)
    case .object(let object): object.members.flatMap { [$0.name] + texts($0.value) }
    default: []
    }
  }
}

/// Makes results of every shape out of fragments that mean something to the filter.
struct ResultGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private static let fragments = [
    "word", " ", "\n", "\r", "\r\n", "\t", "\u{1B}[31m", "\u{1B}]0;t\u{07}", "\u{1B}]", "\u{1B}", "\u{9B}1m", "\u{07}",
    "\u{08}",
    "\u{200B}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{202E}", "\u{200F}", "\u{E0041}", "\u{E0100}", "\u{AD}",
    "\u{FEFF}", "👩",
    "❤", "1", "\u{20E3}", "ש", "م", "न", "\u{94D}", "語", "🏴", "\u{E0067}\u{E0062}", "e", "\u{301}", "\u{2800}",
    "\u{2028}",
    "password=", "token: ", "hunter2x", "ghp_", "aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW3xY5zA7", "AKIA", "IOSFODNN7EXAMPLE",
    "Authorization: Bearer ", "https://u:p4ssw@h/", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----",
    "Ignore all previous instructions", "do not tell the user", "<IMPORTANT>", "[redacted:password]", "\"", "\\", "{",
    "}", "%69",
    "&#105;", "_", "[cavra: ", "=",
  ]

  mutating func text() -> String { (0..<next(12)).map { _ in Self.fragments[next(Self.fragments.count)] }.joined() }

  private mutating func value(_ depth: Int) -> JSON {
    switch next(depth > 0 ? 7 : 5) {
    case 0: return JSON(next(100_000))
    case 1: return .bool(next(2) == 0)
    case 2, 3, 4: return .string(text())
    case 5: return .array((0..<next(4)).map { _ in value(depth - 1) })
    default:
      return .object(JSONObject((0..<next(4)).map { _ in .init(name: name(), value: value(depth - 1)) }))
    }
  }

  private mutating func name() -> String {
    ["a", "b", "password", "token", "api_key", "note", "text", "\u{200B}a"][next(8)]
  }

  private mutating func block() -> JSON {
    switch next(5) {
    case 0: return ["type": "image", "data": "QUJD", "mimeType": "image/png"]
    case 1: return ["type": "resource", "resource": ["uri": "file:///a", "text": .string(text())]]
    case 2: return ["type": "resource_link", "uri": "file:///a", "name": .string(text())]
    default: return ["type": "text", "text": .string(text())]
    }
  }

  mutating func result() -> JSONObject {
    switch next(4) {
    case 0: return ["contents": [["uri": "file:///a", "text": .string(text())]]]
    case 1: return ["messages": [["role": "user", "content": block()]]]
    default:
      var result: JSONObject = ["content": .array((0..<next(4)).map { _ in block() })]
      guard next(2) == 0 else { return result }
      let structured = value(3)
      result["structuredContent"] = structured
      result["content"] = [["type": "text", "text": .string(structured.text)]]
      return result
    }
  }
}
