/// A JSON value that keeps what was read: key order, number lexemes, every member.
///
/// What is judged must be byte for byte what is forwarded and hashed, so nothing is converted on the way in: a number stays
/// its source text (`JSONNumber`), an object stays an ordered list of members (`JSONObject`). Follows RFC 8259, with the
/// stricter reading of I-JSON (RFC 7493): no duplicate member names, no lone surrogates, UTF-8 only.
///
/// Equality compares UTF-8 bytes, never Unicode canonical equivalence: `"K"` and U+212A KELVIN SIGN are different strings.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON {
  /// The text of a string value, else nil.
  package var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a Boolean, else nil.
  package var boolValue: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The number, else nil.
  package var numberValue: JSONNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The number as an `Int` where its lexeme is an integer that fits, else nil.
  package var intValue: Int? { numberValue?.int }

  /// The elements of an array, else nil.
  package var arrayValue: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object, else nil.
  package var objectValue: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// Whether this is JSON's `null`.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The member of that name where this is an object that has it, else nil.
  package subscript(_ name: String) -> JSON? { objectValue?[name] }

  /// What kind of value this is, in the words of RFC 8259 section 3, for messages.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSON: Hashable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(ByteKey(text))
    case .array(let elements): hasher.combine(elements)
    case .object(let object): hasher.combine(object)
    }
  }
}
