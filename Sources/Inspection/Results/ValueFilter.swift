import CanonicalJSON

/// Cleans and redacts every string of a JSON value; shape and types stay.
struct ValueFilter {
  private(set) var removed = RemovedCounts()
  private(set) var redactions: [Redaction] = []
  private(set) var hidden: [(pointer: String, finding: TextFinding)] = []
  private let redactsSecrets: Bool
  private static let mostPasses = 4

  init(redactsSecrets: Bool) { self.redactsSecrets = redactsSecrets }

  mutating func filter(_ value: JSON, at pointer: String) -> JSON {
    let cleaned = clean(value, pointer)
    guard redactsSecrets else { return cleaned }
    var value = cleaned
    // A placeholder in one word can make another one a secret: `["--password", …]`.
    for _ in 0..<Self.mostPasses {
      let redacted = Redactor.redact(value, keepingNumbers: true, at: pointer)
      guard !redacted.redactions.isEmpty else { break }
      redactions += redacted.redactions
      value = redacted.value
    }
    return value
  }

  private mutating func clean(_ value: JSON, _ pointer: String) -> JSON {
    switch value {
    case .null, .bool, .number: return value
    case .string(let text): return .string(clean(text, pointer))
    case .array(let elements):
      return .array(elements.enumerated().map { clean($0.element, pointer + "/\($0.offset)") })
    case .object(let object): return .object(clean(object, pointer))
    }
  }

  private mutating func clean(_ object: JSONObject, _ pointer: String) -> JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(object.count)
    var names = UniqueNames()
    for member in object.members {
      let place = pointer + "/" + JSONPointer.token(member.name)
      let name = names.take(clean(member.name, place))
      members.append(.init(name: name, value: clean(member.value, place)))
    }
    return JSONObject(members)
  }

  private mutating func clean(_ text: String, _ pointer: String) -> String {
    let cleaned = TextCleaner.clean(text)
    guard cleaned.removed.total > 0 else { return cleaned.text }
    removed += cleaned.removed
    if hidden.count < 64 {
      hidden += FilteredText.hidden(in: text, redactsSecrets: redactsSecrets).map { (pointer, $0) }
    }
    return cleaned.text
  }
}
