import CanonicalJSON

/// Whether a value whose strings were changed still is what a JSON Schema (draft 2020-12) promises.
///
/// Three answers: what it cannot tell (a `pattern` or a `format` of a changed string, a reference to elsewhere, too large a
/// schema) it does not guess. Numbers, Booleans and the shape of the value did not change, so that their keywords count only
/// where they choose between alternatives.
struct SchemaCheck {
  enum Answer {
    case valid
    case invalid
    case unknown

    static func && (left: Answer, right: Answer) -> Answer {
      if left == .invalid || right == .invalid { return .invalid }
      return left == .unknown || right == .unknown ? .unknown : .valid
    }

    static func || (left: Answer, right: Answer) -> Answer {
      if left == .valid || right == .valid { return .valid }
      return left == .unknown || right == .unknown ? .unknown : .invalid
    }
  }

  private let root: JSON
  /// Where strings were changed, as JSON Pointers.
  private let changed: Set<String>
  private var steps = 0
  private static let mostSteps = 200_000
  private static let deepestReference = 48
  /// The first reason why the answer is not `valid`.
  private(set) var reason: String?

  init(schema: JSON, changed: Set<String>) {
    root = schema
    self.changed = changed
  }

  mutating func check(_ value: JSON) -> Answer { check(value, root, at: "", references: 0) }

  private mutating func check(_ value: JSON, _ schema: JSON, at place: String, references: Int) -> Answer {
    steps += 1
    guard steps < Self.mostSteps, references < Self.deepestReference else {
      return fail(.unknown, "the schema is too large", place)
    }
    if case .bool(let allows) = schema { return allows ? .valid : .invalid }
    guard case .object(let keywords) = schema else { return .valid }
    var answer = Answer.valid
    for keyword in keywords.members {
      answer = answer && check(value, keyword.name, keyword.value, of: keywords, at: place, references: references)
      if answer == .invalid { return .invalid }
    }
    return answer
  }

  private mutating func check(
    _ value: JSON,
    _ keyword: String,
    _ argument: JSON,
    of schema: JSONObject,
    at place: String,
    references: Int
  ) -> Answer {
    switch keyword {
    case "$ref": return reference(value, argument, at: place, references: references)
    case "$dynamicRef": return .unknown
    case "type": return Self.hasType(value, argument) ? .valid : fail(.invalid, "`type`", place)
    case "const": return Self.isEqual(value, argument) ? .valid : fail(.invalid, "`const`", place)
    case "enum":
      let isIn = argument.arrayValue?.contains { Self.isEqual(value, $0) } ?? true
      return isIn ? .valid : fail(.invalid, "`enum`", place)
    case "allOf": return all(value, argument, at: place, references: references)
    case "anyOf": return any(value, argument, at: place, references: references)
    case "oneOf": return one(value, argument, at: place, references: references)
    case "not": return not(value, argument, at: place, references: references)
    case "if": return conditional(value, argument, schema, at: place, references: references)
    case "minLength", "maxLength", "pattern", "format": return string(value, keyword, argument, at: place)
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum": return Self.number(value, keyword, argument)
    case "properties", "additionalProperties", "patternProperties", "required", "propertyNames",
      "unevaluatedProperties":
      return members(value, keyword, argument, of: schema, at: place, references: references)
    case "items", "prefixItems", "uniqueItems":
      return elements(value, keyword, argument, of: schema, at: place, references)
    case "contains", "dependentSchemas", "dependencies", "unevaluatedItems", "multipleOf": return .unknown
    default: return .valid
    }
  }

  private mutating func fail(_ answer: Answer, _ what: String, _ place: String) -> Answer {
    if reason == nil { reason = "\(what) at `\(VisibleText.cut(VisibleText.escape(place), to: 120))`" }
    return answer
  }

  // MARK: Combinations

  /// Failing one way of several is no reason yet.
  private mutating func quietly(_ body: (inout SchemaCheck) -> Answer) -> Answer {
    let before = reason
    defer { reason = before }
    return body(&self)
  }

  private mutating func all(_ value: JSON, _ schemas: JSON, at place: String, references: Int) -> Answer {
    var answer = Answer.valid
    for schema in schemas.arrayValue ?? [] {
      answer = answer && check(value, schema, at: place, references: references)
    }
    return answer
  }

  private mutating func any(_ value: JSON, _ schemas: JSON, at place: String, references: Int) -> Answer {
    var answer = Answer.invalid
    for schema in schemas.arrayValue ?? [] {
      answer = answer || quietly { $0.check(value, schema, at: place, references: references) }
    }
    return answer == .valid ? .valid : fail(answer, "`anyOf`", place)
  }

  private mutating func one(_ value: JSON, _ schemas: JSON, at place: String, references: Int) -> Answer {
    let answers = (schemas.arrayValue ?? []).map { schema in
      quietly { $0.check(value, schema, at: place, references: references) }
    }
    let valid = answers.filter { $0 == .valid }.count
    let unknown = answers.filter { $0 == .unknown }.count
    if valid > 1 || valid + unknown == 0 { return fail(.invalid, "`oneOf`", place) }
    return unknown == 0 ? .valid : fail(.unknown, "`oneOf`", place)
  }

  private mutating func not(_ value: JSON, _ schema: JSON, at place: String, references: Int) -> Answer {
    switch quietly({ $0.check(value, schema, at: place, references: references) }) {
    case .valid: fail(.invalid, "`not`", place)
    case .invalid: .valid
    case .unknown: fail(.unknown, "`not`", place)
    }
  }

