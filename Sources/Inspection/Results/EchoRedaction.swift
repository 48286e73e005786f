import CanonicalJSON

/// Takes every secret that was found anywhere in a result out of all its other texts.
struct EchoRedaction {
  private var echoes = SecretEchoes()
  /// By the pointer of the text, each list in the order of the places.
  private var byPointer: [String: [Redaction]] = [:]
  private var pointers: [String] = []
  private var fresh: [Redaction] = []
  /// How often all is gone through: a placeholder can bring words together that were apart.
  private static let mostPasses = 4

  init(_ redactions: [Redaction]) {
    for redaction in redactions { add(redaction) }
    fresh = redactions
  }

  /// All that was taken out, in the order in which the texts were met first.
  var redactions: [Redaction] { pointers.flatMap { byPointer[$0] ?? [] } }

  mutating func redact(_ result: JSONObject) -> JSONObject {
    var result = result
    for _ in 0..<Self.mostPasses where !fresh.isEmpty {
      echoes.learn(fresh)
      fresh = []
      guard !echoes.isEmpty else { break }
      result = JSONObject(
        result.members.map { member in
          guard !ResultMember.untouched.contains(member.name) else { return member }
          return .init(name: member.name, value: redact(member.value, at: "/" + JSONPointer.token(member.name)))
        }
      )
    }
    return result
  }

  private mutating func redact(_ value: JSON, at pointer: String) -> JSON {
    switch value {
    case .null, .bool, .number: return value
    case .string(let text): return .string(redact(text, at: pointer))
    case .array(let elements):
      return .array(elements.enumerated().map { redact($0.element, at: pointer + "/\($0.offset)") })
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map { member in
            // What belongs to the protocol names things that must be named the same way again.
            guard !member.name.hasPrefix(ResultMember.protocolPrefix) else { return member }
            let place = pointer + "/" + JSONPointer.token(member.name)
            return .init(name: member.name, value: redact(member.value, at: place))
          }
        )
      )
    }
  }

  private mutating func redact(_ text: String, at pointer: String) -> String {
    let bytes = Array(text.utf8)
    let found = echoes.findings(in: bytes)
    guard !found.isEmpty else { return text }
    let echoed = Redactor.replace(found, in: bytes, pointer: pointer)
    let again = Redactor.redact(echoed.text, pointer: pointer)
    fresh += again.redactions
    let known = byPointer[pointer]
    if known == nil { pointers.append(pointer) }
    byPointer[pointer] = Redactor.merged(Redactor.merged(known ?? [], echoed.redactions), again.redactions)
    return again.text
  }

  private mutating func add(_ redaction: Redaction) {
    if byPointer[redaction.pointer] == nil { pointers.append(redaction.pointer) }
    byPointer[redaction.pointer, default: []].append(redaction)
  }
}
