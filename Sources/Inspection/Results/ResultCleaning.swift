import CanonicalJSON
import Signing

/// The first step of the filter: every string of a result cleaned and redacted. Nothing is cut or marked yet.
struct ResultCleaning {
  private let options: ResultFilterOptions
  private var mirror = TextMirror(of: nil, filtered: nil)
  private var structured: JSON?
  private var split: [String: [SecretFinding]] = [:]
  private(set) var redactions: [Redaction] = []
  private(set) var removed = RemovedCounts()
  private(set) var hidden: [(pointer: String, finding: TextFinding)] = []
  private(set) var schema = FilteredResult.SchemaStanding.untouched

  init(options: ResultFilterOptions) { self.options = options }

  mutating func clean(_ result: JSONObject) -> JSONObject {
    // First of all, because its mirrors are written from it.
    if let original = result["structuredContent"] {
      let filtered = value(original, at: "/structuredContent")
      structured = filtered
      // Without a text there is nothing to mirror.
      if result["content"]?.arrayValue?.contains(where: { $0["text"] != nil }) ?? false {
        mirror = TextMirror(of: original, filtered: filtered)
      }
    }
    if options.redactsSecrets { split = SplitSecrets.parts(of: result) }
    var cleaned = JSONObject(
      result.members.map { member in
        let place = "/" + JSONPointer.token(member.name)
        return .init(name: member.name, value: top(member, at: place))
      }
    )
    if !redactions.isEmpty {
      var echoes = EchoRedaction(redactions)
      cleaned = echoes.redact(cleaned)
      redactions = echoes.redactions
    }
    if let original = result["structuredContent"], let filtered = cleaned["structuredContent"], original != filtered {
      schema = standing(of: filtered, from: original)
    }
    return cleaned
  }

  private mutating func top(_ member: JSONObject.Member, at place: String) -> JSON {
    switch (member.name, member.value) {
    case ("structuredContent", _): return structured ?? member.value
    case ("content", .array(let blocks)):
      return .array(blocks.enumerated().map { block($0.element, at: place + "/\($0.offset)") })
    case ("contents", .array(let blocks)):
      return .array(blocks.enumerated().map { block($0.element, at: place + "/\($0.offset)") })
    case ("messages", .array(let messages)):
      return .array(messages.enumerated().map { message($0.element, at: place + "/\($0.offset)") })
    case ("_meta", .object(let object)): return .object(meta(object, at: place))
    case (let name, let value):
      return ResultMember.untouched.contains(name) ? value : self.value(value, at: place)
    }
  }

  private mutating func message(_ value: JSON, at place: String) -> JSON {
    guard case .object(let object) = value else { return self.value(value, at: place) }
    return members(of: object, at: place) { walk, member, place in
      guard member.name == "content" else { return walk.plain(member, at: place) }
      guard case .array(let blocks) = member.value else { return walk.block(member.value, at: place) }
      return .array(blocks.enumerated().map { walk.block($0.element, at: place + "/\($0.offset)") })
    }
  }

  /// A content block, or the content of a resource.
  private mutating func block(_ value: JSON, at place: String) -> JSON {
    guard case .object(let object) = value else { return self.value(value, at: place) }
    let mediaType = object["mimeType"]?.stringValue
    return members(of: object, at: place) { walk, member, place in
      switch (member.name, member.value) {
      case ("text", .string(let text)): return .string(walk.text(text, at: place))
      case ("data", .string(let data)):
        return .string(walk.binary(data, mediaType: mediaType, isMedia: true, at: place))
      case ("blob", .string(let data)):
        return .string(walk.binary(data, mediaType: mediaType, isMedia: false, at: place))
      case ("resource", .object): return walk.block(member.value, at: place)
      default: return walk.plain(member, at: place)
      }
    }
  }

  private mutating func members(
    of object: JSONObject,
    at place: String,
    _ filter: (inout ResultCleaning, JSONObject.Member, String) -> JSON
  ) -> JSON {
    var members: [JSONObject.Member] = []
    for member in object.members {
      members.append(
        .init(name: member.name, value: filter(&self, member, place + "/" + JSONPointer.token(member.name)))
      )
    }
    return .object(JSONObject(members))
  }

  private mutating func plain(_ member: JSONObject.Member, at place: String) -> JSON {
    if case .object(let object) = member.value, member.name == "_meta" { return .object(meta(object, at: place)) }
    return value(member.value, at: place)
  }

  private mutating func meta(_ object: JSONObject, at place: String) -> JSONObject {
    JSONObject(
      object.members.map { member in
        if member.name.hasPrefix(ResultMember.protocolPrefix) || member.name == "progressToken" { return member }
        return .init(name: member.name, value: value(member.value, at: place + "/" + JSONPointer.token(member.name)))
      }
    )
  }

  private mutating func value(_ value: JSON, at place: String) -> JSON {
    var filter = ValueFilter(redactsSecrets: options.redactsSecrets)
    let filtered = filter.filter(value, at: place)
    redactions += filter.redactions
    removed += filter.removed
    hidden += filter.hidden
    return filtered
  }

  private mutating func text(_ text: String, at place: String) -> String {
    // The note is ours, and so is what it says.
    let (note, body) = ResultNotes.split(text)
    if let mirrored = mirror.replacement(for: body) { return note + mirrored }
    let filtered = FilteredText(
      body,
      pointer: place,
      redactsSecrets: options.redactsSecrets,
      split: split[place] ?? []
    )
    redactions += filtered.redactions
    removed += filtered.removed
    hidden += filtered.hidden.map { (place, $0) }
    return note + filtered.text
  }

  /// Bytes in base64. What is no base64 is text, whatever it says it is; and bytes that are text are filtered as text.
  private mutating func binary(_ data: String, mediaType: String?, isMedia: Bool, at place: String) -> String {
    guard let inner = BinaryText.read(data, mediaType: mediaType, isMedia: isMedia) else { return data }
    let filtered = text(inner.text, at: place)
    guard inner.isEncoded else { return filtered }
    return filtered.sameBytes(as: inner.text) ? data : Base64.encode(Array(filtered.utf8))
  }

  private func standing(of filtered: JSON, from original: JSON) -> FilteredResult.SchemaStanding {
    guard let schema = options.outputSchema else { return .untouched }
    var check = SchemaCheck(schema: schema, changed: StringChanges.between(original, filtered))
    switch check.check(filtered) {
    case .valid: return .valid
    // Only what concerns a changed string leaves a reason.
    case .unknown: return check.reason.map { .broken("\($0) cannot be checked after the change") } ?? .valid
    case .invalid: return .broken("\(check.reason ?? "the schema") does not hold after the change")
    }
  }
}