  private mutating func conditional(
    _ value: JSON,
    _ test: JSON,
    _ schema: JSONObject,
    at place: String,
    references: Int
  ) -> Answer {
    let answer = quietly { $0.check(value, test, at: place, references: references) }
    let then = schema["then"].map { check(value, $0, at: place, references: references) } ?? .valid
    let otherwise = schema["else"].map { check(value, $0, at: place, references: references) } ?? .valid
    switch answer {
    case .valid: return then
    case .invalid: return otherwise
    case .unknown: return then == otherwise ? then : fail(.unknown, "`if`", place)
    }
  }

  private mutating func reference(_ value: JSON, _ argument: JSON, at place: String, references: Int) -> Answer {
    guard let text = argument.stringValue, text.utf8.first == UInt8(ascii: "#"),
      let schema = Self.resolve(text.dropFirst(), in: root)
    else { return fail(.unknown, "`$ref`", place) }
    return check(value, schema, at: place, references: references + 1)
  }

  private static func resolve(_ pointer: Substring, in root: JSON) -> JSON? {
    var value = root
    guard pointer.isEmpty || pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = token.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
      if let member = value[name] {
        value = member
      } else if let index = Int(name), let elements = value.arrayValue, elements.indices.contains(index) {
        value = elements[index]
      } else {
        return nil
      }
    }
    return value
  }

  // MARK: Members, elements, strings, numbers

  private mutating func members(
    _ value: JSON,
    _ keyword: String,
    _ argument: JSON,
    of schema: JSONObject,
    at place: String,
    references: Int
  ) -> Answer {
    guard case .object(let object) = value else { return .valid }
    var answer = Answer.valid
    switch keyword {
    case "required":
      for name in argument.arrayValue ?? [] where object[name.stringValue ?? ""] == nil {
        return fail(.invalid, "`required`", place)
      }
    case "properties":
      for property in argument.objectValue?.members ?? [] {
        guard let member = object[property.name] else { continue }
        let inner = place + "/" + JSONPointer.token(property.name)
        answer = answer && check(member, property.value, at: inner, references: references)
      }
    case "additionalProperties":
      guard schema["patternProperties"] == nil else { return .unknown }
      let named = Set((schema["properties"]?.objectValue?.names ?? []).map(ByteKey.init))
      for member in object.members where !named.contains(ByteKey(member.name)) {
        let inner = place + "/" + JSONPointer.token(member.name)
        let one = check(member.value, argument, at: inner, references: references)
        answer = answer && (one == .invalid ? fail(.invalid, "`additionalProperties`", inner) : one)
      }
    // Patterns are not run: they could cost anything.
    default: return .unknown
    }
    return answer
  }

  private mutating func elements(
    _ value: JSON,
    _ keyword: String,
    _ argument: JSON,
    of schema: JSONObject,
    at place: String,
    _ references: Int
  ) -> Answer {
    guard case .array(let elements) = value else { return .valid }
    var answer = Answer.valid
    switch keyword {
    case "prefixItems":
      for (index, (element, schema)) in zip(elements, argument.arrayValue ?? []).enumerated() {
        answer = answer && check(element, schema, at: place + "/\(index)", references: references)
      }
    case "items":
      let first = schema["prefixItems"]?.arrayValue?.count ?? 0
      for (index, element) in elements.enumerated().dropFirst(first) {
        let one = argument.arrayValue.map { $0.indices.contains(index) ? $0[index] : .bool(true) } ?? argument
        answer = answer && check(element, one, at: place + "/\(index)", references: references)
      }
    default:
      guard argument.boolValue == true else { return .valid }
      if Set(elements).count < elements.count { return fail(.invalid, "`uniqueItems`", place) }
    }
    return answer
  }

  private mutating func string(_ value: JSON, _ keyword: String, _ argument: JSON, at place: String) -> Answer {
    guard case .string(let text) = value else { return .valid }
    guard changed.contains(place) else {
      // It was for the server to keep, and nothing was changed here; but it may choose between alternatives.
      return keyword == "pattern" || keyword == "format" ? .unknown : Self.length(text, keyword, argument)
    }
    switch keyword {
    case "pattern", "format": return fail(.unknown, "`\(keyword)`", place)
    default:
      let answer = Self.length(text, keyword, argument)
      return answer == .invalid ? fail(.invalid, "`\(keyword)`", place) : answer
    }
  }

  private static func length(_ text: String, _ keyword: String, _ argument: JSON) -> Answer {
    guard let limit = argument.intValue else { return .unknown }
    let length = text.unicodeScalars.count
    return (keyword == "minLength" ? length >= limit : length <= limit) ? .valid : .invalid
  }

  private static func number(_ value: JSON, _ keyword: String, _ argument: JSON) -> Answer {
    guard let number = value.numberValue?.double else { return .valid }
    guard let limit = argument.numberValue?.double else { return .unknown }
    let holds =
      switch keyword {
      case "minimum": number >= limit
      case "maximum": number <= limit
      case "exclusiveMinimum": number > limit
      default: number < limit
      }
    return holds ? .valid : .invalid
  }

  private static func isEqual(_ left: JSON, _ right: JSON) -> Bool {
    if left == right { return true }
    guard let left = try? left.canonicalized(), let right = try? right.canonicalized() else { return false }
    return left == right
  }

  private static func hasType(_ value: JSON, _ argument: JSON) -> Bool {
    let names = argument.arrayValue?.compactMap(\.stringValue) ?? [argument.stringValue ?? ""]
    return names.contains { name in
      switch (name, value) {
      case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string): true
      case ("array", .array), ("object", .object): true
      case ("integer", .number(let number)): number.double == number.double.rounded()
      default: false
      }
    }
  }
}
