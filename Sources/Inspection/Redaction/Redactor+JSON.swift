package import CanonicalJSON

extension Redactor {
  /// The value with the secrets of all its strings, member names included, taken out, and what was taken, in order.
  ///
  /// The value of a member with a secret's name goes whole, and so does the word after an option such as `--password` in an
  /// array of words.
  ///
  /// - Parameters:
  ///   - keepingNumbers: whether numbers stay even under a password's name, so that every value keeps its JSON type.
  ///   - pointer: where the value itself stands; the pointers of the redactions begin with it.
  package static func redact(
    _ value: JSON,
    keepingNumbers: Bool = false,
    at pointer: String = ""
  ) -> (value: JSON, redactions: [Redaction]) {
    var walk = JSONRedaction(keepsNumbers: keepingNumbers)
    let value = walk.redact(value, named: nil, pointer: pointer)
    return (value, walk.redactions)
  }
}

/// One walk over a JSON value. `CanonicalJSON` bounds the depth of what it parses, and with it the recursion.
private struct JSONRedaction {
  let keepsNumbers: Bool
  private(set) var redactions: [Redaction] = []

  init(keepsNumbers: Bool) { self.keepsNumbers = keepsNumbers }

  mutating func redact(_ value: JSON, named name: SecretName?, pointer: String) -> JSON {
    switch value {
    case .null, .bool: return value
    case .number(let number):
      guard name == .password, !keepsNumbers else { return value }
      return .string(take(Redactor.whole(number.lexeme, kind: .password, pointer: pointer)))
    case .string(let text): return .string(redact(text, named: name, pointer: pointer))
    case .array(let elements): return .array(redact(elements, named: name, pointer: pointer))
    case .object(let object): return .object(redact(object, pointer: pointer))
    }
  }

  private mutating func redact(_ object: JSONObject, pointer: String) -> JSONObject {
    let before = redactions.count
    var members: [JSONObject.Member] = []
    members.reserveCapacity(object.count)
    var names = UniqueNames()
    for member in object.members {
      let name = names.take(take(Redactor.redact(member.name, pointer: pointer)))
      if let words = member.value.arrayValue, member.name.utf8.elementsEqual("arguments".utf8),
        let program = object["program"]?.stringValue
      {
        members.append(.init(name: name, value: .array(redact(words, of: program, pointer: pointer + "/" + name))))
        continue
      }
      // Only what the name itself is given counts: `"password": {"minLength": 8}` is a schema.
      let value = redact(
        member.value,
        named: SecretName(member.name.utf8),
        pointer: pointer + "/" + JSONPointer.token(name)
      )
      members.append(.init(name: name, value: value))
    }
    // Most objects hold no secret and stay as they are.
    guard redactions.count > before else { return object }
    return JSONObject(members)
  }

  /// The words of a command: as secrets of that program, then like any words.
  private mutating func redact(_ words: [JSON], of program: String, pointer: String) -> [JSON] {
    let found = CommandLineWords(program: program, words: words.map { $0.stringValue ?? "" }).secrets
    if found.isEmpty { return redact(words, named: nil, pointer: pointer) }
    var redacted = redact(words, named: nil, pointer: pointer)
    for (index, range) in found where index < words.count {
      // What another finder has taken already stays as it is.
      guard let text = words[index].stringValue, redacted[index] == words[index] else { continue }
      let bytes = Array(text.utf8)
      let start = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
      let (placeholder, taken) = Redactor.whole(
        String(decoding: bytes[range], as: UTF8.self),
        kind: .password,
        pointer: pointer + "/\(index)"
      )
      redactions += taken.map { $0.moved(by: start.utf8.count) }
      redacted[index] = .string(start + placeholder + String(decoding: bytes[range.upperBound...], as: UTF8.self))
    }
    return redacted
  }

  private mutating func redact(_ elements: [JSON], named name: SecretName?, pointer: String) -> [JSON] {
    var redacted: [JSON] = []
    redacted.reserveCapacity(elements.count)
    var previous: String?
    for (index, element) in elements.enumerated() {
      let place = pointer + "/\(index)"
      let ownName = previous.flatMap(Self.secretOption) ?? name
      if let option = previous, option == "-u" || option == "--user", let text = element.stringValue,
        let user = Self.user(of: text)
      {
        let password = text.utf8.dropFirst(user.utf8.count)
        let (placeholder, taken) = Redactor.whole(
          String(decoding: password, as: UTF8.self),
          kind: .password,
          pointer: place
        )
        redactions += taken.map { $0.moved(by: user.utf8.count) }
        redacted.append(.string(user + placeholder))
      } else {
        redacted.append(redact(element, named: ownName, pointer: place))
      }
      previous = element.stringValue
    }
    return redacted
  }

  private mutating func redact(_ text: String, named name: SecretName?, pointer: String) -> String {
    if let name, SecretValue.isSecret(Array(text.utf8)[...], named: name, style: .quoted) {
      return take(Redactor.whole(text, kind: name == .password ? .password : .secretValue, pointer: pointer))
    }
    return take(Redactor.redact(text, pointer: pointer))
  }

  private mutating func take(_ result: (text: String, redactions: [Redaction])) -> String {
    redactions += result.redactions
    return result.text
  }

  /// The secret that the next word of a command line is: `--password`, `-token`.
  private static func secretOption(_ word: String) -> SecretName? {
    guard word.utf8.first == UInt8(ascii: "-"), !word.utf8.contains(UInt8(ascii: "=")), word.utf8.count <= 64 else {
      return nil
    }
    return SecretName(word.utf8)
  }

  /// `user:` of `user:password`; nil for `1000:1000` and for references.
  private static func user(of text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 3 < bytes.count,
      bytes.contains(where: \.isASCIILetter), !SecretValue.isPlaceholder(bytes[(colon + 1)...])
    else { return nil }
    return String(decoding: bytes[...colon], as: UTF8.self)
  }
}

extension Redaction {
  fileprivate func moved(by offset: Int) -> Redaction {
    let place = placeholder.lowerBound + offset..<placeholder.upperBound + offset
    return Redaction(kind: kind, placeholder: place, pointer: pointer, original: original)
  }
}
